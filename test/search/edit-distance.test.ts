import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, prefixDistance } from "../../src/search/edit-distance.ts";
import { naiveDistance } from "./naive-distance.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 9 });

describe("edit distance", () => {
  it.each([
    ["tornado", "tornado", 0],
    ["tornadoo", "tornado", 1],
    ["darnlel", "darnell", 1],
    ["kubrenetes", "kubernetes", 1],
    ["nreaska", "nebraska", 2],
    ["", "ab", 2],
  ])("from %j to %j is %i", (a, b, edits) => {
    expect(editDistance(a, b, 3)).toBe(edits);
  });

  it("is one above the limit for anything further away", () => {
    expect(editDistance("python", "kotlin", 2)).toBe(3);
  });

  it("equals a naive Damerau-Levenshtein distance up to every limit", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(limit + 1, naiveDistance(a, b)));
      }),
      { numRuns: 3000 },
    );
  });

  it("to a beginning is the least naive distance to any beginning", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 }), (typed, term, limit) => {
        const beginnings = Array.from({ length: term.length + 1 }, (_, i) => term.slice(0, i));
        const least = Math.min(...beginnings.map((part) => naiveDistance(typed, part)));
        expect(prefixDistance(typed, term, limit)).toBe(Math.min(limit + 1, least));
      }),
      { numRuns: 3000 },
    );
  });
});
