import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BASE,
  readDigit,
  readNumbers,
  writeDigits,
  writeNumbers,
  writeSmall,
} from "../../src/search/number-text.ts";

describe("numbers as text", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 })), (numbers) => {
        expect([...readNumbers(writeNumbers(numbers))]).toEqual(numbers);
      }),
    );
  });

  it("below the base take a character each", () => {
    const small = Array.from({ length: BASE }, (_, i) => i);
    const text = writeSmall(small);
    expect(small.map((i) => readDigit(text, i))).toEqual(small);
  });

  it("of so many digits stand where their width says", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: BASE ** 3 - 1 })), (numbers) => {
        const text = writeDigits(numbers, 3);
        expect(text).toHaveLength(3 * numbers.length);
        const read = numbers.map((_, i) =>
          [0, 1, 2].reduce(
            (sum, digit) => sum + readDigit(text, digit * numbers.length + i) * BASE ** digit,
            0,
          ),
        );
        expect(read).toEqual(numbers);
      }),
    );
  });

  it("need no escape in JSON", () => {
    const text = writeNumbers(Array.from({ length: 5000 }, (_, i) => i));
    expect(JSON.stringify(text)).toHaveLength(text.length + 2);
  });
});
