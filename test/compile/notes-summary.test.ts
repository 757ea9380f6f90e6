import { expect, test } from "vitest";
import { clipText } from "../../src/compile/notes-summary.ts";
import { notesOf } from "./notes.ts";

test.each([
  [
    "the paragraph under Summary",
    "Sponsored text of some length.\n\n## Picks\n\nA pick of some length.\n\n## Summary\n\n![x](y.png)\n\nWhat it is *all* about, really.",
    "What it is all about, really.",
  ],
  [
    "the first paragraph that is no sponsor's",
    "## Acme - Sponsor\n\nBuy this thing now, please.\n\n## Show Notes\n\n1:00\n\nThis is about something else.",
    "This is about something else.",
  ],
  [
    "the overview of an introduction",
    "## Intro\n- Recorded today\n- Overview - Interview with Ada",
    "Interview with Ada",
  ],
  ["nothing, where there is nothing", "## Links\n- [a](/a)", ""],
])("%s", (_, markdown, summary) => {
  expect(notesOf(markdown).summary).toBe(summary);
});

test("a long text is cut at a word, within the limit", () => {
  expect(clipText("one two three", 13)).toBe("one two three");
  expect(clipText("one two, three", 10)).toBe("one two…");
  expect(clipText("x".repeat(20), 10)).toBe(`${"x".repeat(9)}…`);
});
