import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DATA_FORMAT } from "../model/data-format.ts";
import {
  OFFLINE_DATA,
  type OfflineSizes,
  WORKER,
  type WorkerPlan,
} from "../model/offline-files.ts";
import {
  CATALOG_DATA,
  detailsPath,
  HOME,
  outputFile,
  SEARCH_DATA,
  withBase,
} from "../model/paths.ts";

/** Folders of data that a listener may keep as a whole. */
const WHOLE = ["data/episodes", "data/transcripts", "data/pages", "data/passages", "data/details"];
/** Those of them that neither an episode nor a page names. */
const OTHERS = ["data/passages", "data/details"];

/** What search needs is fetched at once up to so many bytes (about a third with compression). */
const SEARCH_AHEAD = 3_000_000;
/** The same for what cards show of episodes. */
const DETAILS_AHEAD = 1_000_000;

/**
 * Writes the service worker into a finished site, with the list of what it fetches at once: the
 * app, whole, the list of episodes and what search needs; never thousands of pages. Also writes
 * how much the whole archive takes.
 *
 * @param options.site folder of the site
 * @param options.code the worker's script
 */
export async function writeServiceWorker(options: {
  site: string;
  base: string;
  code: string;
}): Promise<void> {
  const { site, base, code } = options;
  await writeFile(join(site, OFFLINE_DATA), JSON.stringify(await measureArchive(site)));
  const assets = (await readdir(join(site, "assets")))
    // Styles stand in every page.
    .filter((name) => /\.(js|woff2)$/.test(name))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => `/assets/${name}`);
  const paths = ["/404.html", HOME, CATALOG_DATA, ...(await searchFiles(site)), ...assets];
  const version = createHash("sha256").update(code);
  // One after the other: the hash must not depend on which is read first.
  for (const path of paths)
    version.update(path).update(await readFile(join(site, outputFile(path))));
  const plan: WorkerPlan = {
    base,
    version: version.digest("hex").slice(0, 12),
    files: paths.map((path) => withBase(path, base)),
  };
  await writeFile(join(site, WORKER), `self.playhead=${JSON.stringify(plan)};\n${code}`);
}

/** What a search without a network needs, as far as it is small enough to fetch unasked. */
async function searchFiles(site: string): Promise<string[]> {
  const size = async (path: string): Promise<number> => (await stat(join(site, path))).size;
  if ((await size(SEARCH_DATA)) > SEARCH_AHEAD) return [];
  const names = await readdir(join(site, "data/details")).catch(() => []);
  const details = names.map((_, n) => detailsPath(n));
  const sizes = await Promise.all(details.map(size));
  const all = sizes.reduce((sum, bytes) => sum + bytes, 0);
  return [SEARCH_DATA, ...(all <= DETAILS_AHEAD ? details : [])];
}

async function measureArchive(site: string): Promise<OfflineSizes> {
  const version = createHash("sha256");
  let files = 0;
  let bytes = 0;
  const others: string[] = [];
  for (const folder of WHOLE) {
    const names = await readdir(join(site, folder)).catch(() => []);
    for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
      const file = join(site, folder, name);
      const { size } = await stat(file);
      version.update(name).update(await readFile(file));
      files += 1;
      bytes += size;
      if (OTHERS.includes(folder)) others.push(`/${folder}/${encodeURIComponent(name)}`);
    }
  }
  return { format: DATA_FORMAT, version: version.digest("hex").slice(0, 12), files, bytes, others };
}
