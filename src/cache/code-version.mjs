// Plain JavaScript, for the launcher reads it before there is anything that reads TypeScript.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What, besides the archive, decides how the site comes out. */
const FOLDERS = ["src", "public"];
const FILES = ["index.html", "package-lock.json", "package.json", "vite.config.ts"];

/**
 * Every file below `folder`, sorted.
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  // An empty `public` is not in the repository.
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/**
 * A name for the code that builds: it changes with each of Playhead's sources, with a dependency
 * and with the version of Node.
 * @param {string} root folder of the project
 * @returns {string} 16 hexadecimal digits
 */
export function codeVersion(root) {
  const { version, platform, arch } = process;
  const hash = createHash("sha256").update(`${version} ${platform} ${arch}`);
  const folders = FOLDERS.map((folder) => join(root, folder)).filter((path) => existsSync(path));
  const files = folders.flatMap(filesBelow);
  const others = FILES.map((name) => join(root, name)).filter((path) => existsSync(path));
  for (const file of [...files, ...others])
    hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}
