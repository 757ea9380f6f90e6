import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Report } from "../../compile/content-error.ts";
import type { SiteFiles } from "./site-files.ts";

const READERS = { ".br": brotliDecompressSync, ".gz": gunzipSync } as const;

/** Reports each compressed copy that is not that of the file beside it; gives how many there were. */
export async function checkCopies(site: SiteFiles, report: Report): Promise<number> {
  let checked = 0;
  for (const copy of site.sizes.keys()) {
    const ending = copy.slice(-3);
    if (ending !== ".br" && ending !== ".gz") continue;
    const file = copy.slice(0, -3);
    // A host's own download may be a .gz.
    if (!site.sizes.has(file)) continue;
    checked += 1;
    if (!(await isCopy(site, copy, file, READERS[ending])))
      report({
        severity: "error",
        file: copy,
        what: `It is not a copy of ${file}`,
        write: "build the site again, or delete the copy",
      });
  }
  return checked;
}

async function isCopy(
  site: SiteFiles,
  copy: string,
  file: string,
  read: (bytes: Buffer) => Buffer,
): Promise<boolean> {
  try {
    return read(await site.bytes(copy)).equals(await site.bytes(file));
  } catch {
    return false;
  }
}
