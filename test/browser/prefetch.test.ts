import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();

/** What the browser says of the line. */
async function onLine(
  page: Page,
  connection: { saveData: boolean; effectiveType: string; downlink: number },
): Promise<void> {
  await page.addInitScript((value) => {
    Object.defineProperty(navigator, "connection", { value });
  }, connection);
}
const SLOW = { saveData: false, effectiveType: "3g", downlink: 1 };

/** The page at `path`, once all that it loads by itself has come, and what it asks for from then on. */
async function settled(page: Page, path: string): Promise<string[]> {
  const asked: string[] = [];
  await page.goto(path);
  await hydrated(page);
  await page.waitForResponse(/\/assets\/late-parts-.*\.js$/);
  await page.waitForLoadState("networkidle");
  page.on("request", (request) => {
    // The browser looks after the icon of its tab by itself.
    if (!request.serviceWorker() && request.resourceType() !== "other")
      asked.push(new URL(request.url()).pathname);
  });
  return asked;
}

describe("a page that the listener is about to open", () => {
  test("is there before the click: a card under the pointer, and then nothing more is asked for", async () => {
    const page = await open();
    await onLine(page, SLOW);
    const asked = await settled(page, "/");
    const link = page.getByRole("article").first().getByRole("heading").getByRole("link");
    const name = (await link.textContent()) ?? "";
    const data = page.waitForResponse(/\/data\/episodes\//);
    await link.hover();
    await (await data).finished();
    await page.waitForLoadState("networkidle");
    asked.length = 0;
    await link.click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    expect(asked).toEqual([]);
  });

  test.each(["/tags/concurrency/", "/guests/trent-nelson/"])(
    "is there before the click on %s as well, though the listener came there by a click",
    async (list) => {
      const page = await open();
      await onLine(page, SLOW);
      const asked = await settled(page, "/trent-nelson-pyparallel.html");
      await page.locator(`main a[href="${list}"]`).first().click();
      // On an episode's page the heading stands in its article.
      await page.waitForFunction(() => document.querySelector("main article h1") === null);
      const link = page.getByRole("article").last().getByRole("heading").getByRole("link");
      const name = (await link.textContent()) ?? "";
      await link.hover();
      await page.waitForTimeout(300);
      await page.waitForLoadState("networkidle");
      asked.length = 0;
      await link.click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      expect(asked.filter((path) => path.startsWith("/data/"))).toEqual([]);
    },
  );

  test("of another kind brings its code as well, by the key that reaches its link", async () => {
    const page = await open();
    await onLine(page, SLOW);
    const asked = await settled(page, "/trent-nelson-pyparallel.html");
    const link = page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Tags" });
    const list = page.waitForResponse(/\/data\/catalog\.json/);
    await link.focus();
    await (await list).finished();
    await page.waitForLoadState("networkidle");
    expect(asked.some((path) => /\/assets\/tags-.*\.js$/.test(path))).toBe(true);
    asked.length = 0;
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Tags" }).waitFor();
    expect(asked).toEqual([]);
  });

  test("in view on a fast line, a few are fetched; never by who saves data", async () => {
    const fast = await open();
    await onLine(fast, { saveData: false, effectiveType: "4g", downlink: 10 });
    const seen = fast.waitForRequest(/\/data\/episodes\//);
    await fast.goto("/");
    await seen;

    const saving = await open();
    await onLine(saving, { saveData: true, effectiveType: "4g", downlink: 10 });
    const asked = await settled(saving, "/");
    const link = saving.getByRole("article").first().getByRole("heading").getByRole("link");
    await link.hover();
    await saving.waitForTimeout(2_000);
    expect(asked.filter((path) => path.startsWith("/data/episodes/"))).toEqual([]);
  });
});
