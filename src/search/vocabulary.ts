/**
 * Every term of an index, in code-unit order, so that a term, or all that begin alike, is found by
 * bisection; with what the search for misspellings asks first of each: its length and its letters.
 */
export interface Vocabulary {
  terms: string[];
  /** `letters[i]`: the set of letters in `terms[i]`, as `letterSet` gives it. */
  letters: Uint32Array;
  /** Term numbers, shortest term first; those of length n begin at `lengthStarts[n]`. */
  byLength: Uint32Array;
  lengthStarts: Uint32Array;
}

/** Lengths above this share the last class. */
export const LONGEST = 40;

/** A bit for each letter of `term`; letters beyond a–z share the bits of a–z and six more. */
export function letterSet(term: string): number {
  let set = 0;
  for (let i = 0; i < term.length; i++) set |= 1 << ((term.charCodeAt(i) - 97) & 31);
  return set >>> 0;
}

/** The vocabulary of `terms`, which must be sorted, folded and without duplicates. */
export const openVocabulary = (terms: string[]): Vocabulary => readVocabulary(writeTerms(terms));

/** The vocabulary of the terms that `writeTerms` wrote, in one pass: it is what opening an index waits for. */
export function readVocabulary(text: string): Vocabulary {
  const terms: string[] = [];
  const letters = new Uint32Array(text.length);
  const lengths = new Uint8Array(text.length);
  // The letters of the first n characters of the term at hand: what the next term shares is known.
  const prefixes = new Uint32Array(MOST_SHARED + 1);
  let before = "";
  for (let at = 0; at < text.length;) {
    const shared = text.charCodeAt(at++) - CAPITAL_A;
    const start = at;
    let length = shared;
    let set = prefixes[shared]!;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= CAPITAL_A && code <= CAPITAL_Z) break;
      set |= 1 << ((code - 97) & 31);
      if (++length <= MOST_SHARED) prefixes[length] = set;
    }
    before = before.slice(0, shared) + text.slice(start, at);
    letters[terms.length] = set;
    lengths[terms.length] = Math.min(length, LONGEST);
    terms.push(before);
  }
  const size = terms.length;
  return { terms, letters: letters.slice(0, size), ...sortByLength(lengths.subarray(0, size)) };
}

/** @param lengths of each term, none above `LONGEST` */
export function sortByLength(lengths: Uint8Array): Pick<Vocabulary, "byLength" | "lengthStarts"> {
  const lengthStarts = new Uint32Array(LONGEST + 2);
  for (const length of lengths) lengthStarts[length + 1]!++;
  for (let n = 1; n < lengthStarts.length; n++) lengthStarts[n]! += lengthStarts[n - 1]!;
  const next = lengthStarts.slice();
  const byLength = new Uint32Array(lengths.length);
  for (let t = 0; t < lengths.length; t++) byLength[next[lengths[t]!]!++] = t;
  return { byLength, lengthStarts };
}

function lowerBound(terms: string[], text: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (terms[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of `term`, or -1. */
export function findTerm({ terms }: Vocabulary, term: string): number {
  const at = lowerBound(terms, term);
  return terms[at] === term ? at : -1;
}

/** Term numbers `[from, to)` of all terms that begin with `prefix`. */
export function prefixRange({ terms }: Vocabulary, prefix: string): [number, number] {
  const from = lowerBound(terms, prefix);
  // No folded term holds U+FFFF, so this is above everything that begins with the prefix.
  return [from, lowerBound(terms, `${prefix}\uffff`)];
}

/** Folded text holds no capital A–Z: each one begins a term and says how much of the last it repeats. */
const CAPITAL_A = 65;
const CAPITAL_Z = 90;
const MOST_SHARED = CAPITAL_Z - CAPITAL_A;

/** Sorted terms as one text: for each, how much of the one before it repeats ("A" for none), then the rest. */
export function writeTerms(terms: string[]): string {
  let text = "";
  let before = "";
  for (const term of terms) {
    let same = 0;
    while (same < MOST_SHARED && same < term.length && term[same] === before[same]) same++;
    text += String.fromCharCode(CAPITAL_A + same) + term.slice(same);
    before = term;
  }
  return text;
}

/** The terms that `writeTerms` wrote. */
export const readTerms = (text: string): string[] => readVocabulary(text).terms;
