import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openPostings, writePostings } from "../../src/search/postings.ts";

const places = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 100_000 }), fc.nat({ max: 63 })), {
    minLength: 1,
    maxLength: 20,
    selector: ([document]) => document,
  })
  .map((found) => new Map(found.toSorted(([a], [b]) => a - b)));

describe("postings", () => {
  it("are read term by term as they were written, in any order", () => {
    fc.assert(
      fc.property(
        fc.array(places, { maxLength: 20 }).chain((terms) =>
          fc.tuple(
            fc.constant(terms),
            fc.shuffledSubarray(
              terms.map((_, term) => term),
              { minLength: terms.length },
            ),
          ),
        ),
        ([terms, order]) => {
          const file = JSON.parse(JSON.stringify(writePostings(terms)));
          const { starts, documents, fields, read } = openPostings(file);
          for (const term of order) {
            read(term);
            read(term);
            const found = new Map<number, number>();
            for (let p = starts[term]!; p < starts[term + 1]!; p++)
              found.set(documents[p]!, fields[p]!);
            expect(found).toEqual(terms[term]);
          }
        },
      ),
    );
  });
});
