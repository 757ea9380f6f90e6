import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();

describe("searching what was said and written", () => {
  test("a word of a transcript alone finds its minute, and one click plays from there", async () => {
    const page = await open();
    await page.goto("/?q=asynchronous+fashionable");
    const section = page.getByRole("region", { name: "In notes and transcripts" });
    await section.getByRole("heading", { name: "Ben Darnell on Tornado" }).first().waitFor();
    await section
      .getByRole("button", { name: /^Play from 0:\d\d: Ben Darnell on Tornado/ })
      .click();
    const player = page.getByRole("region", { name: "Player" });
    await player.getByRole("button", { name: /^Pause/ }).waitFor();
    await page.waitForFunction(
      () =>
        (document.querySelector<HTMLAudioElement>("audio:not([controls])")?.currentTime ?? 0) > 5,
    );
  });

  test("a long list is left alone until the listener asks", async () => {
    const page = await open();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto("/?q=python");
    await page.getByRole("status").filter({ hasText: "for “python”" }).waitFor();
    const button = page.getByRole("button", { name: "Search notes and transcripts too" });
    await button.waitFor();
    expect(asked.filter((path) => path.startsWith("/data/passages/"))).toEqual([]);
    await button.click();
    await page.getByRole("region", { name: "In notes and transcripts" }).waitFor();
    await page
      .getByRole("status")
      .filter({ hasText: /passages?$|Nothing there/ })
      .waitFor();
  });

  test("the palette offers moments where episodes are few", async () => {
    const page = await open();
    await page.goto("/tags/");
    await hydrated(page);
    await page.keyboard.press("/");
    await page.keyboard.type("asynchronous fashionable");
    const moments = page.getByRole("group", { name: "Moments" });
    await moments.getByRole("option", { name: /Ben Darnell on Tornado · 0:/ }).click();
    await page.waitForURL(/\?t=0:\d\d/);
    await page
      .getByRole("button", { name: /^Play from 0:/ })
      .first()
      .waitFor();
  });
});
