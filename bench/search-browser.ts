import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";
import { buildIndex } from "../src/search/search-index.ts";
import { findChromium } from "../test/browser/find-chromium.ts";
import { loadEpisodes } from "./load-episodes.ts";
import { CONTENT, readOptions, SEED, SLOW } from "./options.ts";
import { seededRandom } from "./random.ts";
import { recombine } from "./recombine.ts";
import type { timeSearch } from "./search-in-page.ts";
import { questions } from "./search-measures.ts";

const OPTIONS = {
  content: CONTENT,
  catalog: ["", "a catalogue (data/catalog.json of a finished site) instead"],
  seed: SEED,
  sizes: ["1100,3000,10000", "episodes, commas between"],
  slow: SLOW,
} as const;

/** Time on the main thread of a real Chromium for each keystroke: search alone, and with suggestions and highlights. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("search-browser", OPTIONS, argv);
  if (!values) return 0;
  const seed = Number(values.seed);
  const real = await loadEpisodes(values.content, values.catalog);
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
