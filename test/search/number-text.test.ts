import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumbers, readSmall, writeNumbers, writeSmall } from "../../src/search/number-text.ts";

describe("numbers as text", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 })), (numbers) => {
        expect([...readNumbers(writeNumbers(numbers))]).toEqual(numbers);
      }),
    );
    const small = Array.from({ length: 92 }, (_, i) => i);
    expect([...readSmall(writeSmall(small))]).toEqual(small);
  });

  it("need no escape in JSON", () => {
    const text = writeNumbers(Array.from({ length: 5000 }, (_, i) => i));
    expect(JSON.stringify(text)).toHaveLength(text.length + 2);
  });
});
