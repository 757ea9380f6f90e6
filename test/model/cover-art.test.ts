import * as fc from "fast-check";
import { expect, test } from "vitest";
import { coverArt, MARK } from "../../src/model/cover-art.ts";

test("the same words draw the same cover, others another", () => {
  expect(coverArt("Fog", MARK)).toEqual(coverArt("Fog", MARK));
  expect(coverArt("Fog", MARK)).not.toEqual(coverArt("Bells", MARK));
});

test("any cover stays in its frame, with one playhead between what was heard and what is ahead", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 5, max: 80 }), (seed, bars) => {
      const frame = { ...MARK, bars };
      const art = coverArt(seed, frame);
      expect(art).toHaveLength(bars);
      expect(art.map(({ part }) => part).join(" ")).toMatch(/^(heard )+head( ahead)+$/);
      for (const { x, y, width, height } of art) {
        expect(x).toBeGreaterThanOrEqual(frame.x - 0.1);
        expect(x + width).toBeLessThanOrEqual(frame.x + frame.width + 0.1);
        expect(y).toBeGreaterThanOrEqual(frame.y - 0.1);
        expect(y + height).toBeLessThanOrEqual(frame.y + frame.height + 0.1);
      }
    }),
  );
});
