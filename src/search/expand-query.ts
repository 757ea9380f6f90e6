import { expandTerm, WORTH, type Expansion } from "./expand-term.ts";
import type { Query } from "./parse-query.ts";
import type { SearchIndex } from "./search-index.ts";
import { findTerm } from "./vocabulary.ts";

const expanded = new WeakMap<SearchIndex, WeakMap<Query, Expansion[][]>>();

/**
 * What each word of a query may stand for, alone or joined to the word after it ("ren py" →
 * "renpy"). Kept with the query, since search and suggestions both ask.
 */
export function expandQuery(index: SearchIndex, query: Query): Expansion[][] {
  let queries = expanded.get(index);
  if (!queries) expanded.set(index, (queries = new WeakMap()));
  let expansions = queries.get(query);
  if (!expansions) queries.set(query, (expansions = expand(index, query)));
  return expansions;
}

function expand({ vocabulary }: SearchIndex, { words }: Query): Expansion[][] {
  const expansions = words.map((word) => expandTerm(vocabulary, word));
  for (let w = 1; w < words.length; w++) {
    const term = findTerm(vocabulary, words[w - 1]!.term + words[w]!.term);
    if (term < 0) continue;
    const joined = { term, weight: WORTH.compound, sure: true, edits: 0 };
    expansions[w - 1]!.unshift(joined);
    expansions[w]!.unshift(joined);
  }
  return expansions;
}
