import { visibleText } from "./visible-text.mjs";

/** One thing that is wrong in the archive, said so that its author can mend it. */
export interface Problem {
  severity: "error" | "warning";
  /** Relative to the content folder. */
  file: string;
  /** Counted from 1 in the whole file, front matter included; 1 where the file as a whole is meant. */
  line?: number;
  /** What is wrong. */
  what: string;
  /** What to do about it, as a clause: `write "date: 2015-10-05"`, `remove it`. */
  write?: string;
}

export type Report = (problem: Problem) => void;

/** `file:line: what; what to write`, on one line, with nothing in it that a terminal would obey. */
export function formatProblem({ file, line, what, write }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const words = `${place}: ${what}${write === undefined ? "" : `; ${write}`}`;
  return visibleText(words.replace(/\s*\n\s*/g, " "));
}

/**
 * A problem of the notes, whose `write` is the bare words to write, as a sentence
 * and a clause like all others.
 */
export function asSentence(problem: Problem): Problem {
  const what = problem.what.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return { ...problem, what, ...(problem.write && { write: `write ${problem.write}` }) };
}

/** Characters of a message, and of one word in it that the archive itself says. */
const LONGEST_MESSAGE = 400;
const LONGEST_WORD = 80;

/** A problem whose words fit on a screen, however long the text that they quote. */
export function shortened(problem: Problem): Problem {
  if (problem.what.length + (problem.write?.length ?? 0) <= LONGEST_MESSAGE) return problem;
  const short = (text: string): string => {
    const words = text
      .slice(0, 1_000_000)
      .replace(/"[^"]{80,}"?/g, (quoted) => `${quoted.slice(0, LONGEST_WORD)}…"`)
      .replace(/\S{100,}/g, (word) => `${word.slice(0, LONGEST_WORD)}…`);
    return words.length > LONGEST_MESSAGE ? `${words.slice(0, LONGEST_MESSAGE)}…` : words;
  };
  return {
    ...problem,
    what: short(problem.what),
    ...(problem.write === undefined ? {} : { write: short(problem.write) }),
  };
}

/** Errors first, then by file, line and words: the same archive always reports the same list. */
export function compareProblems(a: Problem, b: Problem): number {
  if (a.severity !== b.severity) return a.severity === "error" ? -1 : 1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line) return (a.line ?? 0) - (b.line ?? 0);
  return a.what < b.what ? -1 : a.what > b.what ? 1 : 0;
}

/** Does `work`, or reports that it failed and answers `otherwise`: one file must not stop the others. */
export function guarded<T>(file: string, report: Report, work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    report({
      severity: "error",
      file,
      line: 1,
      what: `The file can't be compiled: ${error instanceof Error ? error.message : String(error)}`,
      write: "simplify it, and please report this as a fault of the compiler",
    });
    return otherwise;
  }
}
