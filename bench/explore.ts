import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "playwright-core";
import { preview } from "vite";
import { CHROMIUM_FLAGS, findChromium } from "../test/browser/find-chromium.ts";
import { CONTENT, foldersOf, readOptions, SEED, SLOW } from "./options.ts";
import { seededRandom } from "./random.ts";
import { writeSyntheticArchive } from "./synthetic-archive.ts";

const OPTIONS = {
  episodes: ["10000", "of the archive that is built"],
  content: CONTENT,
  site: ["", "a site that is built already"],
  slow: SLOW,
  seed: SEED,
} as const;

/** What a listener does there; each is watched by itself. */
const ACTS: [name: string, act: (page: Page) => Promise<unknown>][] = [
  ["open and hydrate", (page) => page.reload({ waitUntil: "networkidle" })],
  ["scroll to the end", scrollThrough],
  ["open the tables", openTables],
  ["arrows among the marks", moveAmongMarks],
];

/** Weight of `/explore/` in a large archive, and its long tasks: opened, scrolled, by keyboard. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("explore", OPTIONS, argv);
  if (!values) return 0;
  const folder = mkdtempSync(join(tmpdir(), "playhead-explore-"));
  try {
    const out = values.site || (await build(folder, values));
    const html = readFileSync(join(out, "explore/index.html"));
    const acts = await watch(out, Number(values.slow));
    const figures = { html: html.length, gz: gzipSync(html, { level: 9 }).length, acts };
    if (values.json) console.log(JSON.stringify(figures));
    else {
      console.log(`HTML ${figures.html} B, with gzip ${figures.gz} B`);
      console.table(acts);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

async function build(
  folder: string,
  values: { content: string; episodes: string; seed: string },
): Promise<string> {
  const content = join(folder, "content");
  const random = seededRandom(Number(values.seed));
  await writeSyntheticArchive(foldersOf(values.content), Number(values.episodes), random, content);
  process.env["PLAYHEAD_CACHE"] = join(folder, "cache");
  const out = join(folder, "dist");
  const without = ["--cards", "no", "--compress", "no"];
  const paths = ["--content", content, "--out", out];
  execFileSync(process.execPath, ["src/cli/run.mjs", "build", ...paths, ...without], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return out;
}

interface Act {
  longTasks: number;
  longest: number;
  /** Milliseconds in which the main thread was held up beyond 50 ms a task. */
  blocked: number;
}

async function watch(out: string, slow: number): Promise<Record<string, Act>> {
  process.env["PLAYHEAD_OUT"] = out;
  const server = await preview({ appType: "mpa", logLevel: "error", preview: { port: 4192 } });
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.addInitScript(() => {
      const tasks: number[] = [];
      Object.assign(window, { tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: "longtask", buffered: true });
    });
    await page.goto(`${server.resolvedUrls?.local[0] ?? ""}explore/`, { waitUntil: "networkidle" });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
    const acts: Record<string, Act> = {};
    for (const [name, act] of ACTS) {
      await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0));
      await act(page);
      await page.waitForTimeout(1500);
      const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
      acts[name] = {
        longTasks: tasks.length,
        longest: Math.round(Math.max(0, ...tasks)),
        blocked: Math.round(tasks.reduce((sum, ms) => sum + ms - 50, 0)),
      };
    }
    return acts;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** As fast as a thumb: half a screen a time. */
async function scrollBy(page: Page, pixels: number): Promise<void> {
  for (let left = Math.abs(pixels); left > 0; left -= 420) {
    await page.mouse.wheel(0, Math.sign(pixels) * Math.min(420, left));
    await page.waitForTimeout(60);
  }
}

/** Until the end stays where it is: what comes into view may be longer than it was taken for. */
async function scrollThrough(page: Page): Promise<void> {
  for (;;) {
    const left = await page.evaluate(
      () => document.documentElement.scrollHeight - window.scrollY - window.innerHeight,
    );
    if (left < 2) return;
    await scrollBy(page, Math.max(420, left));
  }
}

async function openTables(page: Page): Promise<void> {
  const all = page.locator("[data-drawing] summary");
  for (let i = (await all.count()) - 1; i >= 0; i -= 1) {
    const away = (): Promise<number> =>
      all.nth(i).evaluate((one) => one.getBoundingClientRect().top - 400);
    for (let tries = 0; tries < 5 && Math.abs(await away()) > 200; tries += 1)
      await scrollBy(page, await away());
    await page.waitForTimeout(300);
    await all.nth(i).click();
    await page.waitForTimeout(300);
  }
}

async function moveAmongMarks(page: Page): Promise<void> {
  await scrollBy(page, -(await page.evaluate(() => window.scrollY)));
  await page.locator("[data-drawing=calendar] svg a").first().focus();
  for (const key of ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowDown"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
}
