import * as fc from "fast-check";
import { BAD_FILES, DOUBTFUL_SETS, SOUND_SETS } from "../compile/malformed.ts";
import { notesPayloads } from "../hostile/archive.ts";
import { BREAKOUTS } from "../hostile/metadata.ts";

/** Any text there is: lone surrogates, controls and marks of direction too. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
);

const pieces = (list: string): string[] => list.split(" ");

/** What formats are made of, and what their readers look for. */
const TOKENS = [
  ...pieces(
    "--- +++ ... { } [ ] : , \" ' ` * _ # > - + = | ~ ! ? & % @ \\ / < > </ /> <!-- --> ]]> <![CDATA[ &lt; &#x3c; &amp;",
  ),
  ...pieces(
    "title date tags guests hosts audio slug save_as url permalink aliases chapters transcript image summary lang draft type number duration guid status",
  ),
  ...pieces(
    "Title: Date: Tags: title: date: - 0:00 1:23:45 12:34 2015-10-05 2015-13-45 10/5/2015 0 -1 1e999 .inf",
  ),
  ...pieces(
    "true false null ~ yes no !!js/function !!binary &a *a <<: __proto__ constructor toString",
  ),
  ...pieces(
    "http:// https://a.example/b.mp3 javascript: data: mailto:a@b.c //a.example ../ ../../ /a/ con nul a.md {filename}",
  ),
  ...pieces(
    "<p> <div> <a href= <img src= <svg> <math> <table> <td> <script> <style> <iframe src= onerror= style= id= class= &quot;",
  ),
  ...pieces(
    "WEBVTT --> 00:01.000 00:00:02,000 <v NOTE **A:** \\[00:01\\] <rss> <item> <enclosure </item>",
  ),
  ...pieces('tag: guest: year: before: has: -tag: " ep #27 (a) Interview with Ann Bee and with'),
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\t",
  "    ",
  " ",
  "\u0000",
  "\ufeff",
  "\u202e",
  "\u2028",
  "é",
  "e\u0301",
  "👩‍👩‍👧",
  "\ud800",
  "ﷺ",
  "İ",
  "ß",
  "カ\u3099",
];

/** A text of the formats' own tokens in any order. */
export const soup: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...TOKENS) }, anyText), {
    maxLength: 24,
  })
  .map((parts) => parts.join(""));

/** Files that mean something: what mutations begin with. */
export const SEEDS: string[] = [
  ...BAD_FILES.map(([, file]) => file),
  ...[...DOUBTFUL_SETS, ...SOUND_SETS].flatMap(([, files]) => Object.values(files)),
]
  .filter((file) => typeof file === "string")
  .filter((file) => file.length < 4_000);

export const PAYLOADS: string[] = [...notesPayloads(), ...BREAKOUTS].map(({ text }) => text);

type Edit = readonly [kind: number, at: number, length: number, text: string];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.nat(4),
  fc.nat(4_000),
  fc.nat(60),
  fc.oneof(fc.constantFrom(...TOKENS), fc.constantFrom(...PAYLOADS), anyText),
);

function apply(text: string, [kind, at, length, inserted]: Edit): string {
  const from = text.length === 0 ? 0 : at % (text.length + 1);
  const to = Math.min(text.length, from + length);
  switch (kind) {
    case 0:
      return text.slice(0, from) + inserted + text.slice(from);
    case 1:
      return text.slice(0, from) + text.slice(to);
    case 2:
      return text.slice(0, from) + inserted + text.slice(to);
    case 3:
      return text.slice(0, to) + text.slice(from, to) + text.slice(to);
    default:
      return text.slice(0, from);
  }
}

/** One of `seeds` after a few edits. */
export const mutated = (seeds: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 5 }))
    .map(([seed, edits]) => edits.reduce(apply, seed));

/** A text for any reader: nearly sound, of the right tokens, or anything. */
export const textFor = (seeds: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: mutated(seeds) },
    { weight: 3, arbitrary: soup },
    { weight: 1, arbitrary: anyText },
  );
