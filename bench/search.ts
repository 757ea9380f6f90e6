import { brotliCompressSync, gzipSync } from "node:zlib";
import type { EpisodeSummary } from "../src/model/episode.ts";
import { loadEpisodes } from "./load-episodes.ts";
import { CONTENT, readOptions, SEED } from "./options.ts";
import { seededRandom } from "./random.ts";
import { recombine } from "./recombine.ts";
import { ENGINES, type Engine } from "./search-engines.ts";
import { absentNames, latency, questions, relevance, type Questions } from "./search-measures.ts";

const OPTIONS = {
  content: CONTENT,
  catalog: ["", "a catalogue (data/catalog.json of a finished site) instead"],
  size: ["", "episodes; more than there are are recombined from them; as they are without"],
  seed: SEED,
  count: ["100", "queries a category"],
  engines: ["", "only engines whose name contains one of these words"],
  absent: [false, "also names that the archive lacks (builds each index ten times)"],
} as const;

/** Relevance, latency and size of search, Playhead's and its peers'. Returns the exit code. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("search", OPTIONS, argv);
  if (!values) return 0;
  const seed = Number(values.seed);
  const loaded = await loadEpisodes(values.content, values.catalog);
  const size = values.size ? Number(values.size) : loaded.length;
  const episodes = recombine(loaded, size, seededRandom(seed));
  const asked = questions(episodes, seed, Number(values.count));
  const wanted = values.engines ? values.engines.toLowerCase().split(",") : undefined;
  const engines = ENGINES.filter(
    ({ name }) => !wanted || wanted.some((word) => name.toLowerCase().includes(word.trim())),
  );
  const rows: Figures[] = [];
  for (const engine of engines) {
    rows.push(await measure(engine, episodes, asked, values.absent ? seed : undefined));
    if (!values.json) printRow(rows.at(-1)!, rows.length === 1, episodes.length, seed);
  }
  if (values.json) console.log(JSON.stringify({ episodes: episodes.length, seed, engines: rows }));
  else printCategories(rows);
  return 0;
}

interface Figures extends Awaited<ReturnType<typeof relevance>> {
  engine: string;
  absent?: Awaited<ReturnType<typeof absentNames>>;
  query: Awaited<ReturnType<typeof latency>>;
  keystroke: Awaited<ReturnType<typeof latency>>;
  openMs: number;
  gzip: number;
  brotli: number;
}

async function measure(
  engine: Engine,
  episodes: EpisodeSummary[],
  { items, nonsense, queries, typed }: Questions,
  absentSeed: number | undefined,
): Promise<Figures> {
  const searcher = await engine.open(episodes);
  const query = await latency(searcher, queries);
  const keystroke = await latency(searcher, typed);
  const found = await relevance(searcher, items, nonsense);
  return {
    engine: engine.name,
    ...found,
    ...(absentSeed === undefined
      ? {}
      : { absent: await absentNames(engine, episodes, absentSeed, 400) }),
    query,
    keystroke,
    openMs: searcher.openMs,
    gzip: gzipSync(searcher.index, { level: 9 }).length / episodes.length,
    brotli: brotliCompressSync(searcher.index).length / episodes.length,
  };
}

const fixed = (number: number, digits = 3): string => number.toFixed(digits);

function printRow(figures: Figures, first: boolean, size: number, seed: number): void {
  if (first) {
    console.log(`${size} episodes, seed ${seed}\n`);
    console.log(
      "engine                  |  MRR   s@1   s@5  worst | none   gibb. | P@10 names | absent any/sure | query p50/p95 ms | key p50/p95 ms | open ms | gz/br B an episode",
    );
  }
  const { absent } = figures;
  console.log(
    [
      figures.engine.padEnd(23),
      ` ${[figures.mrr, figures.success1, figures.success5, figures.worst].map((n) => fixed(n)).join(" ")}`,
      ` ${fixed(figures.none, 4)} ${fixed(figures.gibberish)}`,
      ` ${fixed(figures.namePrecision)}`,
      absent ? ` ${fixed(absent.any)}/${fixed(absent.sure)} of ${absent.queries}` : " -",
      ` ${fixed(figures.query.p50, 2)}/${fixed(figures.query.p95, 2)}`,
      ` ${fixed(figures.keystroke.p50, 2)}/${fixed(figures.keystroke.p95, 2)}`,
      ` ${fixed(figures.openMs, 1)}`,
      ` ${fixed(figures.gzip, 1)}/${fixed(figures.brotli, 1)}`,
    ].join(" |"),
  );
}

function printCategories(rows: Figures[]): void {
  console.log("\nMRR@10 by category (share shown as sure, for Playhead)\n");
  const names = Object.keys(rows[0]?.categories ?? {});
  for (const name of names) {
    const first = rows[0]?.categories[name];
    const cells = rows.map(({ categories }) => fixed(categories[name]?.mrr ?? 0));
    console.log(
      `${name.padEnd(23)} ${String(first?.queries ?? 0).padStart(4)} | ${cells.join(" ")} | sure ${fixed(first?.sure ?? 0, 2)}`,
    );
  }
}
