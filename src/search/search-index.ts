import type { Term } from "../model/episode.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { fold } from "./fold.ts";
import { readNumbers, readSmall, writeNumbers, writeSmall } from "./number-text.ts";
import { tokenize } from "./tokenize.ts";
import { readVocabulary, writeTerms, type Vocabulary } from "./vocabulary.ts";

/** Format of /data/search.json. Raise it when a reader of the old shape would misread the new. */
export const SEARCH_FORMAT = 1;

/** Where a term stands in an episode: a bit each, and one more for "it is the whole value there". */
export const TITLE = 1;
export const GUEST = 2;
export const TAG = 4;
export const HOST = 8;
export const SUMMARY = 16;
export const WHOLE = 32;

/**
 * The index as a file. It holds no text of the episodes: `openIndex` takes the catalogue beside
 * it, and an episode is its place in that catalogue. Terms are sorted; the other three columns
 * follow their order.
 */
export interface SearchIndexFile {
  format: number;
  /** Episodes in the catalogue that it was built from. */
  episodes: number;
  /** `writeTerms` of all terms. */
  terms: string;
  /** `writeNumbers`: for each term, episodes that hold it. */
  counts: string;
  /** `writeNumbers`: for each term its episodes, rising, as the step from the one before (first: from -1), less 1. */
  steps: string;
  /** `writeSmall`: for each of those, the fields' bits. */
  fields: string;
}

export interface SearchIndex {
  /** Newest first, as the catalogue has them. */
  episodes: EpisodeEntry[];
  vocabulary: Vocabulary;
  /** Term t stands in `documents[starts[t] … starts[t + 1] - 1]`, in the fields `fields[…]`. */
  starts: Uint32Array;
  documents: Uint32Array;
  fields: Uint8Array;
  /** Episodes by their number. */
  numbers: Map<number, number[]>;
}

const names = (bit: number, terms: Term[]): [number, string][] =>
  terms.map(({ name }) => [bit, name]);

/** One episode's fields as text, with their bits. */
export function fieldTexts(episode: EpisodeEntry): [bit: number, text: string][] {
  return [
    [TITLE, episode.title],
    ...names(GUEST, episode.guests),
    ...names(TAG, episode.tags),
    ...names(HOST, episode.hosts),
    [SUMMARY, episode.summary ?? ""],
  ];
}

/** The index of `episodes`, which must be in the catalogue's order. */
export function buildIndex(episodes: EpisodeEntry[]): SearchIndexFile {
  const postings = new Map<string, Map<number, number>>();
  const add = (term: string, document: number, bits: number): void => {
    let places = postings.get(term);
    if (!places) postings.set(term, (places = new Map()));
    places.set(document, (places.get(document) ?? 0) | bits);
  };
  episodes.forEach((episode, document) => {
    for (const [bit, text] of fieldTexts(episode)) {
      const tokens = tokenize(fold(text));
      const bits = tokens.length === 1 ? bit | WHOLE : bit;
      for (const { term, also } of tokens) {
        add(term, document, bits);
        for (const other of also ?? []) add(other, document, bit);
      }
    }
  });
  const terms = [...postings.keys()].toSorted();
  const counts: number[] = [];
  const steps: number[] = [];
  const fields: number[] = [];
  for (const term of terms) {
    const places = postings.get(term)!;
    counts.push(places.size);
    let before = -1;
    for (const [document, bits] of places) {
      steps.push(document - before - 1);
      fields.push(bits);
      before = document;
    }
  }
  return {
    format: SEARCH_FORMAT,
    episodes: episodes.length,
    terms: writeTerms(terms),
    counts: writeNumbers(counts),
    steps: writeNumbers(steps),
    fields: writeSmall(fields),
  };
}

/**
 * The index ready for queries; `episodes` are those of the catalogue published with the file.
 * Throws an Error that says so when the file is of another format or another catalogue.
 */
export function openIndex(file: SearchIndexFile, episodes: EpisodeEntry[]): SearchIndex {
  if (file.format !== SEARCH_FORMAT) {
    throw new Error(
      `The search index has format ${String(file.format)}; this reader knows ${SEARCH_FORMAT}.`,
    );
  }
  if (file.episodes !== episodes.length) {
    throw new Error(
      `The search index is of ${file.episodes} episodes, the catalogue has ${episodes.length}.`,
    );
  }
  const counts = readNumbers(file.counts);
  const documents = readNumbers(file.steps);
  const starts = new Uint32Array(counts.length + 1);
  let at = 0;
  for (let term = 0; term < counts.length; term++) {
    let document = -1;
    for (const end = at + counts[term]!; at < end; at++) {
      document += documents[at]! + 1;
      documents[at] = document;
    }
    starts[term + 1] = at;
  }
  const numbers = new Map<number, number[]>();
  episodes.forEach(({ number }, document) => {
    if (number === undefined) return;
    const same = numbers.get(number);
    if (same) same.push(document);
    else numbers.set(number, [document]);
  });
  return {
    episodes,
    vocabulary: readVocabulary(file.terms),
    starts,
    documents,
    fields: readSmall(file.fields),
    numbers,
  };
}
