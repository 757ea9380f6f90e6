import type { Problem } from "../../src/compile/content-error.ts";
import { parseHtml } from "../../src/compile/html-tree.ts";
import { lineFinder } from "../../src/compile/line-finder.ts";
import { addressPolicy } from "../../src/compile/note-addresses.ts";
import { NoteIds } from "../../src/compile/note-ids.ts";
import { renderNotes, type Notes, type NotesContext } from "../../src/compile/render-notes.ts";
import { sanitize } from "../../src/compile/sanitize.ts";
import { serializeHtml } from "../../src/compile/serialize-html.ts";

/** Renders notes with quiet defaults, and gives back what was reported. */
export function notesOf(
  markdown: string,
  context: Partial<NotesContext> = {},
): Notes & { html: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const notes = renderNotes(markdown, {
    file: "episode.md",
    bodyLine: 1,
    dialect: "commonmark",
    resolve: () => undefined,
    players: [],
    report: (problem) => problems.push(problem),
    ...context,
  });
  return { ...notes, html: notes.sections.map((s) => s.html).join(""), problems };
}

/** HTML through parser, sanitizer and serializer alone. */
export function sanitizeHtml(html: string): string {
  const policy = addressPolicy(
    { file: "x.md", lines: lineFinder(html, 1), resolve: () => undefined, report: () => {} },
    new NoteIds(),
  );
  return serializeHtml(sanitize(parseHtml(html), policy));
}
