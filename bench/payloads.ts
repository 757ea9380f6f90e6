import { type Browser, chromium } from "playwright-core";
import { groupBy } from "../src/compile/group-by.ts";
import { CHROMIUM_FLAGS, findChromium } from "../test/browser/find-chromium.ts";
import { notesPayloads } from "../test/hostile/archive.ts";
import type { Payload } from "../test/hostile/payload.ts";
import { hostileSite } from "../test/hostile/site.ts";
import { followEach, LISTS, openEach } from "../test/hostile/sweep.ts";
import { NO_OTHER_HOST, watch } from "../test/hostile/watch.ts";
import { readOptions, SEED } from "./options.ts";
import { seededRandom } from "./random.ts";

/** What hostile notes and metadata do in a real Chromium: opened and come to by links, with the content policy and without. */
export async function run(argv: string[]): Promise<number> {
  const options = readOptions(
    "payloads",
    {
      count: ["0", "payloads in notes, evenly of all categories; 0 for all"],
      seed: SEED,
      batch: ["1", "payloads in the notes of one episode; with 1 none can hide another"],
      pages: ["2", "pages at the same time"],
    },
    argv,
  );
  if (!options) return 0;
  const all = notesPayloads();
  const notes = sample(all, Number(options.count) || all.length, Number(options.seed));
  const categories = new Set(notes.map(({ category }) => category)).size;
  const site = await hostileSite(Number(options.batch), notes);
  const args = [...CHROMIUM_FLAGS, NO_OTHER_HOST];
  const browser = await chromium.launch({ executablePath: findChromium(), args });
  const { archive, host } = site;
  const said = `${archive.count.notes} of ${all.length} payloads in notes, of ${categories} categories, ${archive.count.values} in metadata; ${archive.paths.length} episodes`;
  if (!options.json) console.log(said);
  const rows: Row[] = [];
  try {
    for (const policy of [false, true])
      for (const way of ["opened", "by link"] as const) {
        site.usePolicy(policy);
        const start = performance.now();
        const paths = way === "opened" ? [...archive.paths, ...LISTS] : archive.paths;
        const parts = await Promise.all(
          share(paths, Number(options.pages)).map((part) => sweep(browser, host.origin, way, part)),
        );
        const faults = (name: keyof Found): string[] => parts.flatMap((part) => part[name]);
        const deeds = faults("deeds");
        for (const name of ["deeds", "nodes", "violations", "errors"] as const)
          for (const fault of faults(name)) console.error(fault);
        rows.push({
          policy: policy ? "on" : "off",
          way,
          pages: paths.length,
          ran: deeds.filter((deed) => deed.startsWith("ran")).length,
          "asked or left": deeds.filter((deed) => !deed.startsWith("ran")).length,
          "forbidden nodes": faults("nodes").length,
          violations: faults("violations").length,
          errors: faults("errors").length,
          seconds: Math.round((performance.now() - start) / 1000),
        });
        if (!options.json) console.log(JSON.stringify(rows.at(-1)));
      }
  } finally {
    await browser.close();
    await site.close();
  }
  if (options.json) console.log(JSON.stringify({ ...archive.count, categories, rows }));
  else console.table(rows);
  return rows.every(isClean) ? 0 : 1;
}

interface Row {
  policy: "on" | "off";
  way: "opened" | "by link";
  pages: number;
  ran: number;
  "asked or left": number;
  "forbidden nodes": number;
  violations: number;
  errors: number;
  seconds: number;
}

const isClean = (row: Row): boolean =>
  row.ran + row["asked or left"] + row["forbidden nodes"] + row.violations + row.errors === 0;

interface Found {
  deeds: string[];
  nodes: string[];
  violations: string[];
  errors: string[];
}

/** Goes to each path in one page, which a context of its own watches. */
async function sweep(
  browser: Browser,
  origin: string,
  way: "opened" | "by link",
  paths: readonly string[],
): Promise<Found> {
  const context = await browser.newContext({ baseURL: origin, serviceWorkers: "block" });
  const seen = await watch(context, origin);
  const page = await context.newPage();
  // A machine that does something else meanwhile proves nothing against a page.
  page.setDefaultTimeout(600_000);
  if (way === "by link") await openEach(page, ["/"]);
  const nodes = await (way === "opened" ? openEach : followEach)(page, paths);
  // What the last page began may take a moment.
  await page.waitForTimeout(500);
  await context.close();
  return { ...seen, nodes };
}

const share = <T>(items: readonly T[], parts: number): T[][] =>
  Array.from({ length: parts }, (_, part) => items.filter((_item, i) => i % parts === part));

/** `count` payloads: from each category in turn, as long as it has any. */
function sample(all: readonly Payload[], count: number, seed: number): Payload[] {
  const { sample: shuffled } = seededRandom(seed);
  const heaps = [...groupBy(all, ({ category }) => category).values()].map((heap) =>
    shuffled(heap, heap.length),
  );
  const chosen: Payload[] = [];
  for (let i = 0; chosen.length < count && i < all.length; i++)
    for (const heap of heaps) if (heap[i] && chosen.length < count) chosen.push(heap[i]!);
  return chosen;
}
