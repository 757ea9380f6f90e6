import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatProblem } from "../../src/compile/content-error.ts";
import { visibleText } from "../../src/compile/visible-text.mjs";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { writeArchive, yamlEpisode } from "./write-archive.ts";

// oxlint-disable-next-line no-control-regex
const OBEYED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

test("nothing that a terminal obeys gets there, and JSON stays what it is", () => {
  expect(visibleText("a\u001b[31mred\u0007 \u009b1m\r\u202e")).toBe(
    "a\\u001b[31mred\\u0007 \\u009b1m\\u000d\\u202e",
  );
  expect(visibleText("plain, with\ttabs\nand lines, é, 日本")).toBe(
    "plain, with\ttabs\nand lines, é, 日本",
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const json = visibleText(JSON.stringify(text));
      expect(json).not.toMatch(OBEYED);
      expect(JSON.parse(json)).toBe(text);
    }),
  );
});

test("a problem's file, words and advice are told without what a terminal obeys", () => {
  const line = formatProblem({
    severity: "error",
    file: "a\u001b[2J.md",
    line: 3,
    what: 'There is no day "\u001b]0;mine\u0007"',
    write: "remove \u009b",
  });
  expect(line).toBe('a\\u001b[2J.md:3: There is no day "\\u001b]0;mine\\u0007"; remove \\u009b');
});

test("no page and no data hold control characters, whether written or spelled out; both are told", async () => {
  const content = writeArchive({
    "show.yaml": 'title: "Show \\e[5mblinks"\n',
    "one.md":
      yamlEpisode("One").replace("One", "One \\e[31mred\\u202e") + "\nWords \u001b[31mred\u0007.\n",
    "two.md": yamlEpisode(
      "Two \u001bX",
      'tags: ["a\\ab"]\nguests: ["Ann \\e[1mBee"]\ntranscript: two.vtt\n',
    ),
    "two.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nSaid \u001b[1mso\n",
  });
  const archive = await compileArchive({ content });
  const { catalog, transcripts, problems } = archive;
  const html = archive.episodes.flatMap(({ episode }) => episode.sections.map((part) => part.html));
  const text = [...texts(catalog), ...texts([...transcripts.values()]), ...html].join("\n");
  expect(text).toContain("One [31mred");
  expect(text.replaceAll("\n", "")).not.toMatch(OBEYED);
  expect(problems.map(({ file, line }) => `${file}:${line}`)).toContain("one.md:9");
  expect(
    problems.some(({ file, what }) => file === "two.md" && /control character/.test(what)),
  ).toBe(true);
});

/** Every text in a value. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
