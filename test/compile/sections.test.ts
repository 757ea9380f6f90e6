import { expect, test } from "vitest";
import { sectionKind } from "../../src/compile/sections.ts";
import { notesOf } from "./notes.ts";

test.each([
  ["Summary", "summary"],
  ["Brief Introduction", "introduction"],
  ["Episode 2 Brief intro", "introduction"],
  ["Interview with Ada Byron", "interview"],
  ["Picks!", "picks"],
  ["××× SIIIIICK ××× PIIIICKS ×××", "picks"],
  ["Siiiiiiiick Pixxxx", "picks"],
  ["Links", "links"],
  ["Show Notes", "links"],
  ["Keep in touch", "contact"],
  ["Closing remarks", "contact"],
  ["Hit us up on Socials!", "contact"],
  ["Gatsby - Sponsor", "sponsor"],
  ["Sponsor - Sentry", "sponsor"],
  ["Get Fit with Dev Lifts — Show Sponsor", "sponsor"],
  ["Our first sponsors and what we learnt", "other"],
  ["Shameless Plugs", "other"],
])("%s is of kind %s", (heading, kind) => {
  expect(sectionKind(heading)).toBe(kind);
});

const outline = (markdown: string): [string | undefined, string][] =>
  notesOf(markdown).sections.map((s) => [s.title, s.html.replace(/ id="[^"]*"/g, "")]);

test("what stands before the first heading is a section without a title", () => {
  expect(outline("a\n\n## B\n\nc")).toEqual([
    [undefined, "<p>a</p>"],
    ["B", "<p>c</p>"],
  ]);
});

test("the highest level in use cuts, whichever it is", () => {
  expect(outline("#### A\n\na\n\n##### Inner\n\n#### B")).toEqual([
    ["A", "<p>a</p><h3>Inner</h3>"],
    ["B", ""],
  ]);
});

test("a lone title above all others does not hold them", () => {
  expect(outline("# Episode\n\na\n\n## Links\n\nb\n\n## More\n\nc").map(([t]) => t)).toEqual([
    "Episode",
    "Links",
    "More",
  ]);
});

test("picks stand on their own even a level deeper", () => {
  expect(outline("## Show Notes\n\na\n\n### Sick Picks\n\nb\n\n## Plugs").map(([t]) => t)).toEqual([
    "Show Notes",
    "Sick Picks",
    "Plugs",
  ]);
});

test("headings inside a section begin at h3 and skip no level", () => {
  expect(outline("# A\n\n###### x\n\n## y\n\n##### z\n\n# B")[0]![1]).toBe(
    "<h3>x</h3><h3>y</h3><h4>z</h4>",
  );
});

test("a linked heading keeps its link", () => {
  expect(outline("## [Sentry](/sentry) - Sponsor\n\na")).toEqual([
    ["Sentry - Sponsor", '<p><a href="/sentry">Sentry</a></p><p>a</p>'],
  ]);
});

test("headings of the same words have ids of their own", () => {
  expect(notesOf("## A b!\n\n## A b\n\n## Über uns").sections.map((s) => s.id)).toEqual([
    "n-a-b",
    "n-a-b-2",
    "n-über-uns",
  ]);
});

test("notes wrapped in one element are cut all the same", () => {
  expect(outline("<div><h2>A</h2><p>a</p><h2>B</h2><p>b</p></div>").map(([t]) => t)).toEqual([
    "A",
    "B",
  ]);
});

test("footnotes are a section of their own and change no other", () => {
  expect(outline("#### A\n\na[^1]\n\n#### B\n\nb\n\n[^1]: c").map(([t]) => t)).toEqual([
    "A",
    "B",
    "Footnotes",
  ]);
});
