import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Files and bytes below a folder, of those whose path `counts`. */
export function folderSize(
  folder: string,
  counts: (path: string) => boolean = () => true,
): { files: number; bytes: number } {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !counts(path.slice(folder.length + 1))) continue;
    files += 1;
    bytes += statSync(path).size;
  }
  return { files, bytes };
}
