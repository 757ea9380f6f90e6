import Fuse from "fuse.js/basic";
import { editDistance, prefixDistance } from "./edit-distance.ts";
import { letterSet, LONGEST, prefixRange, type Vocabulary } from "./vocabulary.ts";

/** Edits allowed between words the longer of which has `length` letters. */
export const editsFor = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

export interface Misspelling {
  /** Its number in the vocabulary. */
  term: number;
  edits: number;
}

/**
 * Terms within as many edits of `typed` as the longer of the two allows, apart from itself. Length
 * and letters rule most out, Fuse judges the rest, and the edit distance has the last word (Fuse
 * finds the word in any part of the term and counts a swap as two).
 */
export function misspellings(vocabulary: Vocabulary, typed: string): Misspelling[] {
  const { terms, letters, byLength, lengthStarts } = vocabulary;
  const found: Misspelling[] = [];
  const most = editsFor(typed.length + 2);
  const judge = fuseJudge(typed, most);
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
      if (term === typed || !judge(term)) continue;
      const edits = editDistance(typed, term, limit);
      if (edits <= limit) found.push({ term: t, edits });
    }
  }
  return found;
}

/** Terms whose beginning is `typed` with an edit, or two from nine letters on; their first letter is right. */
export function misspelledPrefixes(vocabulary: Vocabulary, typed: string): Misspelling[] {
  const limit = editsFor(typed.length - 1);
  const judge = fuseJudge(typed, limit);
  const set = letterSet(typed);
  const found: Misspelling[] = [];
  const [from, to] = prefixRange(vocabulary, typed[0]!);
  for (let t = from; t < to; t++) {
    if (bitCount(set & ~vocabulary.letters[t]!) > limit) continue;
    const term = vocabulary.terms[t]!;
    if (term.length < typed.length || !judge(term)) continue;
    const edits = prefixDistance(typed, term, limit);
    if (edits > 0 && edits <= limit) found.push({ term: t, edits });
  }
  return found;
}

/**
 * Whether Fuse sees `typed` in a term with `edits` edits, each of which may cost it two. Fuse takes
 * 32 characters at most, so longer words are left to the edit distance.
 */
function fuseJudge(typed: string, edits: number): (term: string) => boolean {
  if (typed.length > 32) return () => true;
  const threshold = Math.min(1, (2 * edits) / typed.length + 0.001);
  return (term) => Fuse.match(typed, term, { threshold, ignoreLocation: true }).isMatch;
}

/** Bits that are set in a 32-bit number (Warren, "Hacker's Delight", 2012, section 5-1). */
function bitCount(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
