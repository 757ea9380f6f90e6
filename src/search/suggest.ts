import type { Term } from "../model/episode.ts";
import { expandTerm, worthOf } from "./expand-term.ts";
import { namesIn, type Name, type NameField } from "./names.ts";
import type { Query } from "./parse-query.ts";
import type { SearchIndex } from "./search-index.ts";

export interface Suggestions {
  /** Guests and hosts, best first. */
  people: Term[];
  tags: Term[];
  /** The query as it would be spelled with the archive's words; absent when it already is. */
  didYouMean?: string;
}

const MOST = 5;

/** People and tags whose names answer the query's words, and a better spelling where one is due. */
export function suggest(index: SearchIndex, query: Query): Suggestions {
  if (query.words.length === 0) return { people: [], tags: [] };
  const worth = query.words.map((word) => {
    const worths = new Map<string, number>();
    for (const expansion of expandTerm(index.vocabulary, word)) {
      const { term, to = term + 1, and } = expansion;
      for (let t = term; t < to && and === undefined; t++) {
        const name = index.vocabulary.terms[t]!;
        const value = worthOf(expansion, name, word.term.length);
        if (value > (worths.get(name) ?? 0)) worths.set(name, value);
      }
    }
    return worths;
  });
  const best = (...fields: NameField[]): Term[] => {
    const found = new Map<string, { name: Name; score: number }>();
    for (const name of fields.flatMap((field) => namesIn(index, field))) {
      const score = likeness(name, worth);
      if (score > 0 && !found.has(name.slug)) found.set(name.slug, { name, score });
    }
    return [...found.values()]
      .toSorted((a, b) => b.score - a.score || b.name.episodes - a.name.episodes)
      .slice(0, MOST)
      .map(({ name }) => ({ slug: name.slug, name: name.name }));
  };
  const didYouMean = corrected(index, query);
  return {
    people: best("guests", "hosts"),
    tags: best("tags"),
    ...(didYouMean === undefined ? {} : { didYouMean }),
  };
}

/** Every word must be in the name; the fewer words the name has besides, the better. */
function likeness(name: Name, worth: Map<string, number>[]): number {
  let score = 1;
  for (const worths of worth) {
    let best = 0;
    for (const term of name.terms) best = Math.max(best, worths.get(term) ?? 0);
    if (best === 0) return 0;
    score *= best;
  }
  return score / Math.max(1, name.terms.length - worth.length + 1);
}

/** The text with each unknown word replaced by the likeliest known one. */
function corrected(index: SearchIndex, query: Query): string | undefined {
  const { terms } = index.vocabulary;
  let text = "";
  let at = 0;
  for (const word of query.words) {
    const options = expandTerm(index.vocabulary, word);
    const top = options[0];
    if (!top || top.edits === 0) continue;
    const count = (term: number): number => index.starts[term + 1]! - index.starts[term]!;
    const likeliest = options
      .filter(({ weight }) => weight === top.weight)
      .reduce((a, b) => (count(b.term) > count(a.term) ? b : a));
    text += query.text.slice(at, word.start) + terms[likeliest.term]!;
    at = word.end;
  }
  return at === 0 ? undefined : text + query.text.slice(at);
}
