import type { Source } from "../front-matter.ts";

/** A line of the notes with its place in the file, from 1. */
export interface NotesLine {
  line: number;
  text: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Lines of the notes that are no code: neither between fences nor indented as a block of code. */
export function notesLines({ body, bodyLine }: Pick<Source, "body" | "bodyLine">): NotesLine[] {
  const found: NotesLine[] = [];
  let fence: string | undefined;
  let blank = true;
  let code = false;
  body.split(/\r\n|\r|\n/).forEach((text, i) => {
    const [, mark] = FENCE.exec(text) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      return;
    }
    if (mark !== undefined) {
      fence = mark;
      return;
    }
    const empty = text.trim() === "";
    // Indented after a blank line; within a list it is the list's, which lists' lines show.
    code = !empty && /^(?: {4}|\t)(?!\s*(?:[-*+]|\d+[.)])\s)/.test(text) && (blank || code);
    blank = empty;
    if (!code) found.push({ line: bodyLine + i, text });
  });
  return found;
}
