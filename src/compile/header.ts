/** One field of a file's metadata. */
export interface Field {
  /** As the file spells it. */
  key: string;
  /** Text, number, boolean, list or record; never null: a null field counts as absent. */
  value: unknown;
  /** Line of the key in the file, from 1. */
  line: number;
}

/** Keyed by the lower-case name. */
export type Fields = Map<string, Field>;

/** What a reader of one format hands back; lines as in FrontMatter. */
export interface Header {
  entries: Iterable<Field>;
  body: string;
  bodyLine: number;
  broken?: boolean;
}

/** Says what is wrong, and where in the file. */
export type Complain = (line: number, what: string, write: string) => void;

/**
 * The lines between a fence and the next one like it, tolerating blanks after
 * both; undefined when the second is missing.
 */
export function betweenFences(
  content: string,
  closing: RegExp,
): { header: string; body: string; lines: number } | undefined {
  const open = content.indexOf("\n") + 1;
  if (open === 0) return undefined;
  closing.lastIndex = open;
  const close = closing.exec(content);
  if (!close) return undefined;
  const header = content.slice(open, close.index);
  return {
    header,
    body: content.slice(close.index + close[0].length),
    lines: countLines(content, close.index + close[0].length),
  };
}

/** Characters. Longer metadata is a mistake, or meant to keep the compiler busy. */
const LONGEST_HEADER = 128 * 1024;

/** Tells of metadata that is too long to be read, before anything reads it. */
export function isTooLong(header: string, firstLine: number, complain: Complain): boolean {
  if (header.length <= LONGEST_HEADER) return false;
  complain(firstLine, "The front matter is longer than 128 kB", "move what is long into the notes");
  return true;
}

/** Line feeds before `end`. */
export function countLines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
