import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();

/** Notes, in the page, how many cards its list holds in the first frame after each change of page. */
async function countFirstFrames(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const counts: number[] = [];
    Object.assign(window, { counts });
    let shown = document.querySelector("h1")?.textContent;
    new MutationObserver(() => {
      const heading = document.querySelector("h1")?.textContent;
      if (heading === shown) return;
      shown = heading;
      requestAnimationFrame(() => counts.push(document.querySelectorAll("main article h3").length));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { counts: number[] }).counts);
}

const cards = (page: Page) => page.locator("#episodes article");

describe("what stands below the first screen", () => {
  test("comes a moment after the page, and is all there then", async () => {
    const page = await open();
    await page.goto("/about/");
    await hydrated(page);
    const counts = await countFirstFrames(page);
    await page
      .getByRole("navigation", { name: "Site" })
      .getByRole("link", { name: "Episodes" })
      .click();
    await expect.poll(() => cards(page).count()).toBe(24);
    const [first = NaN] = await counts();
    expect(first).toBeGreaterThan(3);
    expect(first).toBeLessThan(24);
    const height = await page.evaluate(() => document.body.scrollHeight);
    await page.reload();
    await hydrated(page);
    // As the page that comes as HTML.
    expect(await page.evaluate(() => document.body.scrollHeight)).toBeCloseTo(height, -3);
  });

  test("Back shows the cards that were in view, where they were, and needs no network for it", async () => {
    const page = await open();
    await page.goto("/");
    await hydrated(page);
    const card = cards(page).nth(14).getByRole("heading").getByRole("link");
    await card.scrollIntoViewIfNeeded();
    const top = async (): Promise<number> => Math.round((await card.boundingBox())?.y ?? NaN);
    const before = await top();
    await card.click();
    await page.waitForFunction(() => document.activeElement?.matches("article h1"));
    await page.context().setOffline(true);
    const counts = await countFirstFrames(page);
    await page.goBack();
    await expect.poll(() => cards(page).count()).toBe(24);
    expect(Math.abs((await top()) - before)).toBeLessThan(3);
    const [first = NaN] = await counts();
    expect(first).toBeGreaterThan(2);
    expect(first).toBeLessThan(20);
  });

  test("is there at once for a link that leads to it", async () => {
    const page = await open();
    await page.goto("/");
    await hydrated(page);
    await page.evaluate(() => {
      const link = document.createElement("a");
      link.href = "/trent-nelson-pyparallel.html#n-picks";
      link.textContent = "To the picks";
      document.querySelector("main")?.prepend(link);
    });
    await page.getByRole("link", { name: "To the picks" }).click();
    const picks = page.getByRole("heading", { name: "Picks", level: 2 });
    await picks.waitFor();
    await expect
      .poll(async () => Math.abs((await picks.boundingBox())?.y ?? NaN))
      .toBeLessThan(120);
  });
});
