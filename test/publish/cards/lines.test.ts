import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fit, isRightToLeft, pieces, shorten } from "../../../src/publish/cards/lines.ts";

/** Every letter half an em broad. */
const measure = (text: string): number => text.length / 2;
const SIZES = [40, 20, 10];
const at = (text: string, width: number, height: number) =>
  fit(text, { width, height }, SIZES, 1, measure);

describe("a title in a box", () => {
  test("is as large as it can be, in lines as even as they can be", () => {
    expect(at("Fog signals with Ben Harrow", 400, 80)).toEqual({
      size: 40,
      lines: ["Fog signals", "with Ben Harrow"],
    });
  });

  test("is smaller where it is long", () => {
    expect(at("Fog signals with Ben Harrow and the keepers", 400, 60).size).toBe(20);
  });

  test("ends with … where even the smallest size has no room for it", () => {
    const { size, lines } = at("Fog signals with Ben Harrow and the keepers of the coast", 100, 20);
    expect(size).toBe(10);
    expect(lines).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/…$/);
  });

  test("a word broader than the box is cut", () => {
    const { lines } = at("Supercalifragilisticexpialidocious", 50, 100);
    expect(lines.join("")).toBe("Supercalifragilisticexpialidocious");
    for (const line of lines) expect(measure(line) * 10).toBeLessThanOrEqual(50);
  });

  test("no line is ever broader than the box, nor a letter lost where there is room", () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 30 }),
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 10, max: 300 }),
        (text, width, height) => {
          const { size, lines } = at(text, width, height);
          for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(width + 0.01);
          expect(lines.length * size).toBeLessThanOrEqual(Math.max(height, size));
          const words = lines.join("").replaceAll(" ", "");
          expect(words.endsWith("…") || words === text.replaceAll(" ", "")).toBe(true);
        },
      ),
    );
  });
});

test("lines end at spaces and hyphens; between words where a script has no spaces", () => {
  expect(pieces("state-of-the-art fog")).toEqual(["state-", "of-", "the-", "art ", "fog"]);
  expect(pieces("Podcast.__init__ 1.5")).toEqual(["Podcast.__init__ ", "1.5"]);
  expect(pieces("灯台守の歴史。").length).toBeGreaterThan(2);
  expect(pieces("「灯台」と霧")[0]).toMatch(/^「灯台」?/);
  expect(pieces("灯台、霧").every((piece) => !piece.startsWith("、"))).toBe(true);
});

test("a text is right to left by its first letter", () => {
  expect(isRightToLeft("12: قصص Fog")).toBe(true);
  expect(isRightToLeft("Fog קצר")).toBe(false);
});

test("what is cut is cut between whole signs", () => {
  expect(shorten("Fog 👩‍💻👩‍💻👩‍💻", 4.5, measure)).toBe("Fog…");
  expect(shorten("Fog", 4, measure)).toBe("Fog");
});
