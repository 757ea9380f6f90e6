import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { preview } from "vite";
import type { EpisodeSummary } from "../src/model/episode.ts";
import { CHROMIUM_FLAGS, findChromium } from "../test/browser/find-chromium.ts";
import { loadEpisodes } from "./load-episodes.ts";
import { CONTENT, KEEP, readOptions, SEED, SLOW } from "./options.ts";
import { seededRandom } from "./random.ts";
import { recombine } from "./recombine.ts";
import { questions } from "./search-measures.ts";

const OPTIONS = {
  content: CONTENT,
  size: ["3000", "episodes of the site that is built"],
  queries: ["30", "typed letter by letter"],
  slow: SLOW,
  seed: SEED,
  keep: KEEP,
} as const;

/**
 * On `/` of a built site in a real Chromium: from a key to the list painted, of the very first key
 * too, and long tasks from the moment the box is focused to the list at rest after each query.
 */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("list", OPTIONS, argv);
  if (!values) return 0;
  const seed = Number(values.seed);
  const episodes = recombine(
    await loadEpisodes(values.content),
    Number(values.size),
    seededRandom(seed),
  );
  const folder = mkdtempSync(join(tmpdir(), "playhead-list-"));
  try {
    writeArchive(join(folder, "content"), episodes);
    const out = join(folder, "dist");
    execFileSync(
      process.execPath,
      ["src/cli/run.mjs", "build", "--content", join(folder, "content"), "--out", out],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    process.env["PLAYHEAD_OUT"] = out;
    const server = await preview({ appType: "mpa", logLevel: "error", preview: { port: 4191 } });
    const { typed } = questions(episodes, seed, 50);
    const words = typed.filter((text) => text.length > 3).slice(0, Number(values.queries));
    const { first, keys, long } = await type(
      server.resolvedUrls?.local[0] ?? "",
      words,
      Number(values.slow),
    );
    await server.close();
    const at = (share: number): number =>
      Math.round(keys.toSorted((a, b) => a - b)[Math.floor(keys.length * share)] ?? 0);
    const figures = {
      episodes: episodes.length,
      firstKey: Math.round(first),
      keys: keys.length,
      p50: at(0.5),
      p95: at(0.95),
      longTasks: long.length,
      longest: Math.round(Math.max(0, ...long)),
    };
    if (values.json) console.log(JSON.stringify(figures));
    else console.table([figures]);
  } finally {
    if (values.keep) console.log(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

export function writeArchive(folder: string, episodes: EpisodeSummary[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { id, title, date, number, guests, tags, summary } of episodes) {
    const names = (terms: { name: string }[]): string => JSON.stringify(terms.map((t) => t.name));
    const header = [
      `title: ${JSON.stringify(title)}`,
      `date: ${date.slice(0, 10)}`,
      `slug: ${JSON.stringify(id)}`,
      ...(number === undefined ? [] : [`number: ${number}`]),
      `guests: ${names(guests)}`,
      `tags: ${names(tags)}`,
      `summary: ${JSON.stringify(summary)}`,
      `audio: https://example.com/${encodeURIComponent(id)}.mp3`,
    ];
    writeFileSync(join(folder, `${id}.md`), `---\n${header.join("\n")}\n---\n\n${summary}\n`);
  }
}

/** Milliseconds after which the router has followed and the list is whole. */
const AT_REST = 1500;

/** Milliseconds of the first key and of each after it to its list painted, and of each task over 50. */
async function type(
  site: string,
  words: string[],
  slow: number,
): Promise<{ first: number; keys: number[]; long: number[] }> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto(site);
  const box = await page.getByRole("searchbox", { name: /Search/ }).boundingBox();
  if (!box) throw new Error("The page shows no search box");
  await page.waitForTimeout(1000);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
  await watch(page);
  // As a listener does, by real input alone: what Playwright looks up in a page is a long task itself.
  // The box is tapped, and a moment later comes a first search.
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(1500);
  for (const text of ["warm", ...words]) {
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Backspace");
    await page.waitForTimeout(300);
    for (const letter of text) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(140);
    }
    await page.waitForTimeout(AT_REST);
  }
  const figures = await page.evaluate(
    () => (window as unknown as { figures: { keys: number[]; long: number[] } }).figures,
  );
  await browser.close();
  const [first = 0, ...keys] = figures.keys;
  return { first, keys, long: figures.long };
}

/**
 * A list counts as painted once the frame is done in which its count names what was typed: the
 * frame that is being made where that comes from a frame's own callback, else the next.
 */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const figures = { keys: [] as number[], long: [] as number[] };
    Object.assign(window, { figures });
    let pressed: number | undefined;
    document.addEventListener("keydown", () => (pressed = performance.now()), true);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) figures.long.push(entry.duration);
    }).observe({ type: "longtask" });
    const painted = new MessageChannel();
    let since = 0;
    painted.port1.addEventListener("message", () => figures.keys.push(performance.now() - since));
    painted.port1.start();
    let drawing = false;
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        drawing = true;
        callback(time);
        // After the observer below, which is a microtask too.
        queueMicrotask(() => (drawing = false));
      });
    new MutationObserver(() => {
      const box = document.querySelector<HTMLInputElement>("#search");
      const status = document.querySelector("main [role=status]")?.textContent ?? "";
      if (pressed === undefined || !box || !status.includes(`“${box.value}”`)) return;
      since = pressed;
      pressed = undefined;
      if (drawing) painted.port2.postMessage(0);
      else request(() => painted.port2.postMessage(0));
    }).observe(document.querySelector("main") ?? document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}
