import type { Term } from "../model/episode.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { editDistance } from "./edit-distance.ts";
import { editsFor } from "./misspellings.ts";
import { fold } from "./fold.ts";
import type { SearchIndex } from "./search-index.ts";
import { tokenize } from "./tokenize.ts";

/** A tag or a person of the archive, as search looks it up. */
export interface Name extends Term {
  folded: string;
  terms: string[];
  episodes: number;
}

export type NameField = "tags" | "guests" | "hosts";

export interface Names {
  /** Most used first. */
  all: Name[];
  /** By each of their words. */
  byTerm: Map<string, Name[]>;
}

const kept = new WeakMap<SearchIndex, Partial<Record<NameField, Names>>>();

function keptOf(index: SearchIndex): Partial<Record<NameField, Names>> {
  let fields = kept.get(index);
  if (!fields) kept.set(index, (fields = {}));
  return fields;
}

/** The names in one field of the archive's episodes; collected once. */
export function namesIn(index: SearchIndex, field: NameField): Names {
  return (keptOf(index)[field] ??= drain(collect(index.episodes, field)));
}

/**
 * Collects all names before they are asked for. Each step takes a few milliseconds on a phone, and
 * between two of them `namesIn` may be asked already.
 */
export function* collectNames(index: SearchIndex): Generator<undefined> {
  const fields = keptOf(index);
  for (const field of ["guests", "hosts", "tags"] as const) {
    if (fields[field]) continue;
    const names = yield* collect(index.episodes, field);
    fields[field] ??= names;
  }
}

function drain<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Episodes a step. */
const AT_A_TIME = 250;

function* collect(episodes: EpisodeEntry[], field: NameField): Generator<undefined, Names> {
  const names = new Map<string, Name>();
  const byTerm: Names["byTerm"] = new Map();
  for (const [i, episode] of episodes.entries()) {
    if (i % AT_A_TIME === AT_A_TIME - 1) yield;
    for (const { slug, name } of episode[field]) {
      const known = names.get(slug);
      if (known) {
        known.episodes++;
        continue;
      }
      const folded = fold(name);
      const terms = tokenize(folded).map(({ term }) => term);
      const made = { slug, name, folded, terms, episodes: 1 };
      names.set(slug, made);
      for (const term of new Set(terms)) {
        const same = byTerm.get(term);
        if (same) same.push(made);
        else byTerm.set(term, [made]);
      }
    }
  }
  return { all: [...names.values()].toSorted((a, b) => b.episodes - a.episodes), byTerm };
}

/**
 * Names that `value` means: the one so called; else those that hold all its words (or words that
 * begin so); else those that hold words spelled nearly so. Empty when there is none.
 */
export function namesLike({ all: names }: Names, value: string): Name[] {
  const folded = fold(value).trim();
  const same = names.filter((name) => name.slug === folded || name.folded === folded);
  if (same.length > 0) return same;
  const typed = tokenize(folded).map(({ term }) => term);
  if (typed.length === 0) return [];
  const every = (likes: (typed: string, term: string) => boolean): Name[] =>
    names.filter(({ terms }) => typed.every((word) => terms.some((term) => likes(word, term))));
  for (const likes of [isSame, begins, isNear]) {
    const found = every(likes);
    if (found.length > 0) return found;
  }
  return [];
}

const isSame = (typed: string, term: string): boolean => term === typed;
const begins = (typed: string, term: string): boolean => term.startsWith(typed);
const isNear = (typed: string, term: string): boolean =>
  editDistance(typed, term, editsFor(typed.length)) <= editsFor(typed.length);
