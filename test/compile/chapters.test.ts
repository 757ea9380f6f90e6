import { expect, test } from "vitest";
import { parseChapters } from "../../src/compile/chapters.ts";

test("a Podcasting 2.0 file: sorted, ends filled, hidden ones left out, nulls ignored", () => {
  const file = JSON.stringify({
    version: "1.2.0",
    chapters: [
      { startTime: 88, title: "Intro", img: null, url: null, toc: null, endTime: null },
      { startTime: 0, title: "Pre-Show", img: "https://a.example/i.png", url: "https://a.example" },
      { startTime: 100, title: "A picture changes", toc: false },
      { startTime: 200.5, title: "Brought to you by Acme", endTime: 260 },
      { title: "No time" },
      { startTime: 300, title: null },
    ],
  });
  expect(parseChapters(file, "a.json")).toEqual([
    {
      start: 0,
      end: 88,
      title: "Pre-Show",
      url: "https://a.example",
      image: "https://a.example/i.png",
    },
    { start: 88, end: 200.5, title: "Intro" },
    { start: 200.5, end: 260, title: "Brought to you by Acme", sponsor: true },
  ]);
});

test("lists of front matter, as lines or as records", () => {
  const expected = [
    { start: 0, end: 90, title: "Hello" },
    { start: 90, title: "Bye: the end" },
  ];
  expect(parseChapters(["0:00 Hello", "1:30 - Bye: the end"], "a.md")).toEqual(expected);
  expect(
    parseChapters(
      [
        { time: "0:00", title: "Hello" },
        { start: 90, title: "Bye: the end" },
      ],
      "a.md",
    ),
  ).toEqual(expected);
  expect(parseChapters("00:00 Hello\n00:01:30 Bye: the end\n", "a.txt")).toEqual(expected);
});

test.each([null, undefined, 7, {}, { chapters: null }, [], ""])(
  "%j holds no chapters",
  (source) => {
    expect(parseChapters(source, "a.json")).toEqual([]);
  },
);

test("an address that is none is left out", () => {
  expect(
    parseChapters([{ start: 0, title: "x", url: "javascript:alert(1)", img: "x.png" }], "a"),
  ).toEqual([{ start: 0, title: "x" }]);
});

test("broken JSON names its file", () => {
  expect(() => parseChapters('{"chapters": [', "episode.chapters.json")).toThrow(
    /episode\.chapters\.json/,
  );
});
