import { fold } from "./fold.ts";
import type { MatchedTerms } from "./matched-terms.ts";
import { fieldTexts, GUEST, TAG, TITLE, type SearchIndex } from "./search-index.ts";
import { tokenize } from "./tokenize.ts";

interface Field {
  bit: number;
  terms: string[];
}

const texts = new WeakMap<SearchIndex, (Field[] | undefined)[]>();

/** An episode's fields as terms, kept once asked for. */
function fieldTerms(index: SearchIndex, document: number): Field[] {
  let kept = texts.get(index);
  if (!kept) texts.set(index, (kept = []));
  let fields = kept[document];
  if (!fields) {
    const episode = index.episodes[document];
    fields = episode
      ? fieldTexts(episode).map(([bit, text]) => ({
          bit,
          terms: tokenize(fold(text)).map(({ term }) => term),
        }))
      : [];
    kept[document] = fields;
  }
  return fields;
}

/** True when one field of the episode holds the terms side by side. */
export function holdsPhrase(index: SearchIndex, document: number, phrase: string[]): boolean {
  return fieldTerms(index, document).some(({ terms }) => {
    for (let at = 0; at + phrase.length <= terms.length; at++) {
      if (phrase.every((term, i) => terms[at + i] === term)) return true;
    }
    return false;
  });
}

/** Factors for words side by side in a field, and for words that are all of it; chosen as RANKING was. */
export const PHRASES = {
  title: 1.2,
  guest: 1.4,
  tag: 1.2,
  rest: 1.1,
  wholeTitle: 2,
  wholeGuest: 2,
  wholeTag: 3,
};

function factor(bit: number, whole: boolean): number {
  if (bit === TITLE) return whole ? PHRASES.wholeTitle : PHRASES.title;
  if (bit === GUEST) return whole ? PHRASES.wholeGuest : PHRASES.guest;
  if (bit === TAG) return whole ? PHRASES.wholeTag : PHRASES.tag;
  return PHRASES.rest;
}

/**
 * The factor for words that stand side by side in a title, a name or a tag, or are all of it.
 * `readings` are the ways to read the query as a sequence of words.
 */
export function phraseBonus(
  index: SearchIndex,
  document: number,
  readings: MatchedTerms[][],
): number {
  let bonus = 1;
  for (const { bit, terms } of fieldTerms(index, document)) {
    for (const words of readings) {
      if (holdsWords(terms, words)) {
        bonus = Math.max(bonus, factor(bit, terms.length === words.length));
      }
    }
  }
  return bonus;
}

function holdsWords(terms: string[], words: MatchedTerms[]): boolean {
  for (let at = 0; at + words.length <= terms.length; at++) {
    if (words.every((matches, i) => matches(terms[at + i]!) > 0)) return true;
  }
  return false;
}
