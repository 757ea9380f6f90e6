import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../compile/content-error.ts";

/** What the last build came to, and from what. */
export interface LastBuild {
  /** Names all that it was made from: the archive's files, the code, the options and the day. */
  state: string;
  problems: Problem[];
  episodes: number;
}

const fileIn = (folder: string): string => join(folder, "last.json");

/** Undefined where there was none, or none that can be read. */
export function loadLastBuild(folder: string): LastBuild | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(folder), "utf8")) as LastBuild;
  } catch {
    return undefined;
  }
}

export function saveLastBuild(folder: string, build: LastBuild): void {
  writeFileSync(`${fileIn(folder)}.new`, JSON.stringify(build));
  renameSync(`${fileIn(folder)}.new`, fileIn(folder));
}
