import { expect, test } from "vitest";
import { contrast, themeCss } from "../../src/publish/theme.ts";

test("black on white has the greatest contrast there is", () => {
  expect(contrast("#000", "#ffffff")).toBeCloseTo(21, 5);
});

test.each(["#ffff00", "#000000", "#ffffff", "#3572a5", "#9c3d1f", "#0a0"])(
  "accent %s becomes legible on light and on dark paper",
  (accent) => {
    const [, light = "", dark = ""] =
      /--accent-light:(#[0-9a-f]{6});--accent-dark:(#[0-9a-f]{6})/.exec(
        themeCss({ accent, fonts: {}, css: "" }, "/"),
      ) ?? [];
    for (const paper of ["#fbfaf8", "#ffffff", "#efede8"])
      expect(contrast(light, paper)).toBeGreaterThanOrEqual(4.5);
    for (const paper of ["#131416", "#1c1e21", "#24262a"])
      expect(contrast(dark, paper)).toBeGreaterThanOrEqual(4.5);
  },
);

test("fonts become tokens, and the host's own rules come last, under the site's base", () => {
  const css = themeCss(
    {
      accent: "#3572a5",
      fonts: { text: "Georgia, serif" },
      css: "@font-face{src:url(/fonts/a.woff2)}",
    },
    "/pod/",
  );
  expect(css).toContain(";--font-text:Georgia, serif}");
  expect(css).toMatch(/}@font-face{src:url\(\/pod\/fonts\/a\.woff2\)}$/);
});
