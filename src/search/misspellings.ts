import Fuse from "fuse.js/basic";
import { editDistance, prefixDistance } from "./edit-distance.ts";
import { letterSet, LONGEST, type Vocabulary } from "./vocabulary.ts";

/** Edits allowed between words the longer of which has `length` letters. */
export const editsFor = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

export interface Misspelling {
  /** Its number in the vocabulary. */
  term: number;
  edits: number;
  /** Fuse's score of the likeness: 0 for the very word, 1 for none. */
  unlikeness: number;
}

/**
 * Terms within as many edits of `typed` as the longer of the two allows, apart from itself. Length
 * and letters rule most out, the edit distance nearly all of the rest (Fuse alone would take the
 * word in any part of a term, and a swap for two edits), and Fuse judges how alike what is left is.
 */
export function misspellings(vocabulary: Vocabulary, typed: string): Misspelling[] {
  const { terms, letters, byLength, lengthStarts } = vocabulary;
  const found: Misspelling[] = [];
  const most = editsFor(typed.length + 2);
  const set = letterSet(typed);
  const shortest = Math.min(LONGEST, Math.max(1, typed.length - most));
  for (let length = shortest; length <= Math.min(LONGEST, typed.length + most); length++) {
    const limit = editsFor(Math.max(length, typed.length));
    const to = lengthStarts[length + 1]!;
    for (let i = lengthStarts[length]!; i < to; i++) {
      const t = byLength[i]!;
      const other = letters[t]!;
      if (bitCount(set & ~other) > limit || bitCount(other & ~set) > limit) continue;
      const term = terms[t]!;
      if (term === typed) continue;
      const edits = editDistance(typed, term, limit);
      if (edits <= limit)
        found.push({ term: t, edits, unlikeness: unlikeness(typed, term, edits) });
    }
  }
  return found;
}

/** Terms whose beginning is `typed` with an edit, or two from nine letters on. */
export function misspelledPrefixes(vocabulary: Vocabulary, typed: string): Misspelling[] {
  const limit = editsFor(typed.length - 1);
  const set = letterSet(typed);
  const found: Misspelling[] = [];
  const { letters } = vocabulary;
  for (let t = 0; t < letters.length; t++) {
    if (bitCount(set & ~letters[t]!) > limit) continue;
    const term = vocabulary.terms[t]!;
    if (term.length < typed.length) continue;
    const edits = prefixDistance(typed, term, limit);
    if (edits === 0 || edits > limit) continue;
    found.push({ term: t, edits, unlikeness: unlikeness(typed, term, edits) });
  }
  return found;
}

/**
 * Fuse's score: the share of the word's letters that it had to change to find it in the term. Fuse
 * takes 32 characters at most, so of longer words the edits are counted instead.
 */
function unlikeness(typed: string, term: string, edits: number): number {
  if (typed.length > 32) return edits / typed.length;
  return Fuse.match(typed, term, { threshold: 1, ignoreLocation: true }).score;
}

/** Bits that are set in a 32-bit number (Warren, "Hacker's Delight", 2012, section 5-1). */
function bitCount(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
