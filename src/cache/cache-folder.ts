import { createHash } from "node:crypto";
import { readdirSync, realpathSync, rmSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { packageRoot } from "./package-root.ts";

/** Folder of all that builds keep for later ones; it may be deleted at any time. */
export const cacheRoot = (): string =>
  resolve(process.env["PLAYHEAD_CACHE"] || "node_modules/.cache/playhead");

/** The same for code: it imports the packages of Playhead, so that it has to lie among them. */
export const codeCacheRoot = (): string =>
  resolve(
    process.env["PLAYHEAD_CODE_CACHE"] || join(packageRoot(), "node_modules/.cache/playhead"),
  );

/** Folders of archives and bundles that are kept, the last used first. */
const KEPT = 12;

const digest = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

/** A path without symlinks, also one that is not there yet. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Where builds of `content` into `out` keep what they need next time. */
export const archiveCacheFolder = (content: string, out: string): string =>
  join(cacheRoot(), "archives", digest(`${real(content)}\n${real(out)}`));

/** Marks `folder` as used now, and drops those beside it that nothing used for longest. */
export function pruneBeside(folder: string, parent: string): void {
  try {
    const now = new Date();
    utimesSync(folder, now, now);
    const folders = readdirSync(parent).map((name) => {
      const path = join(parent, name);
      return { path, time: statSync(path).mtimeMs };
    });
    for (const { path } of folders.toSorted((a, b) => b.time - a.time).slice(KEPT))
      if (path !== folder) rmSync(path, { recursive: true, force: true });
  } catch {
    // Another process tidies at the same time; it is enough that one does.
  }
}
