import { expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { pelicanEpisode, writeArchive } from "./write-archive.ts";

const show = async (yaml: string, files: Record<string, string> = {}) => {
  const content = writeArchive({ "a.md": pelicanEpisode("A"), "show.yaml": yaml, ...files });
  const archive = await compileArchive({ content });
  return { ...archive, said: archive.problems.map(formatProblem) };
};

test("a host's own look: fonts, logo, links in the navigation, a line at the foot, rules", async () => {
  const { catalog, theme, files, said } = await show(
    "fonts:\n  display: \"'Bitter', serif\"\n  text: Georgia, serif\nlogo: mark.svg\n" +
      "navigation:\n  Blog: https://blog.example/\n  Shop: /shop/\nfooter: Made at home.\n",
    { "mark.svg": "<svg/>", "theme.css": "h1 { color: teal }\n" },
  );
  expect(said).toEqual([]);
  expect(theme).toEqual({
    fonts: { display: "'Bitter', serif", text: "Georgia, serif" },
    css: "h1 { color: teal }",
  });
  expect(catalog.show).toMatchObject({
    logo: "/mark.svg",
    footer: "Made at home.",
    navigation: [
      { title: "Blog", url: "https://blog.example/" },
      { title: "Shop", url: "/shop/" },
    ],
  });
  expect(files.map(({ to }) => to)).toEqual(["/mark.svg"]);
});

test.each([
  ["fonts: '</style>'", {}, /^show\.yaml:1: fonts: "text: <\/style>" names no font; write /],
  ["navigation:\n  Bad: javascript:x\n", {}, /^show\.yaml:1: navigation: "javascript:x" is no web/],
  [
    "",
    { "theme.css": "a{}\n</style><script>" },
    /^theme\.css:2: Rules can't hold markup; remove it/,
  ],
  ["", { "theme.css": "@import 'x.css';" }, /^theme\.css:1: Pages load no other sheet of styles/],
])("what can't be a look is told: %j %j", async (yaml, files, message) => {
  const { said, problems } = await show(yaml, files);
  expect(said[0]).toMatch(message);
  expect(problems[0]?.severity).toBe("error");
});
