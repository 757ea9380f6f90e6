import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { preview } from "vite";
import { run as build } from "../src/cli/build.ts";
import { CHROMIUM_FLAGS, findChromium } from "../test/browser/find-chromium.ts";
import { hydrated } from "../test/browser/hydrated.ts";
import { hostLongAudio, soundAt, soundPasses } from "../test/browser/long-audio.ts";
import { readOptions } from "./options.ts";
import { playerSizes } from "./player-sizes.ts";

const OPTIONS = {
  runs: ["20", "clicks measured"],
} as const;

const EPISODE = "/trent-nelson-pyparallel.html";

interface Figure {
  what: string;
  target: string;
  value: string;
  /** The number behind `value`, in the unit of `what`. */
  figure: number;
  met: boolean;
}

/** What the player costs, and what a listener waits for and loses, in the built demo. Returns the exit code. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("player", OPTIONS, argv);
  if (!values) return 0;
  const folder = resolve("node_modules/.cache/playhead/bench-player");
  process.env["PLAYHEAD_OUT"] = folder;
  if ((await build(["--out", folder])) !== 0) return 1;
  const server = await preview({
    appType: "mpa",
    logLevel: "warn",
    build: { outDir: folder },
    preview: { port: 4198, host: "127.0.0.1" },
  });
  const site = (server.resolvedUrls?.local[0] ?? "").replace(/\/$/, "");
  const figures: Figure[] = [];
  const note = (what: string, limit: number, unit: string, figure: number): void => {
    const shown = figure < 10 ? figure.toFixed(1) : Math.round(figure).toString();
    figures.push({
      what,
      target: `≤ ${limit} ${unit}`,
      value: `${shown} ${unit}`,
      figure,
      met: figure <= limit,
    });
  };
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_FLAGS, "--autoplay-policy=document-user-activation-required"],
  });
  try {
    const clicks = await measureClicks(browser, site, Number(values.runs));
    note("click → playing, p95", 150, "ms", percentile(clicks.start, 0.95));
    note(
      "click → playing from the middle of a file, p95",
      250,
      "ms",
      percentile(clicks.middle, 0.95),
    );
    note("click → the button says Pause, p50", 50, "ms", percentile(clicks.button, 0.5));
    const playing = await measurePlaying(browser, site);
    note("script while playing, per second", 2, "ms", playing.script);
    note("storage writes while playing, per 5 s", 1, "", playing.writes);
    note("longest gap in timeupdate over five pages", 300, "ms", await measureGap(browser, site));
    const tabs: number[] = [];
    for (let i = 0; i < 5; i += 1) tabs.push(await measureTabs(browser, site));
    note("another tab pauses after, p50", 50, "ms", percentile(tabs, 0.5));
    note("place lost by a reload", 0.3, "s", await measureReload(browser, site));
    note("place lost by SIGKILL", 5, "s", await measureKill(site));
    const sizes = await playerSizes();
    note("player JavaScript, eager", 6, "kB gz", sizes.eager / 1000);
    note("player JavaScript, lazy: the dock", 15, "kB gz", sizes.dock / 1000);
    note("player JavaScript, lazy: panels", 15, "kB gz", sizes.panels / 1000);
  } finally {
    await browser.close();
    await server.close();
  }
  if (values.json) console.log(JSON.stringify({ runs: Number(values.runs), figures }));
  else {
    for (const { what, target, value, met } of figures)
      console.log(`${met ? " " : "✗"} ${what.padEnd(50)} ${value.padStart(12)}   ${target}`);
  }
  return 0;
}

const percentile = (list: number[], share: number): number =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? NaN;

async function visit(browser: Browser, site: string, seconds = 600): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await hostLongAudio(page, seconds);
  await page.goto(site + EPISODE);
  await hydrated(page);
  await page.getByRole("region", { name: "Player" }).waitFor();
  return page;
}

const pressPlay = (page: Page): Promise<void> =>
  page
    .getByRole("region", { name: "Player" })
    .getByRole("button", { name: "Play", exact: true })
    .click();

/** Times inside of the page, from the click's own time stamp on. */
async function measureClicks(browser: Browser, site: string, runs: number) {
  const start: number[] = [];
  const middle: number[] = [];
  const button: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    for (const [path, list] of [
      [EPISODE, start],
      [`${EPISODE}?t=5:00`, middle],
    ] as const) {
      const context = await browser.newContext();
      const page = await context.newPage();
      // The demo's own short files, from disk; a long one where the middle is asked for.
      if (list === middle) await hostLongAudio(page);
      await page.goto(site + path);
      await hydrated(page);
      await page.getByRole("region", { name: "Player" }).waitFor();
      await page.evaluate(() => {
        const times: Record<string, number> = {};
        Object.assign(window, { times });
        addEventListener("click", ({ timeStamp }) => (times["click"] = timeStamp), {
          capture: true,
        });
        document
          .querySelector("body > audio")
          ?.addEventListener("playing", ({ timeStamp }) => (times["playing"] ??= timeStamp));
        new MutationObserver(() => {
          if (document.querySelector('[data-player] [aria-label="Pause"]'))
            times["button"] ??= performance.now();
        }).observe(document.body, { subtree: true, attributes: true, childList: true });
      });
      await pressPlay(page);
      await soundPasses(page, list === middle ? 300 : 0);
      const times = await page.evaluate(
        () => (window as unknown as { times: Record<string, number> }).times,
      );
      list.push(times["playing"]! - times["click"]!);
      button.push(times["button"]! - times["click"]!);
      await context.close();
    }
  }
  return { start, middle, button };
}

async function measurePlaying(browser: Browser, site: string) {
  const page = await visit(browser, site);
  await page.evaluate(() => {
    const counts = { writes: 0 };
    Object.assign(window, { counts });
    // oxlint-disable-next-line typescript/unbound-method -- called on its own store below
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function counted(...args) {
      counts.writes += 1;
      return put.apply(this, args);
    };
  });
  await pressPlay(page);
  await soundPasses(page, 3);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const script = async (): Promise<number> => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? NaN) * 1000;
  };
  const writes = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { counts: { writes: number } }).counts.writes);
  const [before, written] = [await script(), await writes()];
  const SECONDS = 20;
  await page.waitForTimeout(SECONDS * 1000);
  const result = {
    script: ((await script()) - before) / SECONDS,
    writes: (((await writes()) - written) * 5) / SECONDS,
  };
  await page.context().close();
  return result;
}

/** Longest time between two `timeupdate` while the listener walks through five pages. */
async function measureGap(browser: Browser, site: string): Promise<number> {
  const page = await visit(browser, site);
  await pressPlay(page);
  await soundPasses(page, 1);
  await page.evaluate(() => {
    const gaps = { longest: 0, last: performance.now() };
    Object.assign(window, { gaps });
    document.querySelector("body > audio")?.addEventListener("timeupdate", ({ timeStamp }) => {
      gaps.longest = Math.max(gaps.longest, timeStamp - gaps.last);
      gaps.last = timeStamp;
    });
  });
  for (const name of ["Tags", "Guests", "About", "Saved", "Episodes"]) {
    await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name }).click();
    await page.waitForTimeout(600);
  }
  const longest = await page.evaluate(
    () => (window as unknown as { gaps: { longest: number } }).gaps.longest,
  );
  await page.context().close();
  return longest;
}

/** Where sound begins, in seconds. */
async function firstHeard(page: Page): Promise<number> {
  const heard = await page.waitForFunction(() => {
    const audio = document.querySelector<HTMLAudioElement>("body > audio");
    return audio && audio.played.length > 0 ? { at: audio.played.start(0) } : undefined;
  });
  return (await heard.jsonValue())?.at ?? NaN;
}

/** From one tab's click to the other's `pause`, by the clock that both share. */
async function measureTabs(browser: Browser, site: string): Promise<number> {
  const first = await visit(browser, site);
  await pressPlay(first);
  await soundPasses(first, 1);
  const second = await first.context().newPage();
  await second.goto(site + EPISODE);
  await hydrated(second);
  const paused = first.evaluate(
    () =>
      new Promise<number>((done) => {
        document
          .querySelector("body > audio")
          ?.addEventListener("pause", () => done(performance.timeOrigin + performance.now()));
      }),
  );
  await second.evaluate(() => {
    addEventListener(
      "click",
      () => Object.assign(window, { clicked: performance.timeOrigin + performance.now() }),
      { capture: true },
    );
  });
  await pressPlay(second);
  const end = await paused;
  const start = await second.evaluate(() => (window as unknown as { clicked: number }).clicked);
  await first.context().close();
  return end - start;
}

async function measureReload(browser: Browser, site: string): Promise<number> {
  const page = await visit(browser, site);
  await pressPlay(page);
  await soundPasses(page, 7.5);
  // The place at the very end, which no later request can ask for.
  await page.evaluate(() => {
    addEventListener("pagehide", () => {
      const audio = document.querySelector<HTMLAudioElement>("body > audio");
      sessionStorage.setItem("left", String(audio?.currentTime));
    });
  });
  await page.reload();
  await hydrated(page);
  const left = Number(await page.evaluate(() => sessionStorage.getItem("left")));
  const slider = page.getByRole("slider", { name: "Seek" });
  await slider.waitFor();
  await pressPlay(page);
  const found = await firstHeard(page);
  await page.context().close();
  return Math.max(0, left - found);
}

async function measureKill(site: string): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), "playhead-bench-"));
  const open = async (): Promise<{ page: Page; child: ChildProcess }> => {
    const child = spawn(
      findChromium(),
      [...CHROMIUM_FLAGS, "--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`],
      { stdio: ["ignore", "ignore", "pipe"], detached: true },
    );
    const address = await new Promise<string>((done) => {
      let said = "";
      child.stderr?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found) done(found);
      });
    });
    const page = await (await chromium.connectOverCDP(address)).contexts()[0]!.newPage();
    await hostLongAudio(page);
    await page.goto(site + EPISODE);
    await hydrated(page);
    return { page, child };
  };
  const kill = (child: ChildProcess): Promise<void> =>
    new Promise((done) => {
      child.once("exit", () => done());
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    });
  const first = await open();
  await pressPlay(first.page);
  await soundPasses(first.page, 14);
  const left = await soundAt(first.page);
  await kill(first.child);
  const second = await open();
  await pressPlay(second.page);
  const found = await firstHeard(second.page);
  await kill(second.child);
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  return Math.max(0, left - found);
}
