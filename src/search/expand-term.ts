import { misspelledPrefixes, misspellings } from "./misspellings.ts";
import type { Word } from "./parse-query.ts";
import { findTerm, letterSet, prefixRange, type Vocabulary } from "./vocabulary.ts";

/** Terms of the vocabulary that a typed word may stand for. */
export interface Expansion {
  /** The term, or the first of several. */
  term: number;
  /** The terms `[term, to)`: all that begin with the word. */
  to?: number;
  /** A second term that must stand in the same episode: "renpy" → "ren" and "py". */
  and?: number;
  /** 0–1: how much of an exact match it is worth; of several terms, when they are no longer than the word. */
  weight: number;
  /** The word is only a part of the term: its beginning, or something inside. */
  partial?: boolean;
  /** False for a guess that should be shown apart. */
  sure: boolean;
  /** Edits from what was typed; 0 for spellings taken as they are. */
  edits: number;
}

/** What each kind of likeness is worth; chosen with `npm run bench -- search`. */
export const WORTH = {
  prefix: 0.9,
  /** How much of that a term loses as what was typed becomes a small part of it. */
  prefixSpread: 0.2,
  alternative: 0.8,
  compound: 0.9,
  fuzzy: [0, 0.5, 0.36],
  /** How much of a misspelling's worth Fuse's judgement can take away. */
  judgement: 0.25,
  fuzzyPrefix: 0.3,
  infix: 1,
  infixSpread: 0.6,
  /** Applied to misspellings where the word as typed, or its prefix, exists. */
  besideExact: 0.25,
  besidePrefix: 0.8,
  /** Least letters for a misspelling of one edit, and of two, to be taken as sure. */
  sureFrom: [0, 6, 9],
};

/** Everything that `word` may stand for: spellings taken as they are first, then guesses. */
export function expandTerm(vocabulary: Vocabulary, word: Word): Expansion[] {
  const { terms } = vocabulary;
  const { term } = word;
  const found: Expansion[] = [];
  const exact = findTerm(vocabulary, term);
  if (exact >= 0) found.push({ term: exact, weight: 1, sure: true, edits: 0 });
  for (const other of word.also ?? []) {
    const at = findTerm(vocabulary, other);
    if (at >= 0) found.push({ term: at, weight: WORTH.alternative, sure: true, edits: 0 });
  }
  if (word.open || isSingle(term)) {
    const [from, to] = prefixRange(vocabulary, term);
    const first = exact >= 0 ? from + 1 : from;
    const weight = WORTH.prefix;
    if (first < to) found.push({ term: first, to, weight, partial: true, sure: true, edits: 0 });
  }
  // What stands as it is within a word makes any other reading of it a guess.
  const inside = exact < 0 && term.length >= 4 ? infixes(vocabulary, term) : [];
  if (exact < 0) found.push(...compounds(vocabulary, term, inside.length === 0));
  const scale = exact >= 0 ? WORTH.besideExact : found.length > 0 ? WORTH.besidePrefix : 1;
  if (term.length >= 3) {
    const guesses = misspellings(vocabulary, term);
    const near = guesses.filter(({ edits }) => edits === 1).length;
    for (const { term: t, edits, unlikeness } of guesses) {
      // Where several words are as near, none of them can be taken for the one that was meant.
      const alone = near < 2 && inside.length === 0;
      const sure = alone && term[0] === terms[t]![0] && term.length >= WORTH.sureFrom[edits]!;
      const weight = scale * WORTH.fuzzy[edits]! * (1 - WORTH.judgement * unlikeness);
      found.push({ term: t, weight, sure, edits });
    }
  }
  if (exact < 0 && word.open && term.length >= 5) {
    for (const { term: t, edits } of misspelledPrefixes(vocabulary, term)) {
      const weight = (scale * WORTH.fuzzyPrefix) / edits;
      found.push({ term: t, weight, partial: true, sure: false, edits });
    }
  }
  for (const t of inside) {
    const rest = 1 - term.length / terms[t]!.length;
    const weight = scale * WORTH.infix * (1 - WORTH.infixSpread * rest);
    found.push({ term: t, weight, partial: true, sure: false, edits: 0 });
  }
  return found;
}

/** What a term of an expansion is worth for a word of `length` letters. */
export function worthOf({ to, weight }: Expansion, term: string, length: number): number {
  if (to === undefined) return weight;
  return weight * (1 - WORTH.prefixSpread * (1 - length / term.length));
}

/** One character of an unspaced script: it begins the pairs that hold it. */
const isSingle = (term: string): boolean =>
  term.length === 1 && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(term);

/** Terms with `typed` inside, not at their beginning. */
function infixes({ terms, letters }: Vocabulary, typed: string): number[] {
  const set = letterSet(typed);
  const found: number[] = [];
  for (let t = 0; t < letters.length; t++) {
    if ((set & ~letters[t]!) !== 0) continue;
    const term = terms[t]!;
    if (term.length > typed.length && term.indexOf(typed, 1) > 0) found.push(t);
  }
  return found;
}

/** "renpy" → "ren" + "py", where both halves are known. */
function compounds(vocabulary: Vocabulary, typed: string, sure: boolean): Expansion[] {
  const found: Expansion[] = [];
  for (let i = 2; i <= typed.length - 2; i++) {
    const term = findTerm(vocabulary, typed.slice(0, i));
    if (term < 0) continue;
    const and = findTerm(vocabulary, typed.slice(i));
    if (and >= 0) found.push({ term, and, weight: WORTH.compound, sure, edits: 0 });
  }
  return found;
}
