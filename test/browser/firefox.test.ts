import { afterAll, describe, expect, inject, test } from "vitest";
import { findFirefox, launchFirefox } from "./firefox.ts";
import { hydrated } from "./hydrated.ts";

// All that is tried in Firefox and in WebKit: npm run test:browsers.
const firefox = findFirefox();
if (!firefox) console.log("No Firefox found: its test is skipped");

const ended: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ended) await end();
});

describe.skipIf(!firefox)("Firefox", () => {
  test("lists, finds a misspelled guest by keyboard, shows the page, and has nothing to complain of", async () => {
    const browser = await launchFirefox(firefox ?? "");
    ended.push(() => browser.close());
    const context = await browser.newContext({ baseURL: inject("site") });
    const faults: string[] = [];
    context.on("weberror", (fault) => faults.push(String(fault.error())));
    context.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto("/");
    await hydrated(page);
    expect(await page.getByRole("article").count()).toBeGreaterThan(9);
    await page.keyboard.press("Control+k");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("search");
    await page.keyboard.type("trent nelsen", { delay: 30 });
    await page.getByRole("status").filter({ hasText: "“trent nelsen”" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /Trent Nelson/ }).waitFor();
    await page.getByRole("region", { name: "Player" }).waitFor();
    await page.goBack();
    // The list is as it was left.
    await page.getByRole("article").filter({ hasText: "Trent Nelson" }).waitFor();
    expect(faults).toEqual([]);
  });
});
