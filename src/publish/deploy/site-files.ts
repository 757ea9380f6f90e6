import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/** A finished site on the disk. */
export interface SiteFiles {
  folder: string;
  /** "/" or "/a/sub/path/", as the service worker was told. */
  base: string;
  /** Bytes by path relative to the folder, with "/" between. */
  sizes: ReadonlyMap<string, number>;
  text: (path: string) => Promise<string>;
  bytes: (path: string) => Promise<Buffer>;
}

/** @throws Error, fit to print, where `folder` holds no finished site */
export async function readSite(folder: string): Promise<SiteFiles> {
  if (!existsSync(join(folder, "data/catalog.json")) || !existsSync(join(folder, "sw.js")))
    throw new Error(`${folder} holds no finished site; write it first, with "npm run build"`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = new Map<string, number>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const absolute = join(entry.parentPath, entry.name);
    const path = absolute.slice(join(folder, "x").length - 1).replaceAll(sep, "/");
    sizes.set(path, (await stat(absolute)).size);
  }
  const bytes = (path: string): Promise<Buffer> => readFile(join(folder, path));
  const text = (path: string): Promise<string> => readFile(join(folder, path), "utf8");
  const [, base = "/"] = /"base":"([^"]*)"/.exec(await text("sw.js")) ?? [];
  return { folder, base, sizes, text, bytes };
}
