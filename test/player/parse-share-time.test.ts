import { describe, expect, it } from "vitest";
import { parseShareTime, shareAddress } from "../../src/player/parse-share-time.ts";

describe("?t=", () => {
  it.each([
    ["754", { at: 754 }],
    ["12:34", { at: 754 }],
    ["1:02:03", { at: 3723 }],
    ["1h2m3s", { at: 3723 }],
    ["90s", { at: 90 }],
    ["0", { at: 0 }],
    ["12:34,13:05", { at: 754, until: 785 }],
    ["10,20", { at: 10, until: 20 }],
    [",20", { at: 0, until: 20 }],
  ])("%s is a time", (text, time) => {
    expect(parseShareTime(text)).toEqual(time);
  });

  it.each([undefined, null, "", "soon", "-5", "1:99:00"])("%s is none", (text) => {
    expect(parseShareTime(text)).toBeUndefined();
  });

  it("leaves out an end that comes before the start, or makes no sense", () => {
    expect(parseShareTime("100,50")).toEqual({ at: 100 });
    expect(parseShareTime("100,x")).toEqual({ at: 100 });
  });
});

describe("a shared address", () => {
  const page = "https://show.example/27.html";
  it("is short and readable", () => {
    expect(shareAddress(page)).toBe(page);
    expect(shareAddress(page, { at: 754.9 })).toBe(`${page}?t=12:34`);
    expect(shareAddress(page, { at: 754, until: 785 })).toBe(`${page}?t=12:34,13:05`);
  });

  it("takes the place of another time, and keeps the rest", () => {
    expect(shareAddress(`${page}?t=5&lang=en#notes`, { at: 0 })).toBe(`${page}?lang=en&t=0:00`);
  });

  it("opens to exactly what was shared", () => {
    for (const time of [{ at: 0 }, { at: 3723 }, { at: 7, until: 36_000 }])
      expect(parseShareTime(new URL(shareAddress(page, time)).searchParams.get("t"))).toEqual(time);
  });
});
