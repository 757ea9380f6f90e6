import { expect, test } from "vitest";
import type { Section } from "../../src/model/episode.ts";
import { notesText } from "../../src/search/notes-text.ts";

const section = (html: string, title?: string): Section => ({
  id: "n-a",
  kind: "other",
  title,
  html,
});

test("each paragraph and item is a line, marks within it are gone", () => {
  const html =
    '<p>One <em>two</em><br>three</p><ul><li>four <a href="/x">five</a></li><li>six</li></ul>';
  expect(notesText([section(html, "Links")])).toBe("Links\nOne two\nthree\nfour five\nsix");
});

test("entities are letters again, and what only looks like one stays", () => {
  expect(
    notesText([section("<p>C &amp; C++ &lt;3 &#233;t&#xe9; &quot;AT&amp;T&quot; &bogus;</p>")]),
  ).toBe('C & C++ <3 été "AT&T" &bogus;');
});

test("no notes are no text", () => {
  expect(notesText([])).toBe("");
});
