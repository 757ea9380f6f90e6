import Fuse from "fuse.js/basic";
import { editDistance, prefixDistance } from "./edit-distance.ts";
import type { Word } from "./parse-query.ts";
import { findTerm, letterSet, LONGEST, prefixRange, type Vocabulary } from "./vocabulary.ts";

/** A term of the vocabulary that a typed word may stand for. */
export interface Expansion {
  term: number;
  /** A second term that must stand in the same episode: "renpy" → "ren" and "py". */
  and?: number;
  /** 0–1: how much of an exact match it is worth. */
  weight: number;
  /** False for a guess that should be shown apart. */
  sure: boolean;
  /** Edits from what was typed; 0 for spellings taken as they are. */
  edits: number;
}

/** What each kind of likeness is worth; chosen with `npm run bench -- search`. */
export const WORTH = {
  prefix: 0.7,
  alternative: 0.8,
  compound: 0.9,
  fuzzy: [0, 0.5, 0.3, 0.15],
  fuzzyPrefix: 0.3,
  infix: 0.3,
  loose: 0.1,
  /** Applied to guesses where the word as typed, or its prefix, exists. */
  besideExact: 0.5,
};

/** Edits allowed in a word of `length` letters. */
export const editsFor = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Everything that `word` may stand for, best first. */
export function expandTerm(vocabulary: Vocabulary, word: Word): Expansion[] {
  const found = new Map<number, Expansion>();
  const add = (term: number, weight: number, sure: boolean, edits = 0): void => {
    const known = found.get(term);
    if (!known || known.weight < weight) found.set(term, { term, weight, sure, edits });
  };
  const { term } = word;
  const exact = findTerm(vocabulary, term);
  if (exact >= 0) add(exact, 1, true);
  for (const other of word.also ?? []) {
    const at = findTerm(vocabulary, other);
    if (at >= 0) add(at, WORTH.alternative, true);
  }
  if (word.open || isSingle(term)) {
    const [from, to] = prefixRange(vocabulary, term);
    for (let t = from; t < to; t++) {
      const length = vocabulary.terms[t]!.length;
      add(t, WORTH.prefix * (0.5 + 0.5 * (term.length / length)), true);
    }
  }
  const certain = found.size > 0;
  const pairs = exact < 0 ? compounds(vocabulary, term) : [];
  const scale = certain || pairs.length > 0 ? WORTH.besideExact : 1;
  const limit = editsFor(term.length);
  if (limit > 0) {
    for (const { term: t, edits } of misspellings(vocabulary, term, limit)) {
      add(t, scale * WORTH.fuzzy[edits]!, isSure(vocabulary, term, t, edits), edits);
    }
  }
  if (term.length >= 4) {
    for (const t of infixes(vocabulary, term)) {
      const length = vocabulary.terms[t]!.length;
      add(t, scale * WORTH.infix * (0.5 + (0.5 * term.length) / length), false);
    }
  }
  if (found.size === 0 && pairs.length === 0) {
    if (word.open && term.length >= 5) {
      for (const { term: t, edits } of misspelledPrefixes(vocabulary, term)) {
        add(t, WORTH.fuzzyPrefix, false, edits);
      }
    }
    if (found.size === 0) {
      for (const { term: t, edits } of loose(vocabulary, term)) add(t, WORTH.loose, false, edits);
    }
  }
  return [...found.values(), ...pairs].toSorted((a, b) => b.weight - a.weight || a.term - b.term);
}

/** One character of an unspaced script: it begins the pairs that hold it. */
const isSingle = (term: string): boolean =>
  term.length === 1 && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(term);

function isSure({ terms }: Vocabulary, typed: string, term: number, edits: number): boolean {
  const other = terms[term]!;
  return typed[0] === other[0] && typed.length >= (edits === 1 ? 5 : 8);
}

interface Guess {
  term: number;
  edits: number;
}

/**
 * Terms within `limit` edits of `typed`, apart from itself. Length and letters rule most out, Fuse
 * judges the rest, and the edit distance has the last word (Fuse finds the word in any part of the
 * term and counts a swap as two).
 */
export function misspellings(vocabulary: Vocabulary, typed: string, limit: number): Guess[] {
  const { terms, byLength, lengthStarts } = vocabulary;
  const from = lengthStarts[Math.min(LONGEST, Math.max(0, typed.length - limit))]!;
  const to = lengthStarts[Math.min(LONGEST, typed.length + limit) + 1]!;
  const guesses: Guess[] = [];
  const judge = fuseJudge(typed, (2 * limit) / typed.length);
  const set = letterSet(typed);
  for (let i = from; i < to; i++) {
    const t = byLength[i]!;
    const other = vocabulary.letters[t]!;
    if (bits(set & ~other) > limit || bits(other & ~set) > limit) continue;
    const term = terms[t]!;
    if (term === typed || judge(term) > 1) continue;
    const edits = editDistance(typed, term, limit);
    if (edits <= limit) guesses.push({ term: t, edits });
  }
  return guesses;
}

function misspelledPrefixes(vocabulary: Vocabulary, typed: string): Guess[] {
  const limit = editsFor(typed.length - 1);
  const judge = fuseJudge(typed, (2 * limit) / typed.length);
  const set = letterSet(typed);
  const guesses: Guess[] = [];
  vocabulary.letters.forEach((other, t) => {
    if (bits(set & ~other) > limit) return;
    const term = vocabulary.terms[t]!;
    if (term.length < typed.length || term[0] !== typed[0] || judge(term) > 1) return;
    const edits = prefixDistance(typed, term, limit);
    if (edits <= limit) guesses.push({ term: t, edits });
  });
  return guesses;
}

/** Where nothing else is found: one edit more than usual, in words that begin alike. */
function loose(vocabulary: Vocabulary, typed: string): Guess[] {
  if (typed.length < 3) return [];
  const limit = editsFor(typed.length) + 1;
  return misspellings(vocabulary, typed, limit).filter(({ term, edits }) => {
    const other = vocabulary.terms[term]!;
    return other[0] === typed[0] && other.length >= 3 && edits / typed.length < 0.4;
  });
}

/**
 * Fuse's score of how badly `typed` is spelled in a term, or 2 where it sees no likeness. Fuse
 * compares 32 characters at most, so longer words are left to the edit distance.
 */
function fuseJudge(typed: string, threshold: number): (term: string) => number {
  if (typed.length > 32) return () => 0;
  const options = { threshold: Math.min(1, threshold + 0.001), ignoreLocation: true };
  return (term) => {
    const { isMatch, score } = Fuse.match(typed, term, options);
    return isMatch ? score : 2;
  };
}

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

/** "renpy" → "ren" + "py": both halves known, the longer halves first. */
function compounds(vocabulary: Vocabulary, typed: string): Expansion[] {
  const found: Expansion[] = [];
  for (let i = 2; i <= typed.length - 2; i++) {
    const term = findTerm(vocabulary, typed.slice(0, i));
    if (term < 0) continue;
    const and = findTerm(vocabulary, typed.slice(i));
    if (and >= 0) found.push({ term, and, weight: WORTH.compound, sure: true, edits: 0 });
  }
  return found;
}

function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
