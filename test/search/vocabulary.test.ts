import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/search/fold.ts";
import {
  findTerm,
  openVocabulary,
  prefixRange,
  readTerms,
  writeTerms,
} from "../../src/search/vocabulary.ts";

const folded = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map(fold)
  .filter(Boolean);
const sorted = fc.uniqueArray(folded, { maxLength: 50 }).map((terms) => terms.toSorted());

describe("a vocabulary", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(sorted, (terms) => {
        expect(readTerms(writeTerms(terms))).toEqual(terms);
      }),
    );
  });

  it("finds each of its terms, and those that begin alike", () => {
    fc.assert(
      fc.property(sorted, folded, (terms, prefix) => {
        const vocabulary = openVocabulary(terms);
        terms.forEach((term, i) => expect(findTerm(vocabulary, term)).toBe(i));
        const [from, to] = prefixRange(vocabulary, prefix);
        expect(terms.slice(from, to)).toEqual(terms.filter((term) => term.startsWith(prefix)));
      }),
    );
  });

  it("lacks other terms", () => {
    expect(findTerm(openVocabulary(["a", "c"]), "b")).toBe(-1);
    expect(findTerm(openVocabulary([]), "b")).toBe(-1);
  });
});
