import type { Term } from "../model/episode.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { fold } from "./fold.ts";
import { openPostings, type Postings, type PostingsFile, writePostings } from "./postings.ts";
import { tokenize } from "./tokenize.ts";
import { readVocabulary, writeTerms, type Vocabulary } from "./vocabulary.ts";

/** Format of /data/search.json. Raise it when a reader of the old shape would misread the new. */
export const SEARCH_FORMAT = 2;

/** Where a term stands in an episode: a bit each, and one more for "it is the whole value there". */
export const TITLE = 1;
export const GUEST = 2;
export const TAG = 4;
export const HOST = 8;
export const SUMMARY = 16;
export const WHOLE = 32;

/**
 * The index as a file. It holds no text of the episodes: `openIndex` takes the catalogue beside
 * it, and an episode is its place in that catalogue. Terms are sorted; their postings follow in that
 * order.
 */
export interface SearchIndexFile extends PostingsFile {
  format: number;
  /** Episodes in the catalogue that it was built from. */
  episodes: number;
  /** `writeTerms` of all terms. */
  terms: string;
}

export interface SearchIndex extends Postings {
  /** Newest first, as the catalogue has them. */
  episodes: EpisodeEntry[];
  vocabulary: Vocabulary;
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
  return {
    format: SEARCH_FORMAT,
    episodes: episodes.length,
    terms: writeTerms(terms),
    ...writePostings(terms.map((term) => postings.get(term)!)),
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
  return { episodes, vocabulary: readVocabulary(file.terms), ...openPostings(file) };
}
