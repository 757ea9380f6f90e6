import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { build } from "vite";
import { buildIndex } from "../src/search/search-index.ts";
import { findChromium } from "../test/browser/find-chromium.ts";
import { loadEpisodes } from "./load-episodes.ts";
import { seededRandom } from "./random.ts";
import { recombine } from "./recombine.ts";
import type { timeSearch } from "./search-in-page.ts";
import { questions } from "./search-measures.ts";

const HELP = `npm run bench -- search-browser [options]
  --content DIRS, --catalog FILE, --seed N    as in npm run bench -- search
  --sizes N,N       episodes (default 1100,3000,10000)
  --slow N          times slower than this machine (default 4)
  --json            figures as one JSON document`;

/** Time on the main thread of a real Chromium for each keystroke: search alone, and with suggestions and highlights. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      content: { type: "string" },
      catalog: { type: "string" },
      seed: { type: "string", default: "1" },
      sizes: { type: "string", default: "1100,3000,10000" },
      slow: { type: "string", default: "4" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const seed = Number(values.seed);
  const real = await loadEpisodes(values);
  const code = await bundle();
  const executablePath = findChromium();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const rows: Record<string, number>[] = [];
  for (const size of values.sizes.split(",").map(Number)) {
    const episodes = recombine(real, size, seededRandom(seed));
    const { typed } = questions(episodes, seed, 50);
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: Number(values.slow) });
    const { openMs, searches, keystrokes } = await page.evaluate(
      ([index, list, texts]) =>
        (globalThis as unknown as { bench: { timeSearch: typeof timeSearch } }).bench.timeSearch(
          index,
          list,
          texts,
        ),
      [JSON.stringify(buildIndex(episodes)), episodes, typed] as const,
    );
    await page.close();
    rows.push({
      episodes: episodes.length,
      openMs: Math.round(openMs),
      searchP50: quantile(searches, 0.5),
      searchP95: quantile(searches, 0.95),
      allP50: quantile(keystrokes, 0.5),
      allP95: quantile(keystrokes, 0.95),
    });
  }
  await browser.close();
  if (values.json) console.log(JSON.stringify({ slow: Number(values.slow), rows }));
  else console.table(rows);
  return 0;
}

const quantile = (times: number[], share: number): number =>
  Number(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!.toFixed(1));

/** The search code as the site ships it, as one script that defines `bench`. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: true,
      lib: {
        entry: fileURLToPath(new URL("search-in-page.ts", import.meta.url)),
        formats: ["iife"],
        name: "bench",
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !("output" in output)) throw new Error("Vite gave no output");
  return output.output[0].code;
}
