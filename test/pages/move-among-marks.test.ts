import { expect, test } from "vitest";
import { nextBox } from "../../src/pages/move-among-marks.ts";

/** Two lines of marks, 24 pixels apart; the second lacks its third. */
const box = (x: number, y: number) => ({ left: x, right: x + 24, top: y, bottom: y + 24 });
const boxes = [box(0, 0), box(24, 0), box(72, 0), box(0, 40), box(24, 40), box(120, 40)];

test.each([
  ["right, over a gap", 1, [1, 0], 2],
  ["left", 2, [-1, 0], 1],
  ["down, in its own column", 1, [0, 1], 4],
  ["down, to the nearest where its column is empty", 2, [0, 1], 4],
  ["up", 3, [0, -1], 0],
  ["nowhere past the end", 3, [0, 1], -1],
] as const)("an arrow goes %s", (_, from, step, to) => {
  expect(nextBox(boxes, from, [...step])).toBe(to);
});
