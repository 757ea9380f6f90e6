import { groupBy } from "../group-by.ts";
import type { Finding, LineFix } from "./finding.ts";

/** A file as it is, and as it would be. */
export interface Change {
  file: string;
  before: string;
  after: string;
  fixes: number;
}

/** `text` with the fixes made; one that no longer fits its line is left out. */
function applyFixes(text: string, fixes: readonly LineFix[]): { text: string; made: number } {
  // Kept apart with their endings, so that these stay as they are.
  const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/);
  let made = 0;
  for (const { line, from, to } of fixes) {
    const before = lines[line - 1];
    const at = before?.indexOf(from) ?? -1;
    if (before === undefined || at < 0) continue;
    lines[line - 1] = before.slice(0, at) + to + before.slice(at + from.length);
    made += 1;
  }
  return { text: lines.join(""), made };
}

/**
 * What the fixes among `findings` change, file by file.
 * @param read the file as it is on the disk, endings of lines and all
 */
export function changesOf(findings: readonly Finding[], read: (file: string) => string): Change[] {
  const byFile = groupBy(
    findings.filter(({ fix }) => fix !== undefined),
    ({ file }) => file,
  );
  return [...byFile].flatMap(([file, found]) => {
    const before = read(file);
    const { text: after, made } = applyFixes(
      before,
      found.flatMap(({ fix }) => fix ?? []),
    );
    return after === before ? [] : [{ file, before, after, fixes: made }];
  });
}
