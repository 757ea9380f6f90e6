import type { LightCatalog } from "../model/catalog-files.ts";
import { turn } from "../model/turn.ts";
import { collectNames } from "../search/names.ts";
import { parseQuery } from "../search/parse-query.ts";
import { type SearchResult, searchEpisodes } from "../search/search-episodes.ts";
import { openIndex, type SearchIndex, type SearchIndexFile } from "../search/search-index.ts";
import { suggest, type Suggestions } from "../search/suggest.ts";
import type { Listed } from "./listed.ts";

/** Search is loaded with the first query, and its index opened once for each catalogue. */
const opened = new WeakMap<LightCatalog, { index: SearchIndex; older?: Older }>();

/** What is not searched yet of an index in parts. */
export interface Older {
  state: "coming" | "out of reach";
  /** Settles when that is no longer so, or more of them can be searched. */
  changed: Promise<void>;
}

export interface Found extends Suggestions {
  results: SearchResult[];
  /** Absent where all episodes were searched. */
  older?: Older;
  /** Filters in the text, each with the text as it would be without it. */
  typed: TypedFilter[];
}

export interface TypedFilter {
  /** "guest:darnell" */
  text: string;
  without: string;
}

/** What is searched of this catalogue from now on. */
export function takeIndex(catalog: LightCatalog, index: SearchIndex, older?: Older): void {
  opened.set(catalog, { index, older });
}

function indexOf(catalog: LightCatalog, file: object): SearchIndex {
  if (!opened.has(catalog))
    takeIndex(catalog, openIndex(file as SearchIndexFile, catalog.episodes));
  return opened.get(catalog)!.index;
}

/**
 * Does ahead of the first letter what that would take long for; keys come between its parts.
 * @returns two lines as a search gives them
 */
export async function prepareSearch(catalog: LightCatalog, file: object): Promise<Listed[]> {
  await turn();
  const index = indexOf(catalog, file);
  await turn();
  for (const _ of collectNames(index)) await turn();
  const [first] = catalog.episodes;
  const word = first?.guests[0]?.name ?? first?.title ?? "";
  // A browser compiles code when it first runs: the first letter finds that done.
  let lines: Listed[] = [];
  for (let letters = 1; letters <= Math.min(word.length, REHEARSED); letters++) {
    await turn();
    lines = searchCatalog(catalog, file, word.slice(0, letters)).results.slice(-2).map(explain);
  }
  return lines;
}

/** Letters: from four on, words are taken for misspelled ones too. */
const REHEARSED = 5;

/**
 * Answers `text` over the catalogue.
 * @param file what `/data/search.json` holds; where that is in parts, `openNewest` came before
 */
export function searchCatalog(catalog: LightCatalog, file: object, text: string): Found {
  const index = indexOf(catalog, file);
  const query = parseQuery(text);
  const typed = query.filters.map(({ start, end }) => ({
    text: text.slice(start, end),
    without: `${text.slice(0, start)}${text.slice(end)}`.replace(/\s+/g, " ").trim(),
  }));
  const older = opened.get(catalog)?.older;
  return { results: searchEpisodes(index, query), typed, ...suggest(index, query), older };
}

/** A result as a line of the list, with what it matched: worth computing for the lines shown only. */
export function explain({ episode, close, matched }: SearchResult): Listed {
  const title = matched.find(({ field }) => field === "title");
  // Guests and tags stand on the card anyway; of the rest, the summary says most.
  const summary = matched.find(({ field }) => field === "summary");
  const elsewhere = matched.filter(({ field }) => !["title", "summary", "number"].includes(field));
  return {
    episode,
    ...(title ? { titleRanges: title.ranges } : {}),
    ...(summary ? { excerpt: { text: summary.text, ranges: summary.ranges } } : {}),
    ...(elsewhere.length > 0
      ? { elsewhere: elsewhere.map(({ field, text, ranges }) => ({ field, text, ranges })) }
      : {}),
    ...(close ? { close } : {}),
  };
}
