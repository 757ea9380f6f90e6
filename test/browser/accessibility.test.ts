import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();
const PAGES = [
  "/",
  "/?q=tornadoo",
  "/trent-nelson-pyparallel.html",
  "/tags/",
  "/tags/concurrency/",
  "/guests/",
  "/guests/trent-nelson/",
  "/archive/",
  "/explore/",
  "/about/",
  "/nothing-here/",
];

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  test.each([320, 1280])("axe finds nothing on any kind of page, %i px wide", async (width) => {
    const page = await open({ colorScheme, viewport: { width, height: 900 } });
    for (const path of PAGES) {
      await page.goto(path);
      await hydrated(page);
      if (path.includes("q=")) await page.getByText("for “tornadoo”").first().waitFor();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: typeof axe }).axe.run(),
      );
      expect(
        violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map((n) => n.html).join(" ")}`),
      ).toEqual([]);
    }
  });
});

test("nothing is wider than a screen of 320 px", async () => {
  const page = await open({ viewport: { width: 320, height: 700 } });
  for (const path of PAGES) {
    await page.goto(path);
    await hydrated(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(`${path} ${width}`).toBe(`${path} 320`);
  }
});

test("the keyboard alone finds the skip link first, and lands in the content", async () => {
  const page = await open();
  await page.goto("/trent-nelson-pyparallel.html");
  await hydrated(page);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
});
