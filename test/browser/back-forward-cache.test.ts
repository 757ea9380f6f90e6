import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { CHROMIUM_FLAGS } from "./find-chromium.ts";
import { hydrated } from "./hydrated.ts";
import { soundAt, soundPasses } from "./long-audio.ts";

const EPISODE = "/trent-nelson-pyparallel.html";

// Playwright starts Chromium without this cache, and what routes requests keeps pages out of it.
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: inject("chromium"),
    args: CHROMIUM_FLAGS,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
}, 60_000);
afterEach(() => context.close());
afterAll(() => browser.close());

async function start(): Promise<void> {
  // A worker that takes a page over keeps it out of the cache, once.
  context = await browser.newContext({ baseURL: inject("site"), serviceWorkers: "block" });
}

/** A tab with the episode. @param ahead days by which its clock is */
async function openTab(ahead = 0): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.addInitScript((ms) => {
    const { now } = Date;
    Date.now = () => now() + ms;
  }, ahead * 86_400_000);
  await page.goto(EPISODE);
  await hydrated(page);
  return page;
}

const player = (page: Page) => page.getByRole("region", { name: "Player" });
const slider = (page: Page) => player(page).getByRole("slider", { name: "Seek" });
const shownAt = async (page: Page): Promise<number> => Number(await slider(page).inputValue());

async function play(page: Page): Promise<void> {
  await player(page).getByRole("button", { name: "Play", exact: true }).click();
  await soundPasses(page, 0);
}

/** Moves as a listener does, in steps of 5 s, while it sounds. */
async function moveOn(page: Page, steps: number): Promise<void> {
  await slider(page).focus();
  for (let i = 0; i < steps; i++) await page.keyboard.press("ArrowRight");
  await soundPasses(page, steps * 5);
}

/** Goes to an address outside the app, so that the page is left whole. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as { kept: boolean }).kept = true;
    location.href = "/robots.txt";
  });
  await page.waitForURL("**/robots.txt");
}

/** Comes back to the page as it was left. */
async function comeBack(page: Page): Promise<void> {
  const cdp = await context.newCDPSession(page);
  await cdp.send("Page.enable");
  const reasons: string[] = [];
  cdp.on("Page.backForwardCacheNotUsed", ({ notRestoredExplanations }) => {
    reasons.push(...notRestoredExplanations.map(({ reason }) => reason));
  });
  await page.evaluate(() => history.back());
  // No `load` comes again.
  await page.waitForURL(`**${EPISODE}`, { waitUntil: "commit" });
  const kept = await page.evaluate(() => (window as unknown as { kept?: boolean }).kept);
  expect({ kept, reasons }).toEqual({ kept: true, reasons: [] });
}

describe("a page that rested in the back/forward cache", () => {
  test("is silent where it was left, and goes on from there", async () => {
    await start();
    const page = await openTab();
    await play(page);
    await moveOn(page, 4);
    await leave(page);
    await comeBack(page);
    const button = player(page).getByRole("button", { name: "Play", exact: true });
    await button.waitFor();
    expect(await shownAt(page)).toBeGreaterThanOrEqual(20);
    expect(await shownAt(page)).toBeLessThan(30);
    await button.click();
    await soundPasses(page, 20);
    expect(await soundAt(page)).toBeLessThan(35);
  });

  test("takes over how far another tab has come meanwhile, and what was chosen there", async () => {
    await start();
    const resting = await openTab();
    await play(resting);
    await moveOn(resting, 1);
    await leave(resting);
    const other = await openTab();
    await play(other);
    await moveOn(other, 8);
    await player(other).getByRole("combobox", { name: "Speed" }).selectOption("1.5");
    await player(other).getByRole("button", { name: "Pause", exact: true }).click();
    const reached = await soundAt(other);
    await comeBack(resting);
    await expect.poll(() => shownAt(resting)).toBe(Math.floor(reached));
    await expect
      .poll(() => player(resting).getByRole("combobox", { name: "Speed" }).inputValue())
      .toBe("1.5");
    await play(resting);
    await soundPasses(resting, reached);
    // The tab that looks on has lost nothing either.
    await other.reload();
    await hydrated(other);
    await expect.poll(() => shownAt(other)).toBeGreaterThanOrEqual(Math.floor(reached));
  });

  test("left near the end, stands at no place beyond it", async () => {
    await start();
    const page = await openTab();
    await play(page);
    await page.evaluate(() => {
      const audio = document.querySelector<HTMLAudioElement>("body > audio");
      if (!audio) return;
      audio.playbackRate = 16;
      audio.currentTime = audio.duration - 14;
    });
    await page.waitForFunction(() => {
      const audio = document.querySelector<HTMLAudioElement>("body > audio");
      return audio !== null && audio.currentTime > audio.duration - 8;
    });
    await leave(page);
    await comeBack(page);
    const end = Number(await slider(page).getAttribute("max"));
    await player(page).getByRole("button", { name: "Play", exact: true }).waitFor();
    expect(await shownAt(page)).toBeGreaterThan(end - 15);
    expect(await shownAt(page)).toBeLessThanOrEqual(end);
  });
});

describe("two tabs whose clocks differ by days", () => {
  test.each([
    ["ahead", 3],
    ["behind", -3],
  ])("what was heard last counts, where the first tab is %s", async (_, days) => {
    await start();
    const skewed = await openTab(days);
    await play(skewed);
    await moveOn(skewed, 2);
    const other = await openTab();
    await play(other);
    await player(skewed).getByText("Paused: playing in another tab.").waitFor();
    await moveOn(other, 8);
    await player(other).getByRole("button", { name: "Pause", exact: true }).click();
    const reached = Math.floor(await soundAt(other));
    // Both tabs, and one that comes later, agree on the place.
    for (const page of [await openTab(days), await openTab()]) {
      await expect.poll(() => shownAt(page)).toBeGreaterThanOrEqual(reached - 20);
      expect(await shownAt(page)).toBeLessThanOrEqual(reached + 1);
    }
    await play(skewed);
    await moveOn(skewed, 1);
    await player(skewed).getByRole("button", { name: "Pause", exact: true }).click();
    const last = Math.floor(await soundAt(skewed));
    const late = await openTab();
    await expect.poll(() => shownAt(late)).toBeLessThanOrEqual(last + 1);
    expect(await shownAt(late)).toBeGreaterThanOrEqual(last - 20);
  });
});
