import type { Term } from "../model/episode.ts";
import { expandQuery } from "./expand-query.ts";
import { worthOf, type Expansion } from "./expand-term.ts";
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
  const readings = expandQuery(index, query).map((expansions, w) =>
    read(index, expansions, query.words[w]!.term),
  );
  const didYouMean = corrected(index, query);
  return {
    people: best(index, [namesIn(index, "guests"), namesIn(index, "hosts")], readings),
    tags: best(index, [namesIn(index, "tags")], readings),
    ...(didYouMean === undefined ? {} : { didYouMean }),
  };
}

/** One word of the query, as names are compared with it. */
interface Reading {
  expansions: Expansion[];
  /** Terms that it may stand for. */
  terms: number;
  /** 0–1: what a term of a name is worth. */
  worth: (term: string) => number;
}

function read(index: SearchIndex, all: Expansion[], typed: string): Reading {
  const expansions = all.filter(({ and }) => and === undefined);
  const single = new Map<string, number>();
  let beginning: Expansion | undefined;
  let terms = 0;
  for (const expansion of expansions) {
    const { term, to, weight } = expansion;
    terms += (to ?? term + 1) - term;
    if (to !== undefined) beginning = expansion;
    else {
      const text = index.vocabulary.terms[term]!;
      single.set(text, Math.max(weight, single.get(text) ?? 0));
    }
  }
  const worth = (term: string): number => {
    const alone = single.get(term) ?? 0;
    if (!beginning || !term.startsWith(typed)) return alone;
    return Math.max(alone, worthOf(beginning, term, typed.length));
  };
  return { expansions, terms, worth };
}

/** The names most like the query, looked up by the word that may stand for the fewest terms. */
function best(index: SearchIndex, lists: Names[], readings: Reading[]): Term[] {
  const rarest = readings.reduce((a, b) => (b.terms < a.terms ? b : a));
  const top: { name: Name; likeness: number }[] = [];
  const consider = (name: Name): void => {
    const entry = { name, likeness: likeness(name, readings) };
    const last = top.at(-1);
    if (entry.likeness === 0 || (top.length === MOST && last && !isBetter(entry, last))) return;
    if (top.some(({ name: { slug } }) => slug === name.slug)) return;
    const at = top.findIndex((other) => isBetter(entry, other));
    top.splice(at < 0 ? top.length : at, 0, entry);
    if (top.length > MOST) top.pop();
  };
  for (const { byTerm } of lists) {
    for (const { term, to = term + 1 } of rarest.expansions) {
      for (let t = term; t < to; t++) byTerm.get(index.vocabulary.terms[t]!)?.forEach(consider);
    }
  }
  return top.map(({ name: { slug, name } }) => ({ slug, name }));
}

const isBetter = (
  a: { name: Name; likeness: number },
  b: { name: Name; likeness: number },
): boolean =>
  a.likeness > b.likeness || (a.likeness === b.likeness && a.name.episodes > b.name.episodes);

/** Every word must be in the name; the fewer words the name has besides, the better. */
function likeness(name: Name, readings: Reading[]): number {
  let product = 1;
  for (const { worth } of readings) {
    let most = 0;
    for (const term of name.terms) most = Math.max(most, worth(term));
    product *= most;
  }
  return product / Math.max(1, name.terms.length - readings.length + 1);
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
