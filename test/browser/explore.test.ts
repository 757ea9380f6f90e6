import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();

describe("the archive at a glance", () => {
  test("a week's mark leads to its episodes, and Back to the mark", async () => {
    const page = await open();
    await page.goto("/explore/");
    await hydrated(page);
    const mark = page.getByRole("link", { name: /Trent Nelson on Pyparallels/ }).first();
    await mark.click();
    await page.waitForURL(/\?q=after/);
    await page.getByRole("heading", { name: "Trent Nelson on Pyparallels" }).waitFor();
    expect(await page.getByRole("article").count()).toBeLessThan(4);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Explore" }).waitFor();
    await mark.waitFor();
  });

  test("Tab comes to one mark of the calendar; arrows go among them, Enter follows", async () => {
    const page = await open();
    await page.goto("/explore/");
    await hydrated(page);
    const calendar = page.locator("[data-drawing=calendar]");
    await calendar.locator('svg a[tabindex="0"]').focus();
    const name = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.querySelector("title")?.textContent);
    const first = await name();
    await page.keyboard.press("ArrowRight");
    expect(await name()).not.toBe(first);
    await page.keyboard.press("ArrowDown");
    expect(await calendar.locator('svg a[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\?q=after/);
  });

  test("on the day of an episode, it is remembered", async () => {
    const page = await open();
    await page.clock.setFixedTime(new Date("2026-10-05T12:00:00"));
    await page.goto("/explore/");
    await hydrated(page);
    const list = page.getByRole("region", { name: "On this day" });
    await list.getByRole("link").first().waitFor();
    expect(await list.locator("time").allTextContents()).toEqual(["5 Oct 2015"]);
  });

  test("a random episode is some episode", async () => {
    const page = await open();
    await page.goto("/explore/");
    await hydrated(page);
    await page.getByRole("button", { name: /random episode/ }).click();
    await page.locator("main article h1").waitFor();
    expect(new URL(page.url()).pathname).not.toBe("/explore/");
  });

  test("without scripts, the tables lead on", async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto("/explore/");
    await page.getByText("As a table").first().click();
    await page.getByRole("link", { name: /in October 2015/ }).click();
    await page.waitForURL(/after/);
  });
});
