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

/** The vocabulary of `terms`, which must be sorted and without duplicates. */
export function openVocabulary(terms: string[]): Vocabulary {
  const letters = new Uint32Array(terms.length);
  const lengthStarts = new Uint32Array(LONGEST + 2);
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!;
    letters[i] = letterSet(term);
    const slot = Math.min(term.length, LONGEST) + 1;
    lengthStarts[slot] = lengthStarts[slot]! + 1;
  }
  for (let n = 1; n < lengthStarts.length; n++) {
    lengthStarts[n] = lengthStarts[n]! + lengthStarts[n - 1]!;
  }
  const next = lengthStarts.slice();
  const byLength = new Uint32Array(terms.length);
  for (let i = 0; i < terms.length; i++) {
    const length = Math.min(terms[i]!.length, LONGEST);
    byLength[next[length]!] = i;
    next[length] = next[length]! + 1;
  }
  return { terms, letters, byLength, lengthStarts };
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

/** Sorted terms as one text: for each, how much of the one before it repeats ("A" for none), then the rest. */
export function writeTerms(terms: string[]): string {
  let text = "";
  let before = "";
  for (const term of terms) {
    let same = 0;
    while (same < 25 && same < term.length && term[same] === before[same]) same++;
    text += String.fromCharCode(65 + same) + term.slice(same);
    before = term;
  }
  return text;
}

/** The terms that `writeTerms` wrote. Folded text holds no capital A–Z: each one begins a term. */
export function readTerms(text: string): string[] {
  const terms: string[] = [];
  let before = "";
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 65;
    if (code < 65 || code > 90) continue;
    before = before.slice(0, text.charCodeAt(start) - 65) + text.slice(start + 1, i);
    terms.push(before);
    start = i;
  }
  return terms;
}
