import type { Expansion } from "./expand-term.ts";
import { fold } from "./fold.ts";
import type { Word } from "./parse-query.ts";
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

const SIDE_BY_SIDE = 1.3;
const WHOLE_VALUE = 1.5;

/** The factor for words that stand side by side in a title, a name or a tag, or are all of it. */
export function phraseBonus(
  index: SearchIndex,
  document: number,
  words: Word[],
  expansions: Expansion[][],
): number {
  const allowed = termSets(index, expansions);
  let bonus = 1;
  for (const { bit, terms } of fieldTerms(index, document)) {
    for (let at = 0; at + words.length <= terms.length; at++) {
      if (!allowed.every((set, i) => set.has(terms[at + i]!))) continue;
      const whole = terms.length === words.length && (bit & (TITLE | GUEST | TAG)) !== 0;
      bonus = Math.max(bonus, whole ? SIDE_BY_SIDE * WHOLE_VALUE : SIDE_BY_SIDE);
      break;
    }
  }
  return bonus;
}

const sets = new WeakMap<Expansion[][], Set<string>[]>();

function termSets(index: SearchIndex, expansions: Expansion[][]): Set<string>[] {
  let made = sets.get(expansions);
  if (!made) {
    made = expansions.map((list) => new Set(list.map(({ term }) => index.vocabulary.terms[term]!)));
    sets.set(expansions, made);
  }
  return made;
}
