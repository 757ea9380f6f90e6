import type { EpisodeSummary } from "../model/episode.ts";
import { expandTerm, type Expansion } from "./expand-term.ts";
import { filterTest } from "./filter-episodes.ts";
import { matchesIn, type Match, type MatchedTerms } from "./highlight.ts";
import type { Query } from "./parse-query.ts";
import { holdsPhrase, phraseBonus } from "./phrases.ts";
import { scoreWords, type Scores } from "./score-words.ts";
import type { SearchIndex } from "./search-index.ts";

export interface SearchResult {
  episode: EpisodeSummary;
  /** Higher is better; comparable within one list only. 0 for a query of filters alone. */
  score: number;
  /** True for a guess: some of the query is missing, or is only distantly like what stands there. */
  close: boolean;
  /** Where it matched. Computed when read. */
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
  const test = filterTest(index, query);
  const expansions = query.words.map((word) => expandTerm(index.vocabulary, word));
  const admits = (document: number): boolean => {
    const episode = index.episodes[document]!;
    return (
      (!test || test(episode)) &&
      query.phrases.every((phrase) => holdsPhrase(index, document, phrase)) &&
      !query.excluded.some((phrase) => holdsPhrase(index, document, phrase))
    );
  };
  const restricted = test !== undefined || query.phrases.length + query.excluded.length > 0;
  const numbered = query.number === undefined ? [] : (index.numbers.get(query.number) ?? []);
  if (query.words.length === 0) {
    if (!restricted) return [];
    return index.episodes.flatMap((episode, document) =>
      admits(document) ? [result(episode, 0, false, () => [])] : [],
    );
  }
  const scores = scoreWords(index, query.words, expansions);
  let order = ranked(index, query, scores, expansions);
  if (restricted) order = order.filter(admits);
  if (numbered.length > 0) order = [...numbered, ...order.filter((d) => !numbered.includes(d))];
  let terms: MatchedTerms | undefined;
  return order.map((document) => {
    const episode = index.episodes[document]!;
    const isNumber = numbered.includes(document);
    const close = !isNumber && scores.close[document] === 1;
    const score = isNumber ? NUMBERED : scores.total[document]!;
    return result(episode, score, close, () => {
      terms ??= matchedTerms(index, query, expansions);
      const matches = matchesIn(episode, terms);
      const digits = String(query.number);
      return isNumber
        ? [{ field: "number", text: digits, ranges: [[0, digits.length]] }, ...matches]
        : matches;
    });
  });
}

/** Documents by score: sure before close, then by score, then in the catalogue's order. */
function ranked(
  index: SearchIndex,
  query: Query,
  scores: Scores,
  expansions: Expansion[][],
): number[] {
  const { found, total, close } = scores;
  const size = index.episodes.length;
  // One number holds the whole order, so that the sort needs no callback.
  const sorted = (documents: Iterable<number>): number[] => {
    const keys = Float64Array.from(documents, (document) => {
      const key = (close[document] === 1 ? 0 : 2 ** 24) + total[document]!;
      return Math.round(key * 2 ** 8) * size + (size - 1 - document);
    }).toSorted();
    return Array.from(keys, (key) => size - 1 - (key % size)).toReversed();
  };
  const order = sorted(found);
  if (query.words.length < 2) return order;
  const top = order.slice(0, RERANKED);
  for (const document of top) {
    total[document] = total[document]! * phraseBonus(index, document, query.words, expansions);
  }
  return [...sorted(top), ...order.slice(RERANKED)];
}

function matchedTerms(index: SearchIndex, query: Query, expansions: Expansion[][]): MatchedTerms {
  const terms: MatchedTerms = new Map();
  expansions.forEach((list, i) => {
    const typed = query.words[i]?.term ?? "";
    for (const { term, and } of list) {
      const text = index.vocabulary.terms[term]!;
      terms.set(text, text.length > typed.length && text.startsWith(typed) ? typed.length : 0);
      if (and !== undefined) terms.set(index.vocabulary.terms[and]!, 0);
    }
  });
  return terms;
}

function result(
  episode: EpisodeSummary,
  score: number,
  close: boolean,
  match: () => Match[],
): SearchResult {
  let matched: Match[] | undefined;
  return {
    episode,
    score,
    close,
    get matched() {
      return (matched ??= match());
    },
  };
}
