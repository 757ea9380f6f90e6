import type { Source } from "../front-matter.ts";
import type { Find } from "./finding.ts";
import { notesLines } from "./notes-lines.ts";

const HEADING = /^ {0,3}(#{1,6})(\s*)([^#\s].*?)\s*#*\s*$/;

/** Headings that lack the blank after their marks, or that skip a level. */
export function examineHeadings(source: Source, find: Find): void {
  const { file, dialect } = source;
  let depth = 0;
  for (const { line, text } of notesLines(source)) {
    const [, marks = "", blank = "", title = ""] = HEADING.exec(text) ?? [];
    if (marks === "") continue;
    // "#channel" and "#1" are words, and CommonMark takes "##Links" for one too.
    if (blank === "") {
      if (dialect !== "pelican" || marks.length === 1) continue;
      find({
        severity: "warning",
        file,
        line,
        what: `The heading "${title}" lacks a blank after its marks`,
        write: `write "${marks} ${title}"`,
        fix: { line, from: `${marks}${title}`, to: `${marks} ${title}` },
      });
    }
    if (depth > 0 && marks.length > depth + 1)
      find({
        severity: "warning",
        file,
        line,
        what: `The heading "${title}" is ${marks.length} deep under one that is ${depth} deep`,
        write: `write "${"#".repeat(depth + 1)} ${title}"`,
      });
    depth = marks.length;
  }
}
