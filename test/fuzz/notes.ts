import * as fc from "fast-check";
import { parseChapters } from "../../src/compile/chapters.ts";
import { readFeed } from "../../src/compile/read-feed.ts";
import { parseTranscript } from "../../src/compile/transcript.ts";
import { writeEmbeddedData } from "../../src/app/embedded-data.ts";
import { notesOf, sanitizeHtml } from "../compile/notes.ts";
import { pathologicalNotes } from "../compile/pathological.ts";
import { forbiddenIn } from "../hostile/forbidden.ts";
import { PAYLOADS, SEEDS, soup, textFor } from "./texts.ts";
import { must, mustBeClean, target, type Target } from "./target.ts";

const NOTES = [...PAYLOADS, ...pathologicalNotes(40).map(([, notes]) => notes)];

const notes = target(
  "notes",
  { share: 120_000, quick: 800 },
  fc.tuple(
    fc.array(textFor(NOTES), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("\n\n")),
    fc.constantFrom("commonmark" as const, "pelican" as const),
  ),
  ([markdown, dialect]) => {
    const { html, sections, chapters, frames, problems } = notesOf(markdown, { dialect });
    must(forbiddenIn(html).length === 0, "forbidden markup", { markdown, html });
    must(new Set(sections.map(({ id }) => id)).size === sections.length, "an id twice", markdown);
    for (const { start, title } of chapters)
      must(Number.isFinite(start) && start >= 0 && title !== "", "a chapter", { markdown, start });
    for (const { src } of frames) must(src.startsWith("https://"), "a frame", { markdown, src });
    for (const { what } of problems) must(what !== "", "nothing said", markdown);
    mustBeClean();
  },
);

const html = target(
  "the sanitizer alone",
  { share: 50_000, quick: 500 },
  textFor(NOTES),
  (markup) => {
    const once = sanitizeHtml(markup);
    must(forbiddenIn(once).length === 0, "forbidden markup", { markup, once });
    must(sanitizeHtml(once) === once, "coming in again it changes", { markup, once });
  },
  ['<a href="ht\ntps://evil.example">a</a>', "</ \ud800", '<a id=a href="https://a.example">'],
);

const sidecars = target(
  "transcripts, chapters and feeds",
  { share: 50_000, quick: 400 },
  fc.tuple(textFor(SEEDS), fc.constantFrom("a.vtt", "a.srt", "a.transcript.md", "a.json", "a.xml")),
  ([text, name]) => {
    if (name === "a.json") {
      try {
        for (const { start } of parseChapters(text, name))
          must(Number.isFinite(start) && start >= 0, "a chapter's start", { text, start });
      } catch (error) {
        // What it throws is told with the file's name.
        must(error instanceof SyntaxError, String(error), text);
      }
    } else if (name === "a.xml") {
      const feed = readFeed(text);
      must("items" in feed || feed.what !== "", "neither a feed nor a word", text);
    } else {
      for (const cue of parseTranscript(text, name).cues) {
        must(Number.isFinite(cue.start) && cue.start >= 0, "a cue's start", { text, cue });
        must(cue.text.trim() !== "", "a cue without words", { text, cue });
      }
    }
    mustBeClean();
  },
);

const embedded = target(
  "data within a page",
  { share: 19_500, quick: 200 },
  fc.dictionary(fc.oneof(soup, fc.constantFrom(...PAYLOADS)), fc.oneof(soup, fc.jsonValue())),
  (data) => {
    const text = writeEmbeddedData(data);
    must(!text.includes("<"), "a script could end here", text);
    must(
      JSON.stringify(JSON.parse(text)) === JSON.stringify(JSON.parse(JSON.stringify(data))),
      "it says something else",
      text,
    );
  },
);

export const NOTES_TARGETS: Target[] = [notes, html, sidecars, embedded];
