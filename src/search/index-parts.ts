import { type EpisodeEntry, episodesKey } from "../model/episode-entry.ts";
import { buildIndex, openIndex, type SearchIndex, type SearchIndexFile } from "./search-index.ts";
import { LONGEST, sortByLength, type Vocabulary } from "./vocabulary.ts";

/** Format of /data/search.json where it only names the parts. Raise it when its reader would misread. */
export const PARTS_FORMAT = 3;

/** /data/search.json of a long archive: the index is in parts, each one an index of its own. */
export interface SearchPartsFile {
  format: number;
  /** Episodes of each part, the oldest first: part n stands in /data/search/{n}.json. */
  parts: number[];
}

export interface SearchPartFile extends SearchIndexFile {
  /** `episodesKey` of its episodes: a part that was made on another day may count others. */
  of: string;
}

/**
 * Episodes of a part. The newest part has up to twice as many, so that what is found at once is
 * never little, and another episode changes that part alone.
 */
const PER_PART = 2_000;

/** An index in parts, the oldest first. `episodes` are newest first, as in the catalogue. */
export function buildParts(
  episodes: EpisodeEntry[],
  perPart: number = PER_PART,
): { file: SearchPartsFile; parts: SearchPartFile[] } {
  const count = Math.max(1, Math.floor(episodes.length / perPart));
  const parts = Array.from({ length: count }, (_, n) => {
    const from = n === count - 1 ? 0 : episodes.length - (n + 1) * perPart;
    const own = episodes.slice(from, episodes.length - n * perPart);
    return { ...buildIndex(own), of: episodesKey(own) };
  });
  return { file: { format: PARTS_FORMAT, parts: parts.map((part) => part.episodes) }, parts };
}

/** Whether what /data/search.json holds is an index in parts. */
export function isInParts(file: object): file is SearchPartsFile {
  return (file as Partial<SearchPartsFile>).format === PARTS_FORMAT;
}

/** An index of several parts, newest first. */
export interface MergedIndex extends SearchIndex {
  parts: SearchIndex[];
}

/**
 * Opens one part.
 * @param own its episodes
 * @throws Error where it is of another format, or of other episodes
 */
export function openPart(file: SearchPartFile, own: EpisodeEntry[]): SearchIndex {
  if (file.of !== episodesKey(own))
    throw new Error("A part of the search index is of other episodes.");
  return openIndex(file, own);
}

/** Terms between two pauses: a few milliseconds on a phone. */
const AT_A_TIME = 4_000;

/**
 * The index that `openIndex` would give of all the parts' episodes together, so that results and
 * their order are those of one index. Postings stay in the parts and are copied when a query asks
 * for them.
 * @param before what the newest parts have been merged to, if they have
 * @param older the parts that follow, newest first
 * @param episodes the catalogue's, those of the parts first
 */
export function* mergeParts(
  before: MergedIndex | undefined,
  older: readonly SearchIndex[],
  episodes: EpisodeEntry[],
): Generator<undefined, MergedIndex> {
  const parts = [...(before?.parts ?? []), ...older];
  let terms = before?.vocabulary.terms ?? [];
  for (const { vocabulary } of older) terms = yield* union(terms, vocabulary.terms);
  const size = terms.length;
  const letters = new Uint32Array(size);
  const starts = new Uint32Array(size + 1);
  /** For each part the number there of each term, or -1. */
  const numbers: Int32Array[] = [];
  for (const { vocabulary, starts: own } of parts) {
    const numbersHere = new Int32Array(size).fill(-1);
    let t = 0;
    for (const [number, term] of vocabulary.terms.entries()) {
      if (number % AT_A_TIME === AT_A_TIME - 1) yield;
      while (terms[t] !== term) t++;
      numbersHere[t] = number;
      letters[t] = vocabulary.letters[number]!;
      starts[t + 1]! += own[number + 1]! - own[number]!;
    }
    numbers.push(numbersHere);
    yield;
  }
  for (let t = 0; t < size; t++) starts[t + 1]! += starts[t]!;
  const lengths = Uint8Array.from(terms, ({ length }) => Math.min(length, LONGEST));
  const vocabulary: Vocabulary = { terms, letters, ...sortByLength(lengths) };
  return { parts, episodes, vocabulary, ...mergePostings(parts, numbers, starts) };
}

function mergePostings(
  parts: readonly SearchIndex[],
  numbers: readonly Int32Array[],
  starts: Uint32Array,
): Pick<SearchIndex, "starts" | "documents" | "fields" | "read"> {
  const documents = new Uint32Array(starts.at(-1)!);
  const fields = new Uint8Array(documents.length);
  const isRead = new Uint8Array(starts.length);
  const read = (term: number): void => {
    if (isRead[term] === 1) return;
    isRead[term] = 1;
    let to = starts[term]!;
    let newer = 0;
    for (const [p, part] of parts.entries()) {
      const number = numbers[p]![term]!;
      if (number >= 0) {
        part.read(number);
        const end = part.starts[number + 1]!;
        for (let from = part.starts[number]!; from < end; from++, to++) {
          documents[to] = part.documents[from]! + newer;
          fields[to] = part.fields[from]!;
        }
      }
      newer += part.episodes.length;
    }
  };
  return { starts, documents, fields, read };
}

/** The terms of both lists in order, each once. Both are sorted. */
function* union(a: string[], b: string[]): Generator<undefined, string[]> {
  const both: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (both.length % AT_A_TIME === AT_A_TIME - 1) yield;
    const one = a[i]!;
    const other = b[j]!;
    both.push(one < other ? one : other);
    if (one <= other) i++;
    if (other <= one) j++;
  }
  while (i < a.length) both.push(a[i++]!);
  while (j < b.length) both.push(b[j++]!);
  return both;
}
