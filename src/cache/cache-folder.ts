import { createHash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, rmSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";

/** Folder of all that builds keep for later ones; nothing in it is ever needed. */
export const cacheRoot = (): string =>
  resolve(process.env["PLAYHEAD_CACHE"] || "node_modules/.cache/playhead");

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

/** Every file below `folder`, sorted. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** What, besides the archive, decides how the site comes out. */
const CODE = ["src", "public"];
const SETTINGS = ["index.html", "package-lock.json", "package.json", "vite.config.ts"];

/**
 * A name for the code that builds: it changes with any of Playhead's sources, a dependency or the
 * version of Node.
 * @param root folder of the project
 */
export function codeVersion(root = "."): string {
  const hash = createHash("sha256").update(
    `${process.version} ${process.platform} ${process.arch}`,
  );
  const files = CODE.flatMap((folder) => filesBelow(join(root, folder)));
  for (const file of [...files, ...SETTINGS.map((name) => join(root, name))])
    hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}
