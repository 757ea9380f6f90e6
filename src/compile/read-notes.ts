import type { Report } from "./content-error.ts";
import type { Source } from "./classify.ts";
import { countLines } from "./header.ts";
import { renderNotes, type Notes } from "./render-notes.ts";
import { resolveLink, type LinkTargets } from "./resolve-link.ts";

/** The notes of one file, its links led to where things stand now. */
export function readNotes(
  { file, body, bodyLine, dialect }: Source,
  path: string,
  targets: LinkTargets,
  players: string[],
  report: Report,
): Notes {
  // Addresses are told by the line on which they were written, not as they were resolved.
  const written = new Map<string, string>();
  const lineOf = (found: string | undefined): number | undefined => {
    const at = found === undefined ? -1 : body.indexOf(written.get(found) ?? found);
    return at === -1 ? undefined : bodyLine + countLines(body, at);
  };
  const notes = renderNotes(body, {
    file,
    bodyLine,
    dialect,
    players,
    report: (problem) => report({ ...problem, line: problem.line ?? lineOf(problem.what) }),
    resolve(address, kind) {
      const resolved = resolveLink(address, kind, { file, path }, targets);
      if (resolved) written.set("url" in resolved ? resolved.url : resolved.problem, address);
      return resolved;
    },
  });
  for (const link of notes.links) link.line ??= lineOf(link.url);
  flatten(notes.text);
  for (const { html } of notes.sections) flatten(html);
  return notes;
}

/**
 * Text joined from many pieces is kept by V8 as a tree of them, at five times its
 * size. Reading one character makes it one piece, which whole archives need.
 */
function flatten(text: string): void {
  text.charCodeAt(text.length - 1);
}

/** Tells of links to a place within another page that is not there. */
export function reportDeadAnchors(
  notes: Map<string, { file: string; notes: Notes }>,
  report: Report,
): void {
  for (const { file, notes: from } of notes.values()) {
    for (const { url, line } of from.links) {
      const parts = /^(\/[^?#]*)[^#]*#(.+)$/s.exec(url);
      if (!parts || parts[2]?.startsWith("t=")) continue;
      const target = notes.get(parts[1] ?? "");
      if (!target || target.notes.ids.includes(decodeURIComponent(parts[2] ?? ""))) continue;
      report({
        severity: "warning",
        file,
        line,
        what: `${target.file} has no place "#${(parts[2] ?? "").replace(/^n-/, "")}"`,
        write: "remove what follows #, or name one of its headings",
      });
    }
  }
}
