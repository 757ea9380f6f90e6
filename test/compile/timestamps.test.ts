import { expect, test } from "vitest";
import { notesOf } from "./notes.ts";

const stamp = (seconds: number, label: string): string =>
  `<a class="timestamp" href="?t=${seconds}" data-seconds="${seconds}">${label}</a>`;

test.each([
  ["see [12:34]", `see [${stamp(754, "12:34")}]`],
  ["see (1:02:03) there", `see (${stamp(3723, "1:02:03")}) there`],
  ["1:30 a start", `${stamp(90, "1:30")} a start`],
  ["(12:34 – 15:00) a range", `(${stamp(754, "12:34")} – 15:00) a range`],
  ["**[00:34](#t=00:34)** Title", `<strong>${stamp(34, "00:34")}</strong> Title`],
  ["[the start](#t=1m5s)", stamp(65, "the start")],
  ["[0:00](#t=0) Start", `${stamp(0, "0:00")} Start`],
])("%s seeks", (markdown, html) => {
  expect(notesOf(markdown).html).toBe(`<p>${html}</p>`);
});

test.each([
  "9:30 PM in Boston",
  "9:30pm sharp",
  "20:00 UTC",
  "recorded at 12:34 today",
  "2015-10-05T12:34:00",
  "[unintelligible 00:15:36]",
  "in 16:9",
  "12:75 is nothing",
  "1:2:3",
  "`[12:34]`",
  "[12:34](https://video.example/)",
])("%s is no timestamp", (markdown) => {
  expect(notesOf(markdown).html).not.toContain("timestamp");
});

test("the label is right where the link disagrees, and that is reported", () => {
  const { html, problems } = notesOf("a\n\n[02:00](#t=01:00)", { bodyLine: 5 });
  expect(html).toContain(stamp(120, "02:00"));
  expect(problems).toMatchObject([{ severity: "warning", line: 7, write: "[02:00](#t=02:00)" }]);
});

test("three ascending times make chapters, with titles as text and paid ones marked", () => {
  const { chapters } = notesOf(
    "- **[00:00](#t=00:00)** Hello\n- a link\n- **[01:30](#t=01:30)** Sponsor: [Acme](/a)\n- **[05:00](#t=05:00)** What is [it](/it)?\n  - [9](/9)",
  );
  expect(chapters).toEqual([
    { start: 0, end: 90, title: "Hello" },
    { start: 90, end: 300, title: "Sponsor: Acme", sponsor: true },
    { start: 300, title: "What is it?" },
  ]);
});

test.each([
  ["at the start of paragraphs", "1:00 - A\n\n2:00 - B\n\n3:00 - C"],
  ["at the end of items", "- A (1:00)\n- B (2:00)\n- C (3:00)"],
  ["on lines of one paragraph", "1:00 A  \n2:00 B  \n3:00 C"],
  ["above what names them", "1:00\n\n* A\n\n2:00\n\n* B\n* x\n\n3:00\n\n* C"],
  ["as ranges", "- 1:00 - 2:00 A\n- 2:00 - 3:00 B\n- 3:00 - 4:00 C"],
])("times %s make chapters", (_, markdown) => {
  expect(notesOf(markdown).chapters.map((c) => [c.start, c.title])).toEqual([
    [60, "A"],
    [120, "B"],
    [180, "C"],
  ]);
});

test("a mistyped time spoils no other chapter", () => {
  expect(notesOf("- 1:00 A\n- 20:00 B\n- 3:00 C\n- 4:00 D").chapters.map((c) => c.title)).toEqual([
    "A",
    "C",
    "D",
  ]);
});

test("two times make no chapters, nor do times in mid-sentence", () => {
  expect(notesOf("- 1:00 A\n- 2:00 B").chapters).toEqual([]);
  expect(notesOf("- we said [1:00] so\n- and [2:00] so\n- and [3:00] so").chapters).toEqual([]);
});
