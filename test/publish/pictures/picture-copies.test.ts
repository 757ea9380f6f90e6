import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fitted,
  noteCopies,
  ROOM,
  smallCopy,
} from "../../../src/publish/pictures/picture-copies.ts";

const widths = (width: number, height: number): number[] =>
  noteCopies({ width, height }).map((copy) => copy.width);

describe("copies of a picture in notes", () => {
  test("serve phones and screens of twice the density", () => {
    expect(widths(4000, 2000)).toEqual([480, 960, 1360]);
    expect(widths(1000, 500)).toEqual([480, 1000]);
    expect(widths(500, 250)).toEqual([500]);
  });

  test("of one that is high are no wider than it is shown", () => {
    expect(widths(3000, 6000)).toEqual([384]);
  });

  test("are never larger than the picture, and narrower ones come first", () => {
    const side = fc.integer({ min: 1, max: 60_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const copies = noteCopies({ width, height });
        expect(copies.length).toBeGreaterThan(0);
        for (const copy of [...copies, smallCopy({ width, height }, 512)]) {
          expect(copy.width).toBeLessThanOrEqual(width);
          expect(copy.height).toBeLessThanOrEqual(height);
          expect(Math.min(copy.width, copy.height)).toBeGreaterThan(0);
        }
        const sizes = copies.map((copy) => copy.width);
        expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => a - b));
        expect(fitted(width, height).height).toBeLessThanOrEqual(ROOM.height);
      }),
    );
  });

  test("that are shown small and square have their shorter side by what is shown", () => {
    expect(smallCopy({ width: 3000, height: 1500 }, 512)).toMatchObject({
      width: 1024,
      height: 512,
    });
    expect(smallCopy({ width: 300, height: 200 }, 512)).toMatchObject({ width: 300, height: 200 });
  });
});
