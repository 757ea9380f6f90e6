import type { Term } from "../model/episode.ts";
import { expandQuery } from "./expand-query.ts";
import { worthOf } from "./expand-term.ts";
import { namesIn, type Name, type Names } from "./names.ts";
import type { Query } from "./parse-query.ts";
import type { SearchIndex } from "./search-index.ts";

export interface Suggestions {
  /** Guests and hosts, best first. */
  people: Term[];
  tags: Term[];
  /** The query in the archive's spelling; absent when it has nothing to correct. */
  didYouMean?: string;
}

const MOST = 5;

/** People and tags whose names answer the query's words, and a better spelling where one is due. */
export function suggest(index: SearchIndex, query: Query): Suggestions {
  if (query.words.length === 0) return { people: [], tags: [] };
  const worths = worthsOf(index, query);
  const didYouMean = corrected(index, query);
  return {
    people: best([namesIn(index, "guests"), namesIn(index, "hosts")], worths),
    tags: best([namesIn(index, "tags")], worths),
    ...(didYouMean === undefined ? {} : { didYouMean }),
  };
}

/** For each word the terms that it may stand for, with what they are worth. */
function worthsOf(index: SearchIndex, query: Query): Map<string, number>[] {
  return expandQuery(index, query).map((expansions, w) => {
    const worths = new Map<string, number>();
    for (const expansion of expansions) {
      const { term, to = term + 1, and } = expansion;
      if (and !== undefined) continue;
      for (let t = term; t < to; t++) {
        const text = index.vocabulary.terms[t]!;
        const worth = worthOf(expansion, text, query.words[w]!.term.length);
        if (worth > (worths.get(text) ?? 0)) worths.set(text, worth);
      }
    }
    return worths;
  });
}

function best(lists: Names[], worths: Map<string, number>[]): Term[] {
  const rarest = worths.reduce((a, b) => (b.size < a.size ? b : a));
  const found = new Map<string, { name: Name; likeness: number }>();
  for (const { byTerm } of lists) {
    for (const term of rarest.keys()) {
      for (const name of byTerm.get(term) ?? []) {
        if (found.has(name.slug)) continue;
        found.set(name.slug, { name, likeness: likeness(name, worths) });
      }
    }
  }
  return [...found.values()]
    .filter((entry) => entry.likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness || b.name.episodes - a.name.episodes)
    .slice(0, MOST)
    .map(({ name }) => ({ slug: name.slug, name: name.name }));
}

/** Every word must be in the name; the fewer words the name has besides, the better. */
function likeness(name: Name, worths: Map<string, number>[]): number {
  let product = 1;
  for (const worth of worths) {
    product *= Math.max(...name.terms.map((term) => worth.get(term) ?? 0));
  }
  return product / Math.max(1, name.terms.length - worths.length + 1);
}

/** The text with each word that is only a misspelling replaced by the likeliest known one. */
function corrected(index: SearchIndex, query: Query): string | undefined {
  const { terms } = index.vocabulary;
  const episodes = (term: number): number => index.starts[term + 1]! - index.starts[term]!;
  let text = "";
  let at = 0;
  expandQuery(index, query).forEach((expansions, w) => {
    const word = query.words[w]!;
    const guesses = expansions.filter(({ edits }) => edits > 0);
    if (guesses.length === 0 || word.start < at) return;
    if (expansions.some(({ edits, sure }) => edits === 0 && sure)) return;
    const likeliest = guesses.reduce((a, b) =>
      b.weight > a.weight || (b.weight === a.weight && episodes(b.term) > episodes(a.term)) ? b : a,
    );
    text += query.text.slice(at, word.start) + terms[likeliest.term]!;
    at = word.end;
  });
  return at === 0 ? undefined : text + query.text.slice(at);
}
