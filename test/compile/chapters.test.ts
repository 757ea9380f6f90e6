import { expect, test } from "vitest";
import { parseChapters } from "../../src/compile/chapters.ts";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { writeArchive, yamlEpisode } from "./write-archive.ts";

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

test("each entry that can't be used is told, but not one that hides itself", () => {
  const told: string[] = [];
  const chapters = parseChapters(
    [
      { time: "9:99", title: "Late" },
      { title: "Only a title" },
      { time: "1:00" },
      "no time",
      { time: "2:00", title: "Hidden", toc: false },
    ],
    "a.md",
    (what) => told.push(what),
  );
  expect(chapters).toEqual([]);
  expect(told).toEqual([
    `Chapter 1 ("Late") has no time that can be read, and is left out`,
    `Chapter 2 ("Only a title") has no time, and is left out`,
    `Chapter 3 ("1:00") has no title, and is left out`,
    `Chapter 4 ("no time") has no time, and is left out`,
  ]);
});

test("wrong chapters of the front matter are told, and the times in the notes are used", async () => {
  const stated = `duration: "10:00"\nchapters:\n  - {time: "9:99", title: A}\n  - {time: "12:00", title: B}\n  - {title: C}\n`;
  const text = yamlEpisode("Fog", stated).replace("Words.", "- 0:00 Hello\n- 1:30 Fog\n- 5:00 Bye");
  const { episodes, problems } = await compileArchive({ content: writeArchive({ "a.md": text }) });
  expect(episodes[0]?.episode.chapters.map(({ title }) => title)).toEqual(["Hello", "Fog", "Bye"]);
  const write = `write "1:30 Intro", or {time: "1:30", title: Intro}`;
  expect(problems.map(formatProblem).toSorted()).toEqual([
    `a.md:6: Chapter 1 ("A") has no time that can be read, and is left out; ${write}`,
    `a.md:6: Chapter 3 ("C") has no time, and is left out; ${write}`,
    `a.md:6: The chapter "B" begins at 12:00, but the episode ends at 10:00; correct its time, or the episode's duration`,
  ]);
});

test("wrong chapters of a file beside the episode are told by that file's name", async () => {
  const { problems } = await compileArchive({
    content: writeArchive({
      "a.md": yamlEpisode("Fog"),
      "a.chapters.json": `{"chapters": [{"title": "No time"}]}`,
      "b.md": yamlEpisode("Rain"),
      "b.chapters.json": `{"chapter": []}`,
    }),
  });
  const write = `write {"chapters": [{"startTime": 90, "title": "Intro"}]}`;
  expect(problems.map(formatProblem)).toEqual([
    `a.chapters.json: Chapter 1 ("No time") has no time, and is left out; ${write}`,
    `b.chapters.json: There is no list called "chapters"; ${write}`,
  ]);
});
