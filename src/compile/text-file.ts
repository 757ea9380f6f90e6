import { readFileSync, type Stats } from "node:fs";
import type { Report } from "./content-error.ts";
import { decodeText } from "./decode-text.ts";

export interface TextFile {
  /** Relative to the content folder, with "/" on every system. */
  file: string;
  text: string;
}

/** Milliseconds: a disk may give no finer times to what is changed twice. */
export const UNSETTLED = 2000;

/** Size, times of change and node of a file: the same while its bytes are. */
export const stampOf = ({ size, mtimeMs, ctimeMs, ino }: Stats): string =>
  `${size} ${mtimeMs} ${ctimeMs} ${ino}`;

/** A Markdown file, read when its text is asked for: those of a large archive don't fit into memory together. */
export class MarkdownFile implements TextFile {
  readonly file: string;
  readonly #absolute: string;
  /** The same while the text is. */
  readonly stamp: string;
  /** False for a file changed so lately that it may change again without another stamp. */
  readonly settled: boolean;

  constructor(file: string, absolute: string, stats: Stats) {
    this.file = file;
    this.#absolute = absolute;
    this.stamp = stampOf(stats);
    this.settled = Date.now() - Math.max(stats.mtimeMs, stats.ctimeMs) > UNSETTLED;
  }

  /** Undefined where it can't be read, which is reported. */
  read(report: Report): string | undefined {
    return readTextFile(this.file, this.#absolute, report)?.text;
  }

  get text(): string {
    return this.read(() => {}) ?? "";
  }
}

/** The same by its name alone: its text is "" where it can't be read. */
export const textFileAt = (file: string, absolute: string): TextFile => ({
  file,
  get text() {
    return readTextFile(file, absolute, () => {})?.text ?? "";
  },
});

/** Undefined for a file that can't be read, which is reported. */
export function readTextFile(file: string, absolute: string, report: Report): TextFile | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(absolute);
  } catch {
    reportUnreadable(file, report);
    return undefined;
  }
  const decoded = decodeText(bytes);
  if ("text" in decoded) return { file, text: decoded.text };
  report({ severity: "error", file, line: 1, ...decoded });
  return undefined;
}

export function reportUnreadable(file: string, report: Report): void {
  report({
    severity: "error",
    file,
    line: 1,
    what: "The file can't be read",
    write: "change its permissions, or move it out of the content folder",
  });
}
