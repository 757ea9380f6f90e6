import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editsFor, misspelledPrefixes, misspellings } from "../../src/search/misspellings.ts";
import { openVocabulary } from "../../src/search/vocabulary.ts";
import { naiveDistance } from "./naive-distance.ts";

const word = fc.string({
  unit: fc.constantFrom(..."a b c d e 1 é 漢 _".split(" ")),
  minLength: 1,
  maxLength: 12,
});
const words = fc.uniqueArray(word, { maxLength: 60 });

describe("misspellings", () => {
  it("are the terms that a naive edit distance finds, and no others", () => {
    fc.assert(
      fc.property(words, word, (terms, typed) => {
        const sorted = terms.toSorted();
        const found = misspellings(openVocabulary(sorted), typed).map(
          ({ term, edits }) => `${sorted[term]} ${edits}`,
        );
        const expected = sorted.flatMap((term) => {
          const edits = naiveDistance(typed, term);
          const allowed = editsFor(Math.max(typed.length, term.length));
          return edits > 0 && edits <= allowed ? [`${term} ${edits}`] : [];
        });
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 2000 },
    );
  });

  it("of a beginning are the terms with a beginning that a naive edit distance finds", () => {
    fc.assert(
      fc.property(words, word, (terms, typed) => {
        const sorted = terms.toSorted();
        const found = misspelledPrefixes(openVocabulary(sorted), typed);
        const allowed = editsFor(typed.length - 1);
        const expected = sorted.flatMap((term, i) => {
          if (term.length < typed.length) return [];
          const parts = Array.from({ length: term.length + 1 }, (_, n) => term.slice(0, n));
          const edits = Math.min(...parts.map((part) => naiveDistance(typed, part)));
          return edits > 0 && edits <= allowed ? [{ term: i, edits }] : [];
        });
        expect(found.map(({ term, edits }) => ({ term, edits }))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it("of words too long for Fuse are found as well", () => {
    const long = "donaudampfschifffahrtsgesellschaft";
    const vocabulary = openVocabulary([long]);
    expect(misspellings(vocabulary, long.replace("schiff", "schif"))).toMatchObject([
      { term: 0, edits: 1 },
    ]);
  });

  it("that look more alike to Fuse come with a lower score", () => {
    const vocabulary = openVocabulary(["mesas", "messb"].toSorted());
    const [plural, other] = misspellings(vocabulary, "mesa").concat(
      misspellings(vocabulary, "mesb"),
    );
    expect(plural?.unlikeness).toBeLessThan(other?.unlikeness ?? 0);
  });
});
