import type { Page } from "playwright-core";
import { hydrated } from "./hydrated.ts";
import { hostLongAudio, soundPasses } from "./long-audio.ts";

/** A page, or something that is open over it: everything that a listener can have before them. */
export interface State {
  name: string;
  path: string;
  /** Brings it about, on the page that has come alive at `path`. */
  reach?: (page: Page) => Promise<unknown>;
}

const EPISODE = "/trent-nelson-pyparallel.html";
const player = (page: Page) => page.getByRole("region", { name: "Player" });

async function play(page: Page): Promise<void> {
  await player(page).getByRole("button", { name: "Play", exact: true }).click();
  await soundPasses(page, 0);
}

async function openPlayer(page: Page, tab: string): Promise<void> {
  await player(page).waitFor();
  await page.getByRole("button", { name: "Open the full player" }).click();
  await page.getByRole("dialog").getByRole("tab", { name: tab }).click();
}

async function fill(page: Page): Promise<void> {
  for (const name of ["Play next", "Add to the queue", "Save"]) {
    await page
      .getByRole("button", { name: /^More for/ })
      .nth(name === "Save" ? 2 : 1)
      .click();
    await page.getByRole("button", { name, exact: true }).click();
  }
}

/** The first of a list that can be played from it. */
async function playFirst(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Play / })
    .first()
    .click();
}

const KINDS: State[] = [
  { name: "the list", path: "/" },
  {
    name: "an answered search",
    path: "/?q=tornadoo",
    reach: (page) => page.getByText("for “tornadoo”").first().waitFor(),
  },
  {
    name: "a search with moments",
    path: "/?q=asynchronous+fashionable",
    reach: (page) =>
      page
        .getByRole("button", { name: /^Play from .*: / })
        .first()
        .waitFor(),
  },
  {
    name: "a search with filters in its words",
    path: "/?q=guest:darnell+async",
    reach: (page) =>
      page
        .getByRole("link", { name: /^Remove/ })
        .first()
        .waitFor(),
  },
  {
    name: "a search that finds nothing",
    path: "/?q=zzqxv+qqwxz",
    reach: (page) => page.getByText("Nothing matches").waitFor(),
  },
  { name: "an episode", path: EPISODE, reach: (page) => player(page).waitFor() },
  { name: "all tags", path: "/tags/" },
  { name: "a tag", path: "/tags/concurrency/" },
  { name: "all guests", path: "/guests/" },
  { name: "a guest", path: "/guests/trent-nelson/" },
  { name: "the archive", path: "/archive/" },
  { name: "explore", path: "/explore/" },
  { name: "picks", path: "/picks/" },
  {
    name: "picks of a kind",
    path: "/picks/?kind=book",
    reach: (page) => page.waitForFunction(() => !("outdated" in document.documentElement.dataset)),
  },
  { name: "a page of the host's", path: "/about/" },
  { name: "nothing kept", path: "/saved/" },
  { name: "no page", path: "/nothing-here/" },
];

const OPENED: State[] = [
  {
    name: "the filters",
    path: "/?tag=concurrency",
    async reach(page) {
      const button = page.getByRole("button", { name: /^Filter and sort/ });
      if (await button.isVisible()) await button.click();
    },
  },
  {
    name: "a menu",
    path: "/",
    async reach(page) {
      await page
        .getByRole("button", { name: /^More for/ })
        .first()
        .click();
      await page.getByRole("button", { name: /^Keep offline/ }).waitFor();
    },
  },
  {
    name: "the search over a page",
    path: "/tags/",
    async reach(page) {
      await page.keyboard.press("/");
      await page.getByRole("combobox").pressSequentially("tornadoo");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("ArrowDown");
    },
  },
  {
    name: "the empty search over a page",
    path: "/tags/",
    async reach(page) {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").waitFor();
    },
  },
  {
    name: "the player, playing",
    path: EPISODE,
    async reach(page) {
      await hostLongAudio(page);
      await play(page);
    },
  },
  ...["Chapters", "Up next", "Share", "Choices"].map((tab) => ({
    name: `the full player: ${tab}`,
    path: EPISODE,
    reach: (page: Page) => openPlayer(page, tab),
  })),
  {
    name: "the full player: Transcript",
    path: "/ben-darnell-tornado.html",
    async reach(page) {
      await openPlayer(page, "Transcript");
      await page
        .getByRole("searchbox", { name: "Search in the transcript" })
        .pressSequentially("web");
      await page.getByText(/passages?$/).waitFor();
    },
  },
  {
    name: "the full player: sharing a clip, a note",
    path: EPISODE,
    async reach(page) {
      await openPlayer(page, "Share");
      await page.getByRole("radio", { name: "A clip" }).check();
      await page.getByRole("button", { name: "Mark this moment" }).click();
    },
  },
  {
    name: "the list of keys",
    path: "/about/",
    async reach(page) {
      // The keys listen once the player has come, in the first idle moment.
      while (!(await page.getByRole("dialog").isVisible())) {
        await page.keyboard.press("?");
        await page.waitForTimeout(100);
      }
    },
  },
  {
    name: "what is kept",
    path: "/",
    async reach(page) {
      await fill(page);
      await playFirst(page);
      await player(page).waitFor();
      await page.keyboard.press("b");
      await player(page)
        .getByText(/^Marked/)
        .waitFor();
      await page.goto("/saved/");
      await hydrated(page);
      await page.getByRole("heading", { name: /^Moments/ }).waitFor();
    },
  },
  {
    name: "the full player: a queue",
    path: "/",
    async reach(page) {
      await fill(page);
      await playFirst(page);
      await openPlayer(page, "Up next");
    },
  },
  {
    name: "a third party's player",
    path: EPISODE,
    async reach(page) {
      await page.route(/podbean/, (route) =>
        route.fulfill({
          contentType: "text/html",
          body: "<!doctype html><html lang=en><title>Theirs</title><h1>Their player</h1>",
        }),
      );
      await page.getByRole("button", { name: /player from .*podbean/i }).click();
      await player(page).locator("iframe").waitFor();
    },
  },
];

const FAILED: State[] = [
  {
    name: "a page that did not come",
    path: EPISODE,
    async reach(page) {
      await page.route("**/data/catalog.json", (route) => route.abort());
      await page
        .getByRole("navigation", { name: "Site" })
        .getByRole("link", { name: "Tags" })
        .click();
      await page.getByRole("alert").getByRole("button", { name: "Retry" }).waitFor();
    },
  },
  {
    name: "a page that could not be shown",
    path: "/tags/",
    async reach(page) {
      await page.route("**/data/pages/about.json", async (route) => {
        const file = (await (await route.fetch()).json()) as { page: { sections: unknown[] } };
        file.page.sections = [null];
        await route.fulfill({ json: file });
      });
      await page
        .getByRole("navigation", { name: "Site" })
        .getByRole("link", { name: "About" })
        .click();
      await page.getByRole("button", { name: "Retry" }).waitFor();
    },
  },
  {
    name: "audio that is not there",
    path: EPISODE,
    async reach(page) {
      (await hostLongAudio(page)).status = 404;
      await player(page).getByRole("button", { name: "Play", exact: true }).click();
      await player(page).getByRole("button", { name: "Retry" }).waitFor();
    },
  },
  {
    name: "a transcript that did not come",
    path: "/ben-darnell-tornado.html",
    async reach(page) {
      await page.route("**/data/transcripts/*", (route) => route.abort());
      await openPlayer(page, "Transcript");
      await page.getByRole("dialog").getByRole("button", { name: "Retry" }).waitFor();
    },
  },
  {
    name: "a search that did not come",
    path: "/tags/",
    async reach(page) {
      await page.route("**/data/search.json", (route) => route.abort());
      await page.keyboard.press("/");
      await page.getByRole("combobox").fill("tornado");
      await page.getByRole("dialog").getByRole("alert").waitFor();
    },
  },
  {
    name: "moments that did not come",
    path: "/",
    async reach(page) {
      await page.route("**/data/passages/**", (route) => route.abort());
      await page.getByRole("searchbox").fill("asynchronous fashionable");
      await page
        .getByRole("region", { name: "In notes and transcripts" })
        .getByRole("alert")
        .waitFor();
    },
  },
];

/** A page of each kind, as its address alone gives it. */
export const PAGES: Pick<State, "name" | "path">[] = [
  ...KINDS.filter(({ path }) => !path.includes("?")),
  { name: "an episode with a transcript", path: "/ben-darnell-tornado.html" },
  { name: "a host", path: "/guests/tobias-macey/" },
];

/** Data that no page's HTML holds: what was on this day of the year, and how much the whole archive takes. */
export const OF_THE_MOMENT = /^\/data\/(?:days\/.*|offline)\.json$/;

export const STATES = [...KINDS, ...OPENED, ...FAILED];

/** Brings `page` into a state. */
export async function enter(page: Page, { path, reach }: State): Promise<void> {
  await page.goto(path);
  await hydrated(page);
  await reach?.(page);
}
