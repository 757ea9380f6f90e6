import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A file to write. */
export interface FileChange {
  /** Relative to the folder. */
  file: string;
  /** What it held when the change was worked out; undefined for a new file. */
  before?: string;
  after: string;
}

const STAGING = ".playhead-import-";

/**
 * Writes all files or none: each is written beside its place first, then all are moved into it. When
 * one can't be moved, those before it get back what they were.
 * @throws Error that names the file that could not be written, or that was changed meanwhile
 */
export function writeFiles(
  folder: string,
  changes: readonly FileChange[],
  step?: () => void,
): void {
  if (changes.length === 0) return;
  const made = mkdirSync(folder, { recursive: true });
  const staging = mkdtempSync(join(folder, STAGING));
  const done: { target: string; backup?: string }[] = [];
  let file = "";
  try {
    changes.forEach((change, i) => {
      ({ file } = change);
      writeFileSync(join(staging, String(i)), bytesFor(join(folder, file), change));
      step?.();
    });
    changes.forEach((change, i) => {
      ({ file } = change);
      const target = join(folder, file);
      mkdirSync(dirname(target), { recursive: true });
      const backup = existsSync(target) ? join(staging, `${i}.was`) : undefined;
      if (backup !== undefined) copyFileSync(target, backup);
      renameSync(join(staging, String(i)), target);
      done.push({ target, backup });
    });
  } catch (error) {
    for (const { target, backup } of done.toReversed()) {
      if (backup === undefined) rmSync(target, { force: true });
      else renameSync(backup, target);
    }
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw new Error(`${file}: ${reasonOf(error)}; nothing was written`, { cause: error });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The new text with the line ends that the file has. */
function bytesFor(path: string, { before, after }: FileChange): string {
  if (before === undefined) {
    if (existsSync(path)) throw new Error("It appeared while the import ran");
    return after;
  }
  const now = readFileSync(path, "utf8");
  if (now.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n") !== before)
    throw new Error("It was changed while the import ran; run it again");
  return now.includes("\r\n") ? after.replaceAll("\n", "\r\n") : after;
}

function reasonOf(error: unknown): string {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  switch (code) {
    case "ENOSPC":
      return "The disk is full";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "It can't be written here; change the folder's permissions";
    case "ENOTDIR":
    case "EEXIST":
      return "A file stands where a folder is needed";
    case "EISDIR":
      return "A folder stands where the file is needed";
    case undefined:
    default:
      return message ?? String(error);
  }
}
