import { basename } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../test/browser/find-chromium.ts";
import { hydrated } from "../test/browser/hydrated.ts";
import { readOptions } from "./options.ts";
import { serveArchive } from "./serve-archive.ts";

const OPTIONS = {
  content: [process.env["PLAYHEAD_CONTENT"] ?? "content", 'folders of archives (":" between them)'],
  visits: ["4", "of an archive, of 16 clicks each"],
  slow: ["4", "times slower than this machine"],
  port: ["4191", "of the site on localhost"],
} as const;

/** One way from page to page, in milliseconds from the listener's act to the new heading painted. */
interface Way {
  kind: string;
  took: number;
  /** Paths that it asked for. */
  asked: string[];
}

/**
 * From a click on a link, or Back, to the first frame with the new page's heading, in a real
 * Chromium on a slowed processor. The pointer rests on each link until what is fetched ahead is
 * there, so that a click asks for nothing.
 */
export async function run(argv: string[]): Promise<number> {
  const options = readOptions("navigation", OPTIONS, argv);
  if (!options) return 0;
  const rows: object[] = [];
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    for (const content of options.content.split(":")) {
      const ways = await measureArchive(browser, content, options);
      for (const kind of new Set(ways.map((way) => way.kind)))
        rows.push({
          archive: basename(content),
          kind,
          ...figures(ways.filter((way) => way.kind === kind)),
        });
      rows.push({ archive: basename(content), kind: "all", ...figures(ways) });
    }
  } finally {
    await browser.close();
  }
  if (options.json) console.log(JSON.stringify({ slow: Number(options.slow), rows }));
  else console.table(rows);
  return 0;
}

function figures(ways: readonly Way[]): object {
  const times = ways.map(({ took }) => took).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN);
  const asked = ways.flatMap((way) => way.asked);
  return {
    clicks: ways.length,
    p50: at(0.5),
    p95: at(0.95),
    longest: at(1),
    requests: asked.length,
  };
}

async function measureArchive(
  browser: Browser,
  content: string,
  options: { visits: string; slow: string; port: string },
): Promise<Way[]> {
  const served = await serveArchive(content, Number(options.port));
  try {
    const ways: Way[] = [];
    for (let visit = 0; visit < Number(options.visits); visit += 1)
      ways.push(...(await measureVisit(browser, served.site, visit, Number(options.slow))));
    return ways;
  } finally {
    await served.close();
  }
}

/** Two rounds through the site, from a card that no other visit takes. */
async function measureVisit(
  browser: Browser,
  site: string,
  visit: number,
  slow: number,
): Promise<Way[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => {
    // The browser looks after the icon of its tab by itself; the worker fetches for later.
    if (!request.serviceWorker() && request.resourceType() !== "other")
      asked.push(new URL(request.url()).pathname);
  });
  await page.goto(site);
  await hydrated(page);
  await page.waitForTimeout(4000);
  await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slow });
  const ways: Way[] = [];
  const go = async (kind: string, act: () => Promise<unknown>): Promise<void> => {
    await watch(page);
    asked.length = 0;
    await act();
    const took = await page.evaluate(
      () => (window as unknown as { painted: Promise<number> }).painted,
    );
    // By then: what is fetched ahead of the next act, such as the menu under the pointer, is not the click's.
    ways.push({ kind, took, asked: [...asked] });
    await page.waitForTimeout(300);
  };
  const click = async (kind: string, link: Locator): Promise<void> => {
    await link.hover();
    await page.waitForTimeout(300);
    await page.waitForLoadState("networkidle");
    await go(kind, () => link.click());
  };
  const back = (kind: string): Promise<void> =>
    go(kind, () =>
      page.evaluate(() => {
        document.dispatchEvent(new Event("back"));
        history.back();
      }),
    );
  const cards = page.locator("article[data-episode] h3 a");
  for (let round = 0; round < 2; round += 1) {
    await click("list → episode", cards.nth((visit * 2 + round) % (await cards.count())));
    await click("episode → next episode", page.locator("a[rel=prev], a[rel=next]").first());
    const lists = page.locator('main article :is([href*="/tags/"], [href*="/guests/"])');
    // Some episodes are of nobody and about nothing.
    if ((await lists.count()) > 0) {
      await click("episode → tag or person", round === 0 ? lists.first() : lists.last());
      await click("tag or person → episode", cards.last());
      await back("Back to a tag or person");
      await back("Back to an episode");
    }
    await back("Back to an episode");
    await back("Back to the list");
  }
  await context.close();
  return ways;
}

/**
 * Leaves a promise in the page, of the milliseconds from the next click, or move in the history, to
 * the first frame in which the address is another and so is the heading. A view transition shows
 * the new page once it is ready.
 */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heading = (): string => document.querySelector("h1")?.textContent ?? "";
    const [before, from] = [heading(), window.location.pathname];
    let since = NaN;
    for (const act of ["click", "back"])
      document.addEventListener(act, ({ timeStamp }) => (since = timeStamp), {
        capture: true,
        once: true,
      });
    let shown: Promise<unknown> = Promise.resolve();
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (...given: Parameters<typeof start>) => {
      const transition = start(...given);
      shown = transition.ready.catch(() => undefined);
      return transition;
    };
    const painted = new Promise<number>((done) => {
      // Before any other task: what the page does after its frame is not counted.
      const drawn = (): void =>
        void scheduler.postTask(() => done(performance.now() - since), {
          priority: "user-blocking",
        });
      const observer = new MutationObserver(() => {
        if (window.location.pathname === from || heading() === before) return;
        observer.disconnect();
        void shown.then(() => requestAnimationFrame(drawn));
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    Object.assign(window, { painted });
  });
}
