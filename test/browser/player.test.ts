import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();

describe("the player", () => {
  test("plays on while the listener moves through the site", async () => {
    const page = await open();
    await page.goto("/trent-nelson-pyparallel.html");
    await hydrated(page);
    await page.getByRole("button", { name: /^Play Trent Nelson/ }).click();
    const player = page.getByRole("region", { name: "Player" });
    await player.getByRole("button", { name: /^Pause/ }).waitFor();
    const time = (): Promise<number> =>
      page.evaluate(
        () => document.querySelector<HTMLAudioElement>("audio:not([controls])")?.currentTime ?? 0,
      );
    await page.waitForFunction(
      () =>
        (document.querySelector<HTMLAudioElement>("audio:not([controls])")?.currentTime ?? 0) > 0.5,
    );
    await page.evaluate(() => {
      const audio = document.querySelector<HTMLAudioElement>("audio:not([controls])");
      Object.assign(window, { breaks: 0 });
      audio?.addEventListener("pause", () => {
        (window as unknown as { breaks: number }).breaks += 1;
      });
    });
    const before = await time();
    for (const place of ["Tags", "Guests", "Episodes", "About"])
      await page
        .getByRole("navigation", { name: "Site" })
        .getByRole("link", { name: place })
        .click();
    await page.getByRole("heading", { level: 1, name: "About" }).waitFor();
    await page.waitForFunction(
      (t) =>
        (document.querySelector<HTMLAudioElement>("audio:not([controls])")?.currentTime ?? 0) > t,
      before,
    );
    expect(await page.evaluate(() => (window as unknown as { breaks: number }).breaks)).toBe(0);
    await player.getByRole("link", { name: /Trent Nelson/ }).click();
    await page.getByRole("heading", { level: 1, name: /Trent Nelson/ }).waitFor();
  });

  test("says what was done also while there is nothing in it, until that is dismissed", async () => {
    const page = await open();
    await page.goto("/");
    await hydrated(page);
    await page
      .getByRole("button", { name: /^More for / })
      .first()
      .click();
    await page.getByRole("button", { name: "Add to the queue" }).click();
    const said = page.getByRole("status").filter({ hasText: /^In the queue: / });
    await said.waitFor();
    expect((await said.boundingBox())?.height).toBeGreaterThan(10);
    await page.getByRole("button", { name: "Dismiss" }).click();
    await said.waitFor({ state: "detached" });
  });

  test("says how long an episode is before anything is loaded, and loads nothing before Play", async () => {
    const page = await open();
    const media: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith(".mp3")) media.push(request.url());
    });
    await page.goto("/trent-nelson-pyparallel.html?t=0:20");
    await hydrated(page);
    await page.getByRole("button", { name: /^Play from 0:20/ }).waitFor();
    expect(await page.getByRole("slider", { name: "Seek" }).getAttribute("aria-valuetext")).toMatch(
      /20 seconds of 1 minute/,
    );
    expect(media).toEqual([]);
    await page.getByRole("button", { name: /^Play from 0:20/ }).click();
    await page.waitForFunction(
      () =>
        (document.querySelector<HTMLAudioElement>("audio:not([controls])")?.currentTime ?? 0) >= 20,
    );
  });

  test("asks nothing of a third party before the click", async () => {
    const page = await open();
    const foreign: string[] = [];
    await page.route(/podbean/, (route) => {
      foreign.push(route.request().url());
      return route.fulfill({ contentType: "text/html", body: "<p>Their player</p>" });
    });
    await page.goto("/trent-nelson-pyparallel.html");
    await hydrated(page);
    await page.waitForLoadState("networkidle");
    expect(foreign).toEqual([]);
    await page.getByRole("button", { name: /player from .*podbean/i }).click();
    await page.getByRole("region", { name: "Player" }).locator("iframe").waitFor();
    await expect.poll(() => foreign.length).toBe(1);
    // Another page: the frame stays where it is and is not loaded again.
    await page
      .getByRole("navigation", { name: "Site" })
      .getByRole("link", { name: "Tags" })
      .click();
    await page.getByRole("heading", { level: 1, name: "Tags" }).waitFor();
    expect(foreign).toHaveLength(1);
  });
});
