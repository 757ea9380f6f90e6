import type { Source } from "./front-matter.ts";
import { createReadNotes, type ReadNotes } from "./connections.ts";
import type { Problem, Report } from "./content-error.ts";
import type { MeasuredAudio } from "./measure-audio.ts";
import type { CachedText } from "./read-content.ts";
import type { Notes } from "./render-notes.ts";
import type { Resolved } from "./resolve-link.ts";

export interface CachedNotes {
  source: Source;
  path: string;
  /** Those whose frames and images are allowed. */
  hosts: string;
  /** What all links could lead to, and each question that these notes asked of it. */
  targets: string;
  asked: { address: string; kind: "link" | "media"; answer: Resolved }[];
  notes: Notes;
  problems: Problem[];
}

/**
 * What a run over a folder leaves for the next: a file that did not change is
 * neither read nor rendered again, unless its links lead elsewhere now.
 */
export interface CompileCache {
  texts: Map<string, CachedText>;
  sources: Map<string, { text: string; source: Source; problems: Problem[] }>;
  notes: Map<string, CachedNotes>;
  audio: MeasuredAudio;
  /** Sections of episodes that kept the contract with the browser when last built. */
  checked: WeakSet<object>;
  read: ReadNotes;
}

export const createCompileCache = (): CompileCache => ({
  texts: new Map(),
  sources: new Map(),
  notes: new Map(),
  audio: new Map(),
  checked: new WeakSet(),
  read: createReadNotes(),
});

/** Runs `work` with a `report` whose problems are also collected, to be told again from the cache. */
export function recording<T>(
  report: Report,
  work: (report: Report) => T,
): { result: T; problems: Problem[] } {
  const problems: Problem[] = [];
  const result = work((problem) => {
    problems.push(problem);
    report(problem);
  });
  return { result, problems };
}
