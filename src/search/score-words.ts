import type { EpisodeSummary } from "../model/episode.ts";
import type { Expansion } from "./expand-term.ts";
import type { Word } from "./parse-query.ts";
import { GUEST, HOST, SUMMARY, TAG, TITLE, WHOLE, type SearchIndex } from "./search-index.ts";

/** Results of scoring, by document; valid until the next query on the same index. */
export interface Scores {
  /** Documents that hold enough of the query. */
  found: number[];
  total: Float64Array;
  /** 1 for a guess. */
  close: Uint8Array;
}

/** Chosen with `npm run bench -- search`. */
export const RANKING = {
  title: 4,
  guest: 4,
  tag: 2,
  host: 1,
  summary: 1,
  saturation: 1.2,
  lengthShare: 0.5,
  sameField: 1.35,
  whole: 2,
  /** Share of the query's information that an episode must hold to be shown at all. */
  leastCoverage: 0.5,
};

interface Scratch extends Scores {
  best: Float64Array;
  bestFields: Uint8Array;
  sureHere: Uint8Array;
  covered: Float64Array;
  words: Uint16Array;
  shared: Uint8Array;
  unsure: Uint8Array;
  norms: Float32Array[];
}

const scratches = new WeakMap<SearchIndex, Scratch>();

function scratch(index: SearchIndex): Scratch {
  let made = scratches.get(index);
  if (!made) {
    const n = index.episodes.length;
    made = {
      found: [],
      total: new Float64Array(n),
      close: new Uint8Array(n),
      best: new Float64Array(n),
      bestFields: new Uint8Array(n),
      sureHere: new Uint8Array(n),
      covered: new Float64Array(n),
      words: new Uint16Array(n),
      shared: new Uint8Array(n),
      unsure: new Uint8Array(n),
      norms: lengthNorms(index.episodes),
    };
    scratches.set(index, made);
  }
  return made;
}

/**
 * BM25F's length normalisation for title, guests, tags and summary (Robertson and Zaragoza, "The
 * Probabilistic Relevance Framework", 2009, section 3.5): a field's weight over 1 - b + b · length /
 * mean length. Texts are measured in characters and lists in entries, which needs no reading.
 */
function lengthNorms(episodes: EpisodeSummary[]): Float32Array[] {
  const lengths: ((episode: EpisodeSummary) => number)[] = [
    (episode) => episode.title.length,
    (episode) => episode.guests.length,
    (episode) => episode.tags.length,
    (episode) => episode.hosts.length,
    (episode) => episode.summary.length,
  ];
  const weights = [RANKING.title, RANKING.guest, RANKING.tag, RANKING.host, RANKING.summary];
  return lengths.map((length, f) => {
    let sum = 0;
    let some = 0;
    for (const episode of episodes) {
      const n = length(episode);
      sum += n;
      if (n > 0) some++;
    }
    const mean = sum / Math.max(1, some) || 1;
    const b = RANKING.lengthShare;
    return Float32Array.from(
      episodes,
      (episode) => weights[f]! / (1 - b + (b * length(episode)) / mean),
    );
  });
}

const BITS = [TITLE, GUEST, TAG, HOST, SUMMARY];

/**
 * Scores every episode that holds one of the words: for each word its best expansion there, BM25F
 * over the fields; then favours episodes that hold more of the words, and all in one field.
 */
export function scoreWords(index: SearchIndex, words: Word[], expansions: Expansion[][]): Scores {
  const s = scratch(index);
  const found: number[] = [];
  const informations: number[] = [];
  let information = 0;
  words.forEach((_, w) => {
    const list = expansions[w]!;
    const touched = bestOf(index, s, list);
    const weight = idf(index.episodes.length, touched.bestCount);
    informations.push(weight);
    information += weight;
    for (const document of touched.documents) {
      if (s.words[document] === 0) {
        found.push(document);
        s.total[document] = 0;
        s.covered[document] = 0;
        s.shared[document] = 255;
        s.unsure[document] = 0;
      }
      s.words[document] = s.words[document]! + 1;
      s.total[document] = s.total[document]! + weight * s.best[document]!;
      s.covered[document] = s.covered[document]! + weight;
      s.shared[document] = s.shared[document]! & s.bestFields[document]!;
      if (s.sureHere[document] === 0) s.unsure[document] = 1;
      s.best[document] = 0;
    }
  });
  s.found = found.filter((document) => {
    const all = s.words[document] === words.length;
    s.words[document] = 0;
    const coverage = s.covered[document]! / information;
    if (!all && coverage < RANKING.leastCoverage) return false;
    let total = s.total[document]! * coverage ** 3;
    if (words.length > 1 && all && s.shared[document]! !== 0) total *= RANKING.sameField;
    s.total[document] = total;
    s.close[document] = all && s.unsure[document] === 0 ? 0 : 1;
    return true;
  });
  return s;
}

const idf = (episodes: number, count: number): number =>
  Math.log(1 + (episodes - count + 0.5) / (count + 0.5));

/** Writes each document's best expansion to the scratch; `bestCount`: documents of the best tier. */
function bestOf(
  index: SearchIndex,
  s: Scratch,
  list: Expansion[],
): { documents: number[]; bestCount: number } {
  const documents: number[] = [];
  const top = list[0];
  let bestCount = 0;
  for (const expansion of list) {
    const inBestTier = expansion.edits === top?.edits && expansion.sure === top.sure;
    const before = documents.length;
    visit(index, s, expansion, documents);
    if (inBestTier) bestCount += documents.length - before;
  }
  return { documents, bestCount };
}

function visit(index: SearchIndex, s: Scratch, expansion: Expansion, documents: number[]): void {
  const { starts, documents: places, fields } = index;
  const { term, and, weight, sure } = expansion;
  const other = and === undefined ? undefined : fieldsOf(index, and);
  const end = starts[term + 1]!;
  for (let p = starts[term]!; p < end; p++) {
    const document = places[p]!;
    let bits = fields[p]!;
    if (other) {
      bits &= other.get(document) ?? 0;
      if ((bits & ~WHOLE) === 0) continue;
    }
    let sum = 0;
    for (let f = 0; f < BITS.length; f++) {
      if ((bits & BITS[f]!) !== 0) sum += s.norms[f]![document]!;
    }
    let score = (weight * sum) / (sum + RANKING.saturation);
    if ((bits & WHOLE) !== 0) score *= RANKING.whole;
    const best = s.best[document]!;
    if (best === 0) {
      documents.push(document);
      s.sureHere[document] = 0;
    }
    if (sure) s.sureHere[document] = 1;
    if (score > best) {
      s.best[document] = score;
      s.bestFields[document] = bits & ~WHOLE;
    }
  }
}

function fieldsOf(index: SearchIndex, term: number): Map<number, number> {
  const places = new Map<number, number>();
  const end = index.starts[term + 1]!;
  for (let p = index.starts[term]!; p < end; p++) {
    places.set(index.documents[p]!, index.fields[p]!);
  }
  return places;
}
