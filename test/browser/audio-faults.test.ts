import type { Page } from "playwright-core";
import { afterEach, describe, expect, inject, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { type AudioFault, type FaultyHost, hostFaultyAudio } from "./faulty-audio.ts";
import { hydrated } from "./hydrated.ts";
import { soundAt, soundPasses } from "./long-audio.ts";

const open = useBrowser();
const EPISODE = "/trent-nelson-pyparallel.html";
const player = (page: Page) => page.getByRole("region", { name: "Player" });
const alert = (page: Page) => player(page).getByRole("alert");
const retry = (page: Page) => alert(page).getByRole("button", { name: "Retry" }).click();

let host: FaultyHost | undefined;
afterEach(() => host?.close());

async function visit(fault: AudioFault): Promise<Page> {
  const page = await open({ serviceWorkers: "block" });
  host = await hostFaultyAudio(page, inject("folder"));
  host.fault = fault;
  await page.goto(EPISODE);
  await hydrated(page);
  return page;
}

async function play(page: Page): Promise<void> {
  await player(page).getByRole("button", { name: "Play", exact: true }).click();
}

/** Sound of ten seconds in less than one. */
const hurry = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const audio = document.querySelector<HTMLAudioElement>("body > audio");
    if (audio) audio.defaultPlaybackRate = audio.playbackRate = 16;
  });

describe("audio that fails", () => {
  test.each(["a page", "damaged"] as const)(
    "%s instead of it: told, and Retry plays it once it is there",
    async (fault) => {
      const page = await visit(fault);
      await play(page);
      await alert(page).getByText("could not be loaded").waitFor();
      expect(await player(page).getByRole("button", { name: "Play", exact: true }).count()).toBe(1);
      if (host) host.fault = "none";
      await retry(page);
      await soundPasses(page, 0.2);
      expect(await alert(page).count()).toBe(0);
    },
  );

  test("cut short: the place is kept where it broke off, and Retry goes on from there", async () => {
    const page = await visit("cut short");
    await play(page);
    await soundPasses(page, 0.1);
    await hurry(page);
    await alert(page).getByText("breaks off").waitFor();
    const slider = player(page).getByRole("slider", { name: "Seek" });
    const at = Number(await slider.inputValue());
    expect(at).toBeGreaterThan(4);
    expect(at).toBeLessThan(20);
    await page.reload();
    await hydrated(page);
    await player(page).waitFor();
    await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(4);
    if (host) host.fault = "none";
    await play(page);
    await soundPasses(page, at - 6);
    expect(await soundAt(page)).toBeLessThan(30);
  });

  test("a connection that breaks: it says that it waits, and goes on by itself", async () => {
    const page = await visit("broken off");
    await play(page);
    await soundPasses(page, 0.1);
    await hurry(page);
    await player(page).getByRole("status").filter({ hasText: "Buffering" }).waitFor();
    const before = await soundAt(page);
    if (host) host.fault = "none";
    await soundPasses(page, before + 1);
    expect(await alert(page).count()).toBe(0);
  });

  test("nothing arrives: told after a while, and Retry plays it from the kept place", async () => {
    const page = await visit("none");
    await play(page);
    await soundPasses(page, 0.1);
    await page.getByRole("slider", { name: "Seek" }).first().focus();
    await page.keyboard.press("PageUp");
    await soundPasses(page, 60);
    await page.reload();
    await hydrated(page);
    if (host) host.fault = "silent";
    await page.clock.install();
    await play(page);
    await player(page).getByRole("status").filter({ hasText: "Buffering" }).waitFor();
    await page.clock.fastForward(21_000);
    await alert(page).getByText("not arriving").waitFor();
    if (host) host.fault = "none";
    await retry(page);
    await soundPasses(page, 60);
  });

  test("offline in the middle: it waits or says so, and goes on by itself once the network is back", async () => {
    const page = await visit("broken off");
    await play(page);
    await soundPasses(page, 0.1);
    await page.context().setOffline(true);
    await hurry(page);
    await page.waitForFunction(() => {
      const audio = document.querySelector<HTMLAudioElement>("body > audio");
      return audio !== null && (audio.error !== null || audio.readyState < 3);
    });
    await player(page)
      .getByText(/Buffering|offline|broke/)
      .first()
      .waitFor();
    const before = await soundAt(page);
    if (host) host.fault = "none";
    await page.context().setOffline(false);
    await soundPasses(page, before + 1);
    expect(await alert(page).count()).toBe(0);
  });
});
