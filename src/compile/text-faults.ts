import type { TextFile } from "./text-file.ts";
import type { Report } from "./content-error.ts";
import { countLines, type Fields } from "./header.ts";

// oxlint-disable-next-line no-control-regex
const SUSPECT = /[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Faults of a file's characters: marks of an unfinished merge, signs that hide what a text says.
 * False where the file can't be read for them.
 */
export function reportTextFaults({ file, text }: TextFile, report: Report): boolean {
  const whole = !text.includes("<<<<<<< ") || !reportConflict(file, text, report);
  SUSPECT.lastIndex = 0;
  const found = SUSPECT.exec(text);
  if (!found) return whole;
  report({
    severity: "warning",
    file,
    line: countLines(text, found.index) + 1,
    what: `The text holds ${nameOf(found[0])}`,
    write: "remove it",
  });
  return whole;
}

const nameOf = (character: string): string => {
  const code = character.charCodeAt(0);
  const kind =
    code > 0x2000 ? "a mark that changes the direction of writing" : "a control character";
  return `${kind} (U+${code.toString(16).toUpperCase().padStart(4, "0")})`;
};

/** The same of metadata that spells such a character out: `title: "\\e[31m"`. */
export function reportFieldFaults(file: string, fields: Fields, report: Report): void {
  for (const { key, line, value } of fields.values()) {
    SUSPECT.lastIndex = 0;
    const found = typeof value === "string" ? SUSPECT.exec(value) : undefined;
    if (found)
      report({
        severity: "warning",
        file,
        line,
        what: `The field "${key}" holds ${nameOf(found[0])}`,
        write: "remove it",
      });
  }
}

/** Offset of the first mark, where all three follow each other at the start of lines; else -1. */
function findConflict(text: string): number {
  const lines = `\n${text}\n`;
  const start = lines.indexOf("\n<<<<<<< ");
  const middle = start === -1 ? -1 : lines.indexOf("\n=======\n", start);
  const end = middle === -1 ? -1 : lines.indexOf("\n>>>>>>> ", middle);
  return end === -1 ? -1 : start;
}

function reportConflict(file: string, text: string, report: Report): boolean {
  const at = findConflict(text);
  if (at === -1) return false;
  // Notes about version control may show such marks in a block of code.
  const fences = text.slice(0, at).match(/^(?:```|~~~)/gm)?.length ?? 0;
  if (fences % 2 === 1) return false;
  report({
    severity: "error",
    file,
    line: countLines(text, at) + 1,
    what: "The file holds the marks of a merge conflict",
    write: "keep one of the two versions, and remove the lines <<<<<<<, ======= and >>>>>>>",
  });
  return true;
}
