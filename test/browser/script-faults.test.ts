import type { Page, Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import { DATA_FORMAT } from "../../src/model/data-format.ts";
import { inFirefox, useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";
import { hostLongAudio, soundAt, soundPasses } from "./long-audio.ts";

const open = useBrowser();
const TRENT = "/trent-nelson-pyparallel.html";
const plain = { serviceWorkers: "block" } as const;
const gone = (route: Route): Promise<void> => route.fulfill({ status: 404, body: "no" });

const title = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const trouble = (page: Page) => page.getByRole("alert").filter({ hasText: "Dismiss" });
const player = (page: Page) => page.getByRole("region", { name: "Player" });
const site = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Site" }).getByRole("link", { name });

/** Opens a page, and counts whole pages that are loaded from then on. */
async function visit(page: Page, path: string): Promise<{ loads: string[] }> {
  await page.goto(path);
  await hydrated(page);
  const loads: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame())
      loads.push(new URL(request.url()).pathname);
  });
  return { loads };
}

async function play(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Play Trent Nelson/ }).click();
  await soundPasses(page, 0.2);
}

async function stillSounds(page: Page): Promise<void> {
  await soundPasses(page, (await soundAt(page)) + 0.2);
}

describe("a script that an update of the site took away", () => {
  test("of the next page: one load by itself leads there", async () => {
    const page = await open(plain);
    const { loads } = await visit(page, TRENT);
    // Whatever asks for it before the new page does: a pointer over its link may.
    await page.route("**/assets/tags-*.js", (route) =>
      loads.length === 0 ? gone(route) : route.continue(),
    );
    await site(page, "Tags").click();
    await title(page, "Tags").waitFor();
    await hydrated(page);
    expect(loads).toEqual(["/tags/"]);
  });

  test("that does not come back is no loop, and no blank page", async () => {
    const page = await open(plain);
    const { loads } = await visit(page, TRENT);
    await page.route("**/assets/tags-*.js", gone);
    await site(page, "Tags").click();
    await title(page, "Tags").waitFor();
    await page.waitForTimeout(1_500);
    expect(loads).toEqual(["/tags/"]);
    expect(
      await page.getByRole("main").getByRole("link", { name: "Data Science" }).isVisible(),
    ).toBe(true);
  });

  test("while something plays: the reload is offered, and the sound goes on", async () => {
    const page = await open(plain);
    await hostLongAudio(page);
    const { loads } = await visit(page, TRENT);
    await play(page);
    await page.route("**/assets/tags-*.js", gone);
    await site(page, "Tags").click();
    await trouble(page).getByText("has been updated").waitFor();
    await title(page, /Trent Nelson/).waitFor();
    await stillSounds(page);
    expect(loads).toEqual([]);
    await page.unroute("**/assets/tags-*.js");
    await trouble(page).getByRole("button", { name: "Reload" }).click();
    await title(page, "Tags").waitFor();
    expect(loads).toEqual(["/tags/"]);
  });

  test("of a part of the player: sound and page stay", async () => {
    const page = await open(plain);
    await hostLongAudio(page);
    const { loads } = await visit(page, TRENT);
    await play(page);
    await page.route("**/assets/full-player-*.js", gone);
    await player(page).getByRole("button", { name: "Open the full player" }).click();
    await trouble(page).getByText("has been updated").waitFor();
    await stillSounds(page);
    expect(loads).toEqual([]);
    expect(await player(page).getByRole("button", { name: "Pause" }).isVisible()).toBe(true);
  });

  test("of the search: one reload by itself", async () => {
    const page = await open(plain);
    const { loads } = await visit(page, TRENT);
    await page.route("**/assets/search-palette-*.js", gone);
    await page.getByRole("button", { name: "Search" }).click();
    await expect.poll(() => loads).toEqual([TRENT]);
    await hydrated(page);
    await page.getByRole("button", { name: "Search" }).click();
    await trouble(page).getByText("has been updated").waitFor();
    expect(loads).toEqual([TRENT]);
  });
});

describe("data of another version of the site", () => {
  test("one load by itself, and then no loop", async () => {
    const page = await open(plain);
    const { loads } = await visit(page, TRENT);
    await page.route("**/data/pages/about.json", (route) =>
      route.fulfill({ json: { format: DATA_FORMAT + 1 } }),
    );
    await site(page, "About").click();
    await title(page, "About").waitFor();
    await hydrated(page);
    expect(loads).toEqual(["/about/"]);
    // Its own data came with the page. Another visit needs it again.
    await site(page, "Tags").click();
    await title(page, "Tags").waitFor();
    await site(page, "About").click();
    await trouble(page).getByText("has been updated").waitFor();
    await title(page, "Tags").waitFor();
    expect(loads).toEqual(["/about/"]);
  });
});

// Firefox before 155 does not ask again for a script that did not come: there a reload brings it.
describe.skipIf(inFirefox())("a script that can't be had for want of a network", () => {
  test.each([
    ["the full player", "Open the full player", "A part of the player could not be loaded"],
    ["the search", "Search", "Search could not be loaded"],
  ])("%s says so, and comes by itself with the network", async (_, button, words) => {
    const page = await open(plain);
    const { loads } = await visit(page, TRENT);
    await player(page).waitFor();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: button }).click();
    await trouble(page).getByText(words).waitFor();
    await title(page, /Trent Nelson/).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("dialog").waitFor();
    expect(await trouble(page).count()).toBe(0);
    expect(loads).toEqual([]);
  });

  test("the player's bar: what was asked for sounds, and the bar comes with the network", async () => {
    const page = await open(plain);
    await hostLongAudio(page);
    await page.route("**/assets/dock-*.js", (route) => route.abort());
    await visit(page, TRENT);
    // Where nothing sounds yet, the page loads itself once more first, and takes a click with it.
    await trouble(page).waitFor();
    await play(page);
    await trouble(page).waitFor();
    await page.unroute("**/assets/dock-*.js");
    await trouble(page)
      .getByRole("button", { name: /Retry|Reload/ })
      .click();
    await player(page).waitFor();
  });
});

describe("scripts that never come", () => {
  test("the notes stay readable, links lead on, and nothing circles", async () => {
    const page = await open(plain);
    const loads: string[] = [];
    page.on("request", (request) => {
      if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname);
    });
    await page.route("**/assets/*.js", (route) => route.abort());
    await page.goto(TRENT);
    for (const name of ["Summary", "Picks", "Chapters"])
      await page.getByRole("heading", { name, level: 2 }).waitFor();
    await page.getByRole("link", { name: "Concurrency" }).first().click();
    await title(page, "Concurrency").waitFor();
    await page.waitForTimeout(500);
    expect(loads).toEqual([TRENT, "/tags/concurrency/"]);
  });

  test("one file among them: the page is loaded once more, and can be read", async () => {
    const page = await open(plain);
    const loads: string[] = [];
    page.on("request", (request) => {
      if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname);
    });
    await page.route("**/assets/home-*.js", gone);
    await page.goto("/");
    await expect.poll(() => loads).toEqual(["/", "/"]);
    await page.getByRole("article").first().waitFor();
    await page.waitForTimeout(1_000);
    expect(loads).toEqual(["/", "/"]);
  });

  test("a list that was opened with a query shows its newest episodes after a while", async () => {
    const page = await open(plain);
    await page.route("**/assets/*.js", (route) => route.abort());
    await page.goto("/?q=tornado");
    await page.getByRole("article").first().waitFor({ state: "visible", timeout: 10_000 });
  });
});

describe("a part that throws", () => {
  test("in a page: header, player and sound stay, and another page can be had", async () => {
    const page = await open(plain);
    await hostLongAudio(page);
    await visit(page, TRENT);
    await play(page);
    await page.route("**/data/pages/about.json", async (route) => {
      const response = await route.fetch();
      const file = (await response.json()) as { page: { sections: unknown[] } };
      file.page.sections = [null];
      await route.fulfill({ json: file });
    });
    await site(page, "About").click();
    await title(page, "This page could not be loaded").waitFor();
    await page.getByRole("alert").getByText("Something went wrong in this page").waitFor();
    await stillSounds(page);
    expect(await player(page).getByRole("button", { name: "Pause" }).isVisible()).toBe(true);
    await site(page, "Tags").click();
    await title(page, "Tags").waitFor();
    await stillSounds(page);
  });

  test("in the full player: it closes, says so, and can be tried again", async () => {
    const page = await open(plain);
    await hostLongAudio(page);
    await visit(page, TRENT);
    await play(page);
    await page.evaluate(() => {
      const prototype = HTMLDialogElement.prototype as { showModal: () => void };
      const real = prototype.showModal;
      prototype.showModal = () => {
        prototype.showModal = real;
        throw new Error("It rained in");
      };
    });
    await player(page).getByRole("button", { name: "Open the full player" }).click();
    await trouble(page).getByText("A part of the player failed").waitFor();
    await stillSounds(page);
    await trouble(page).getByRole("button", { name: "Retry" }).click();
    await page.getByRole("dialog").waitFor();
    await stillSounds(page);
  });
});
