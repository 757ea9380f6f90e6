import type { EpisodeEntry } from "../model/episode-entry.ts";
import { fold } from "./fold.ts";
import type { MatchedTerms } from "./matched-terms.ts";
import { fieldTexts, GUEST, type SearchIndex, SUMMARY, TAG, TITLE, WHOLE } from "./search-index.ts";
import { tokenize } from "./tokenize.ts";
import { findTerm } from "./vocabulary.ts";

interface Field {
  bit: number;
  terms: string[];
}

const kept = new WeakMap<EpisodeEntry, Field[]>();

/** An episode's fields as terms, kept once asked for. */
function fieldTerms(episode: EpisodeEntry): Field[] {
  let fields = kept.get(episode);
  if (!fields) {
    fields = fieldTexts(episode).map(([bit, text]) => ({
      bit,
      terms: tokenize(fold(text)).map(({ term }) => term),
    }));
    kept.set(episode, fields);
  }
  return fields;
}

/** The bits of the fields in which a document holds `term`. */
function fieldsWith(index: SearchIndex, document: number, term: string): number {
  const at = findTerm(index.vocabulary, term);
  if (at < 0) return 0;
  index.read(at);
  let low = index.starts[at]!;
  const end = index.starts[at + 1]!;
  for (let high = end; low < high;) {
    const middle = (low + high) >>> 1;
    if (index.documents[middle]! < document) low = middle + 1;
    else high = middle;
  }
  return low < end && index.documents[low] === document ? index.fields[low]! : 0;
}

/**
 * True when one field of the episode holds the terms side by side.
 * @param unread the answer where only a summary that is not read yet could hold them
 */
export function holdsPhrase(
  index: SearchIndex,
  document: number,
  phrase: string[],
  unread: boolean,
): boolean {
  let common = ~0;
  for (const term of phrase) common &= fieldsWith(index, document, term);
  if ((common & ~WHOLE) === 0) return false;
  const episode = index.episodes[document]!;
  if (unread && episode.summary === undefined && (common & SUMMARY) !== 0) return true;
  return fieldTerms(episode).some(({ terms }) => {
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
  for (const { bit, terms } of fieldTerms(index.episodes[document]!)) {
    // A summary may not be read yet, and the order must not depend on that.
    if (bit === SUMMARY) continue;
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
