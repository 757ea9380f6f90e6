import { gzipSync } from "node:zlib";
import { compileArchive } from "../src/compile/compile-archive.ts";
import type { Cue } from "../src/model/episode.ts";
import { notesText } from "../src/search/notes-text.ts";
import { parseQuery } from "../src/search/parse-query.ts";
import { buildPassageIndex } from "../src/search/build-passages.ts";
import { passagesOf } from "../src/search/passages.ts";
import { openPassageIndex, searchPassages } from "../src/search/search-passages.ts";
import { readTerms } from "../src/search/vocabulary.ts";
import { CONTENT, foldersOf, readOptions, SEED } from "./options.ts";
import { seededRandom, type Random } from "./random.ts";
import { plainWords } from "./search-queries.ts";

const OPTIONS = {
  content: CONTENT,
  size: ["2000", "transcripts to make of them"],
  bytes: ["60000", "characters of each"],
  shown: ["5", "results whose transcript is fetched to show the passage"],
  seed: SEED,
} as const;

/** What a listener downloads to search notes and transcripts, and whether the passage shown answers. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("passages", OPTIONS, argv);
  if (!values) return 0;
  const random = seededRandom(Number(values.seed));
  const folders = foldersOf(values.content);
  const sentences = await readSentences(folders);
  const transcripts = Array.from({ length: Number(values.size) }, () =>
    transcript(sentences, Number(values.bytes), random),
  );
  const start = performance.now();
  const { manifest, shards } = buildPassageIndex(
    (function* () {
      for (const cues of transcripts) yield passagesOf({ cues });
    })(),
  );
  const buildMs = performance.now() - start;
  const sizes = shards.map((shard) => gzip(shard));
  const figures = await ask(Number(values.shown), random);
  const result = {
    transcripts: transcripts.length,
    buildMs: Math.round(buildMs),
    manifest: gzip(manifest),
    shards: shards.length,
    shardBytes: { median: quantile(sizes, 0.5), largest: Math.max(...sizes) },
    indexBytes: sizes.reduce((sum, size) => sum + size, 0),
    ...figures,
  };
  console.log(JSON.stringify(result, null, values.json ? 0 : 2));
  return 0;

  /** Asks for two or three words from one passage of a random transcript. */
  async function ask(shown: number, from: Random): Promise<Record<string, unknown>> {
    const bytes: number[] = [];
    const milliseconds: number[] = [];
    let together = 0;
    const common = new Set(readTerms(manifest.common));
    const rounds = 300;
    for (let i = 0; i < rounds; i++) {
      const episode = from.below(transcripts.length);
      const passage = from.pick(passagesOf({ cues: transcripts[episode]! }));
      const words = [...new Set(plainWords(passage.text))].filter(
        (word) => word.length > 3 && !common.has(word),
      );
      const text = from.sample(words, 2 + (i % 2)).join(" ");
      let fetched = gzip(manifest);
      const index = openPassageIndex(manifest, (number) => {
        fetched += sizes[number]!;
        return Promise.resolve(shards[number]!);
      });
      const begun = performance.now();
      const hits = await searchPassages(index, parseQuery(text));
      milliseconds.push(performance.now() - begun);
      for (const hit of hits.slice(0, shown)) fetched += gzip(transcripts[hit.episode]);
      bytes.push(fetched);
      const best = passagesOf({ cues: transcripts[hits[0]?.episode ?? episode]! });
      const shownWords = plainWords(best[hits[0]?.passages[0] ?? -1]?.text ?? "");
      if (text.split(" ").every((word) => shownWords.includes(word))) together++;
    }
    return {
      queries: rounds,
      bytesPerQuery: {
        median: quantile(bytes, 0.5),
        p95: quantile(bytes, 0.95),
        most: Math.max(...bytes),
      },
      millisecondsPerQuery: {
        median: quantile(milliseconds, 0.5),
        p95: quantile(milliseconds, 0.95),
      },
      /** First results whose passage holds all the words. */
      together: together / rounds,
    };
  }
}

const gzip = (value: unknown): number => gzipSync(JSON.stringify(value)).length;

const quantile = (numbers: number[], share: number): number =>
  Number(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)]!.toFixed(2));

/** The sentences of notes and transcripts, and the 300 words that occur most. */
async function readSentences(
  folders: string[],
): Promise<{ sentences: string[]; common: Set<string> }> {
  const sentences = new Set<string>();
  for (const content of folders) {
    const { episodes, transcripts } = await compileArchive({ content });
    const written = episodes.map(({ episode }) => notesText(episode.sections));
    const spoken = [...transcripts.values()].flatMap(({ cues }) => cues.map(({ text }) => text));
    for (const text of [...written, ...spoken]) {
      for (const sentence of text.split(/(?<=[.!?])\s+|\n/)) {
        if (sentence.length > 20) sentences.add(sentence.slice(0, 400));
      }
    }
  }
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    for (const word of plainWords(sentence)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const often = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 300);
  return { sentences: [...sentences], common: new Set(often.map(([word]) => word)) };
}

const VARIANTS = 40;
const SYLLABLES = Array.from({ length: VARIANTS }, (_, i) =>
  i === 0 ? "" : `${"bcdfgklmnprstvz"[i % 15]}${"aeiou"[i % 5]}${"lmnrst"[i % 6]}`,
);

/**
 * Sentences up to `length` characters, five seconds each. A few thousand sentences hold too few
 * words for thousands of hours of talk, so that all but the commonest words come in variants, the
 * n-th of them 1/n as often as the first (Zipf's law).
 */
function transcript(
  { sentences, common }: Awaited<ReturnType<typeof readSentences>>,
  length: number,
  random: Random,
): Cue[] {
  const cues: Cue[] = [];
  for (let size = 0; size < length; size += cues.at(-1)!.text.length) {
    const text = random
      .pick(sentences)
      .replace(/[a-z]{4,}/gi, (word) =>
        common.has(word.toLowerCase())
          ? word
          : word + SYLLABLES[Math.floor(VARIANTS ** random.next()) - 1]!,
      );
    cues.push({ start: 5 * cues.length, text });
  }
  return cues;
}
