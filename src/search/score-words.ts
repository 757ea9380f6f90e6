import { worthOf, type Expansion } from "./expand-term.ts";
import type { Word } from "./parse-query.ts";
import { GUEST, HOST, SUMMARY, TAG, TITLE, WHOLE, type SearchIndex } from "./search-index.ts";

/** Scores by document; valid until the next query on the same index. */
export interface Scores {
  /** Documents that hold enough of the query, in no order. */
  found: Uint32Array;
  total: Float64Array;
  /** 1 for a guess. */
  close: Uint8Array;
}

/** Chosen with `npm run bench -- search`. */
export const RANKING = {
  title: 3,
  guest: 8,
  tag: 2.5,
  host: 0.3,
  summary: 1,
  saturation: 3,
  sameField: 1.35,
  whole: 2,
  coveragePower: 3,
  /** Share of the query's information that an episode must hold to be shown at all. */
  leastCoverage: 0.4,
  /** Guesses beside sure matches must have this share of the best score. */
  leastShare: 0.1,
};

/** Fields of few words: a misspelling of one of those is likelier meant. */
const PROMINENT = TITLE | GUEST | TAG | HOST;

/** How far a word can be trusted to be meant; 0 for a guess. */
const SURE = 2;
/** Spelled with one edit. */
const NEAR = 1;

interface Scratch extends Scores {
  /** Of the word at hand: its best expansion's score in each document, and the fields of that. */
  best: Float64Array;
  bestFields: Uint8Array;
  sureness: Uint8Array;
  touched: Uint32Array;
  /** Of all words so far. */
  words: Uint8Array;
  covered: Float64Array;
  shared: Uint8Array;
  leastSure: Uint8Array;
  mostSure: Uint8Array;
}

const scratches = new WeakMap<SearchIndex, Scratch>();

function scratchOf(index: SearchIndex): Scratch {
  let scratch = scratches.get(index);
  if (!scratch) {
    const n = index.episodes.length;
    scratch = {
      found: new Uint32Array(n),
      total: new Float64Array(n),
      close: new Uint8Array(n),
      best: new Float64Array(n),
      bestFields: new Uint8Array(n),
      sureness: new Uint8Array(n),
      touched: new Uint32Array(n),
      words: new Uint8Array(n),
      covered: new Float64Array(n),
      shared: new Uint8Array(n),
      leastSure: new Uint8Array(n),
      mostSure: new Uint8Array(n),
    };
    scratches.set(index, scratch);
  }
  return scratch;
}

/**
 * For each set of field bits the weight of a term that stands there, saturated as BM25F does
 * (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.5), with every
 * frequency taken as one and no regard to lengths: measured, both bring nothing in texts this short.
 */
const FIELD_SCORES = ((): Float64Array => {
  const { title, guest, tag, host, summary, whole, saturation } = RANKING;
  const weights: [number, number][] = [
    [TITLE, title],
    [GUEST, guest],
    [TAG, tag],
    [HOST, host],
    [SUMMARY, summary],
  ];
  return Float64Array.from({ length: 2 * WHOLE }, (_, bits) => {
    let sum = 0;
    for (const [bit, weight] of weights) if ((bits & bit) !== 0) sum += weight;
    if ((bits & WHOLE) !== 0) sum *= whole;
    return sum / (sum + saturation);
  });
})();

/**
 * Scores every episode that holds one of the words: for each word the best of its expansions
 * there; then favours episodes that hold more of the words, and all of them in one field.
 */
export function scoreWords(index: SearchIndex, words: Word[], expansions: Expansion[][]): Scores {
  const s = scratchOf(index);
  const { total, covered, shared, leastSure, mostSure, best, bestFields, sureness, touched } = s;
  let count = 0;
  let information = 0;
  words.forEach(({ term }, w) => {
    const word = scoreWord(index, s, expansions[w]!, term.length);
    // A word that is nowhere in the archive makes what is found a guess, but not a worse one.
    if (word.count > 0) information += word.information;
    for (let i = 0; i < word.count; i++) {
      const document = touched[i]!;
      if (s.words[document] === 0) {
        s.found[count++] = document;
        total[document] = 0;
        covered[document] = 0;
        shared[document] = 255;
        leastSure[document] = SURE;
        mostSure[document] = 0;
      }
      s.words[document]!++;
      total[document]! += word.information * best[document]!;
      covered[document]! += word.information;
      shared[document]! &= bestFields[document]!;
      if (sureness[document]! < leastSure[document]!) leastSure[document] = sureness[document]!;
      if (sureness[document]! > mostSure[document]!) mostSure[document] = sureness[document]!;
      best[document] = 0;
    }
  });
  const found = enough(s, s.found.subarray(0, count), words.length, information);
  return { found, total, close: s.close };
}

/** A word spelled with one edit is trusted beside a sure one in the same field: "ben darnel". */
function isSure({ leastSure, mostSure, shared }: Scratch, document: number): boolean {
  if (leastSure[document] === SURE) return true;
  return leastSure[document] === NEAR && mostSure[document] === SURE && shared[document] !== 0;
}

/** Keeps the documents that hold enough of the query, and turns their sums into scores. */
function enough(
  s: Scratch,
  documents: Uint32Array,
  words: number,
  information: number,
): Uint32Array {
  let kept = 0;
  for (const document of documents) {
    const complete = s.words[document] === words;
    s.words[document] = 0;
    s.close[document] = complete && isSure(s, document) ? 0 : 1;
    if (!complete) {
      const coverage = s.covered[document]! / information;
      if (coverage < RANKING.leastCoverage) continue;
      s.total[document]! *= coverage ** RANKING.coveragePower;
    } else if (words > 1 && s.shared[document] !== 0) s.total[document]! *= RANKING.sameField;
    documents[kept++] = document;
  }
  return documents.subarray(0, kept);
}

/**
 * Writes each document's best expansion into the scratch, and the documents into `touched`. The
 * word's information is its inverse document frequency, counted over what is taken as it is, or
 * over the guesses where there is nothing else.
 */
function scoreWord(
  index: SearchIndex,
  s: Scratch,
  list: Expansion[],
  length: number,
): { count: number; information: number } {
  const { terms } = index.vocabulary;
  const edits = list[0]?.edits;
  let count = 0;
  let certain = 0;
  for (const expansion of list) {
    const { term, to = term + 1, and } = expansion;
    const other = and === undefined ? undefined : fieldsOf(index, and);
    for (let t = term; t < to; t++) {
      const weight = worthOf(expansion, terms[t]!, length);
      count = visit(index, s, t, weight, expansion, other, count);
    }
    if (expansion.edits === edits && expansion.sure === list[0]?.sure) certain = count;
  }
  const n = index.episodes.length;
  return { count, information: Math.log(1 + (n - certain + 0.5) / (certain + 0.5)) };
}

/** Visits one term's documents; returns how many documents the word has touched since. */
function visit(
  index: SearchIndex,
  s: Scratch,
  term: number,
  weight: number,
  { sure, edits, partial }: Expansion,
  other: Map<number, number> | undefined,
  touched: number,
): number {
  const { starts, documents, fields } = index;
  const { best, sureness } = s;
  let count = touched;
  index.read(term);
  const end = starts[term + 1]!;
  for (let p = starts[term]!; p < end; p++) {
    const document = documents[p]!;
    let bits = fields[p]!;
    if (other) {
      bits &= other.get(document) ?? 0;
      if ((bits & ~WHOLE) === 0) continue;
    }
    if (partial === true) bits &= ~WHOLE;
    // Two edits away from a word in passing is likelier chance than meant.
    if (edits > 1 && (bits & PROMINENT) === 0) continue;
    const score = weight * FIELD_SCORES[bits]!;
    const before = best[document]!;
    if (before === 0) {
      s.touched[count++] = document;
      sureness[document] = 0;
    }
    const level = sure && (edits === 0 || (bits & PROMINENT) !== 0) ? SURE : edits === 1 ? NEAR : 0;
    if (level > sureness[document]!) sureness[document] = level;
    if (score > before) {
      best[document] = score;
      s.bestFields[document] = bits & ~WHOLE;
    }
  }
  return count;
}

function fieldsOf(index: SearchIndex, term: number): Map<number, number> {
  const places = new Map<number, number>();
  const end = index.starts[term + 1]!;
  index.read(term);
  for (let p = index.starts[term]!; p < end; p++) {
    places.set(index.documents[p]!, index.fields[p]!);
  }
  return places;
}
