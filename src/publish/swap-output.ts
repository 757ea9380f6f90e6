import {
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * The folder beside `out` in which a build grows, so that a failed one leaves `out` as it was.
 * Only functions here change `out`.
 */
export const stagingFolder = (out: string): string => join(dirname(out), `.${basename(out)}.next`);
const oldFolder = (out: string): string => join(dirname(out), `.${basename(out)}.old`);
/** What is still to be done to `out`, while it is done. */
const planFile = (out: string): string => join(dirname(out), `.${basename(out)}.plan.json`);

/** Changes up to this many are made in the last site; for more a whole new one takes its place. */
const FEW = 2_000;

/** How the last site becomes the next one. Paths are below the site's folder. */
export interface SwapPlan {
  /** Files that lie in the staging folder. */
  written: string[];
  /** Files of the last site that stay. */
  kept: string[];
  /** Files of the last site that go. */
  removed: string[];
}

/**
 * An empty staging folder for `out`. A change of `out` that was broken off is brought to its end.
 * @throws Error when `out` holds something that Playhead did not write
 */
export function prepareStaging(out: string): string {
  finishSwap(out);
  if (existsSync(out)) {
    const entries = readdirSync(out);
    if (entries.length > 0 && !existsSync(join(out, "data/catalog.json")))
      throw new Error(
        `${out} holds files that are not a Playhead site; name an empty folder or a new one`,
      );
  }
  const staging = stagingFolder(out);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  return staging;
}

/**
 * Makes the finished site of `out`. Where little changed, its files take the places of the old
 * ones, by a plan that the next build can bring to its end; else a folder takes the place of
 * the folder.
 */
export function swapOutput(out: string, plan: SwapPlan): void {
  const { written, kept, removed } = plan;
  if (kept.length > 0 && written.length + removed.length <= FEW && !conflict(plan))
    swapFiles(out, { written, removed });
  else swapFolder(out, kept);
}

function swapFolder(out: string, kept: string[]): void {
  const staging = stagingFolder(out);
  const made = new Set<string>();
  for (const path of kept) {
    const target = join(staging, path);
    const folder = dirname(target);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    rmSync(target, { force: true });
    takeFile(join(out, path), target);
  }
  const old = oldFolder(out);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(out)) renameSync(out, old);
  renameSync(staging, out);
  rmSync(old, { recursive: true, force: true });
}

/** The same file at a second place, or a copy of it where the disk has no such thing. */
function takeFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** True when a file stands where a folder is wanted, or the other way round. */
function conflict({ written, removed }: SwapPlan): boolean {
  const foldersOf = (paths: string[]): Set<string> =>
    new Set(
      paths.flatMap((path) => {
        const parts = path.split("/").slice(0, -1);
        return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
      }),
    );
  const [wanted, emptied] = [foldersOf(written), foldersOf(removed)];
  return removed.some((path) => wanted.has(path)) || written.some((path) => emptied.has(path));
}

type Changes = Pick<SwapPlan, "written" | "removed">;

function swapFiles(out: string, { written, removed }: Changes): void {
  // A page comes after the scripts and the data that it names.
  const isPage = (path: string): number => (path.endsWith(".html") ? 1 : 0);
  const changes: Changes = { written: written.toSorted((a, b) => isPage(a) - isPage(b)), removed };
  if (written.length + removed.length > 0) {
    const plan = planFile(out);
    writeDurably(`${plan}.new`, JSON.stringify(changes));
    renameSync(`${plan}.new`, plan);
    carryOut(out, changes);
    rmSync(plan);
  }
  rmSync(stagingFolder(out), { recursive: true, force: true });
}

/**
 * Brings to its end, or takes away, what a build left beside `out` that was killed. One that is
 * about to end for another reason does the same.
 */
export function tidyOutput(out: string): void {
  finishSwap(out);
  rmSync(stagingFolder(out), { recursive: true, force: true });
}

/** Brings to its end what a process that is gone has begun. */
function finishSwap(out: string): void {
  const plan = planFile(out);
  rmSync(`${plan}.new`, { force: true });
  if (existsSync(plan)) {
    carryOut(out, JSON.parse(readFileSync(plan, "utf8")) as Changes);
    rmSync(plan);
  }
  // Broken off between the two renames of a whole folder.
  const old = oldFolder(out);
  if (existsSync(old) && !existsSync(out)) renameSync(old, out);
}

/** May be done again from the start, wherever it was broken off. */
function carryOut(out: string, { written, removed }: Changes): void {
  const staging = stagingFolder(out);
  for (const path of written) {
    if (!existsSync(join(staging, path))) continue;
    mkdirSync(dirname(join(out, path)), { recursive: true });
    renameSync(join(staging, path), join(out, path));
  }
  for (const path of removed) {
    rmSync(join(out, path), { force: true });
    removeEmptyFolders(out, dirname(path));
  }
}

function removeEmptyFolders(out: string, path: string): void {
  for (let folder = path; folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(out, folder));
    } catch {
      return;
    }
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "w");
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
