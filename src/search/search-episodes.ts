import type { EpisodeEntry } from "../model/episode-entry.ts";
import { expandQuery } from "./expand-query.ts";
import type { Expansion } from "./expand-term.ts";
import { filterTest } from "./filter-episodes.ts";
import { matchesIn, type Match } from "./highlight.ts";
import { matchedTerms, phraseReadings, type MatchedTerms } from "./matched-terms.ts";
import type { Query } from "./parse-query.ts";
import { holdsPhrase, phraseBonus } from "./phrases.ts";
import { rankDocuments, rerank } from "./rank-documents.ts";
import { RANKING, scoreWords, type Scores } from "./score-words.ts";
import type { SearchIndex } from "./search-index.ts";

export interface SearchResult {
  readonly episode: EpisodeEntry;
  /** Higher is better; comparable within one list only. 0 for a query of filters alone. */
  readonly score: number;
  /** True for a guess: some of the query is missing, or is only distantly like what stands there. */
  readonly close: boolean;
  /** Where it matched. Computed when first read: read it for what is shown. */
  readonly matched: Match[];
}

/** The score of the episode whose number was asked for: above any other. */
const NUMBERED = 1000;

/** Results reranked by whether they hold the words side by side. */
const RERANKED = 40;

/**
 * Episodes that answer `query`, best first and sure ones before close ones; equal scores are in
 * the catalogue's order. Every result satisfies all filters, phrases and exclusions. An empty
 * query has no results.
 */
export function searchEpisodes(index: SearchIndex, query: Query): SearchResult[] {
  const admits = admission(index, query);
  if (query.words.length === 0) {
    if (!admits) return [];
    const nothing = (): number => 0;
    return index.episodes.flatMap((episode, document) =>
      admits(document) ? [new Result(episode, 0, false, undefined, () => nothing)] : [],
    );
  }
  const expansions = expandQuery(index, query);
  const scores = scoreWords(index, query.words, expansions);
  let order = ranked(index, query, scores, expansions);
  if (admits) order = order.filter(admits);
  let terms: MatchedTerms | undefined;
  const matched = (): MatchedTerms =>
    (terms ??= matchedTerms(index.vocabulary, query.words, expansions));
  const { number } = query;
  const numbered = number === undefined ? [] : numberedSo(index, number);
  const results = numbered.map(
    (document) => new Result(index.episodes[document]!, NUMBERED, false, number, matched),
  );
  for (const document of order) {
    if (numbered.includes(document)) continue;
    const close = scores.close[document] === 1;
    const score = scores.total[document]!;
    results.push(new Result(index.episodes[document]!, score, close, undefined, matched));
  }
  return results;
}

/** Places of the episodes that have the number. */
function numberedSo({ episodes }: SearchIndex, number: number): number[] {
  return episodes.flatMap((episode, document) => (episode.number === number ? [document] : []));
}

class Result implements SearchResult {
  readonly episode: EpisodeEntry;
  readonly score: number;
  readonly close: boolean;
  readonly #number: number | undefined;
  readonly #terms: () => MatchedTerms;
  #matched: Match[] | undefined;

  constructor(
    episode: EpisodeEntry,
    score: number,
    close: boolean,
    number: number | undefined,
    terms: () => MatchedTerms,
  ) {
    this.episode = episode;
    this.score = score;
    this.close = close;
    this.#number = number;
    this.#terms = terms;
  }

  get matched(): Match[] {
    if (this.#matched) return this.#matched;
    const matches = matchesIn(this.episode, this.#terms());
    if (this.#number !== undefined) {
      const text = String(this.#number);
      matches.unshift({ field: "number", text, ranges: [[0, text.length]] });
    }
    return (this.#matched = matches);
  }
}

/** Whether a document satisfies filters, phrases and exclusions; undefined where there are none. */
function admission(index: SearchIndex, query: Query): ((document: number) => boolean) | undefined {
  const test = filterTest(index, query);
  if (!test && query.phrases.length + query.excluded.length === 0) return undefined;
  return (document) =>
    (!test || test(index.episodes[document]!)) &&
    query.phrases.every((phrase) => holdsPhrase(index, document, phrase, true)) &&
    !query.excluded.some((phrase) => holdsPhrase(index, document, phrase, false));
}

/** Documents in the order of the results. */
function ranked(
  index: SearchIndex,
  query: Query,
  scores: Scores,
  expansions: Expansion[][],
): Uint32Array {
  const { total, close } = scores;
  const order = rankDocuments(scores, index.episodes.length);
  const readings = phraseReadings(index.vocabulary, query.words, expansions);
  if (readings.length > 0) {
    for (const document of order.subarray(0, RERANKED)) {
      total[document]! *= phraseBonus(index, document, readings);
    }
    rerank(order, RERANKED, scores);
  }
  const [first] = order;
  if (first === undefined || close[first] === 1) return order;
  // Beside sure matches, guesses that are far behind only distract.
  const least = RANKING.leastShare * total[first]!;
  return order.filter((document) => close[document] === 0 || total[document]! >= least);
}
