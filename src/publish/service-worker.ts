import { createHash } from "node:crypto";
import { catalogPart, NEWEST_PARTS } from "../model/catalog-files.ts";
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
  PICKS_DATA,
  SEARCH_DATA,
  searchPath,
  withBase,
} from "../model/paths.ts";
import type { FileRecord } from "./site-record.ts";
import type { SiteWriter } from "./site-writer.ts";

/** Folders of data that a listener may keep as a whole. */
const WHOLE = [
  "data/episodes",
  "data/transcripts",
  "data/pages",
  "data/people",
  "data/passages",
  "data/details",
  // Where the list of episodes and the index of search are in parts.
  "data/catalog",
  "data/search",
];
/** Those of them that neither an episode nor a page names. */
const OTHERS = ["data/people", "data/passages", "data/details", "data/catalog", "data/search"];

/** What search needs is fetched at once up to so many bytes (about a third with compression). */
const SEARCH_AHEAD = 3_000_000;
/** The same for what cards show of episodes. */
const DETAILS_AHEAD = 1_000_000;

/**
 * Writes the service worker, with the list of what it fetches at once: the app, whole, the list of
 * episodes and what search needs; never thousands of pages. Also writes how much the whole archive
 * takes. Comes last, when all those files are there.
 *
 * @param code the worker's script
 * @param pictures site paths of those that go with the whole archive
 */
export async function writeServiceWorker(
  writer: SiteWriter,
  base: string,
  code: string,
  pictures: readonly string[] = [],
): Promise<void> {
  await writer.writeFile(OFFLINE_DATA, JSON.stringify(measureArchive(writer, pictures)));
  const assets = filesIn(writer, "assets")
    .filter((path) => /\.(js|css|woff2)$/.test(path))
    .map((path) => `/${path}`);
  const paths = [
    "/404.html",
    HOME,
    CATALOG_DATA,
    ...newestParts(writer),
    ...searchFiles(writer),
    ...assets,
  ];
  const version = createHash("sha256").update(code);
  for (const path of paths) version.update(path).update(fileAt(writer, outputFile(path)).hash);
  const plan: WorkerPlan = {
    base,
    version: version.digest("hex").slice(0, 12),
    files: paths.map((path) => withBase(path, base)),
  };
  await writer.writeFile(WORKER, `self.playhead=${JSON.stringify(plan)};\n${code}`);
}

function fileAt({ record }: SiteWriter, path: string): FileRecord {
  const file = record.get(path.replace(/^\//, ""));
  if (!file) throw new Error(`${path} was not written`);
  return file;
}

/** Paths of the site's files in a folder, sorted. */
function filesIn({ record }: SiteWriter, folder: string): string[] {
  return [...record.keys()]
    .filter((path) => path.startsWith(`${folder}/`))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/** Of a long archive the parts of the list that the newest part of the index is about. */
function newestParts(writer: SiteWriter): string[] {
  const parts = filesIn(writer, "data/catalog").length - 1;
  if (parts < 0) return [];
  return Array.from({ length: Math.min(parts, NEWEST_PARTS) }, (_, n) =>
    catalogPart(parts - 1 - n),
  );
}

/** What a search without a network needs, as far as it is small enough to fetch unasked. */
function searchFiles(writer: SiteWriter): string[] {
  const size = (path: string): number => fileAt(writer, path).bytes;
  const parts = filesIn(writer, "data/search").length;
  if (parts > 0) return [SEARCH_DATA, searchPath(parts - 1)];
  if (size(SEARCH_DATA) > SEARCH_AHEAD) return [];
  const details = filesIn(writer, "data/details").map((_, n) => detailsPath(n));
  const all = details.reduce((sum, path) => sum + size(path), 0);
  return [SEARCH_DATA, ...(all <= DETAILS_AHEAD ? details : [])];
}

function measureArchive(writer: SiteWriter, pictures: readonly string[]): OfflineSizes {
  const version = createHash("sha256");
  let files = 0;
  let bytes = 0;
  const others: string[] = [];
  const keep = (path: string): void => {
    const file = fileAt(writer, path);
    version.update(path).update(file.hash);
    files += 1;
    bytes += file.bytes;
  };
  for (const folder of WHOLE) {
    for (const path of filesIn(writer, folder)) {
      keep(path);
      if (OTHERS.includes(folder))
        others.push(`/${folder}/${encodeURIComponent(path.slice(folder.length + 1))}`);
    }
  }
  keep(PICKS_DATA);
  others.push(PICKS_DATA);
  for (const path of pictures) {
    keep(decodeURIComponent(path.slice(1)));
    others.push(path);
  }
  return { format: DATA_FORMAT, version: version.digest("hex").slice(0, 12), files, bytes, others };
}
