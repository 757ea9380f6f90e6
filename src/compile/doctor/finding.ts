import type { Problem } from "../content-error.ts";

/** A change of one line that is safe to make: `from` stands in it once, and `to` takes its place. */
export interface LineFix {
  /** From 1. */
  line: number;
  from: string;
  to: string;
}

/** Something that could be better; `fix` makes it so without changing what the file says. */
export interface Finding extends Problem {
  fix?: LineFix;
}

export type Find = (finding: Finding) => void;
