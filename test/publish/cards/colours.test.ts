import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cardColours, fromOklch, toOklch } from "../../../src/publish/cards/colours.ts";
import { contrast, parseHex } from "../../../src/publish/theme.ts";

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("a colour comes back from Oklch as it went in", () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const back = parseHex(fromOklch(toOklch(colour)));
      for (const [at, channel] of parseHex(colour).entries())
        expect(Math.abs(channel - (back[at] ?? 0))).toBeLessThan(4);
    }),
  );
});

test("on a card of any accent the words are legible", () => {
  fc.assert(
    fc.property(hex, (accent) => {
      const { ground, ink, soft } = cardColours(accent);
      expect(contrast(ink, ground)).toBeGreaterThan(4.5);
      expect(contrast(soft, ground)).toBeGreaterThan(4.5);
    }),
    { numRuns: 500 },
  );
});
