import type { Catalog } from "./catalog.ts";
import {
  type EpisodeColumns,
  readColumns,
  readTags,
  type TagColumns,
  writeColumns,
  writeTags,
} from "./catalog-columns.ts";
import { DATA_FORMAT } from "./data-format.ts";
import type { Person, Show } from "./episode.ts";
import type { EpisodeEntry } from "./episode-entry.ts";
import { turn } from "./turn.ts";

/** The archive as lists and search need it in the browser, newest episode first. */
export type LightCatalog = Omit<Catalog, "episodes"> & { episodes: EpisodeEntry[] };

interface Names {
  people: Person[];
  tags: TagColumns;
}

/** /data/catalog.json: everything, or a manifest where the archive is long. */
export interface CatalogFile {
  format: number;
  show: Show;
  /** 0: `names` and `episodes` stand here. Else /data/catalog/names.json and so many files of episodes. */
  parts: number;
  names?: Names;
  episodes?: EpisodeColumns;
}

export interface NamesFile {
  format: number;
  names: Names;
}

/** /data/catalog/{n}.json, n counted from the oldest, so that a new episode changes the last one alone. */
export interface PartFile {
  format: number;
  episodes: EpisodeColumns;
}

/** Up to so many episodes the catalogue is one file (about 200 kB with brotli). */
const WHOLE = 10_000;
const PER_PART = 2_000;

export const CATALOG_NAMES = "/data/catalog/names.json";
export const catalogPart = (n: number): string => `/data/catalog/${n}.json`;

/**
 * The catalogue's files with their site paths.
 * @param whole episodes up to which it is one file
 */
export function writeCatalog(
  catalog: LightCatalog,
  path: string,
  whole: number = WHOLE,
): [path: string, file: CatalogFile | NamesFile | PartFile][] {
  const { show, people, tags, episodes } = catalog;
  const format = DATA_FORMAT;
  const names: Names = { people, tags: writeTags(tags) };
  if (episodes.length <= whole) {
    const columns = writeColumns(episodes, people, tags);
    return [[path, { format, show, parts: 0, names, episodes: columns }]];
  }
  const parts = Math.ceil(episodes.length / PER_PART);
  const part = (n: number): PartFile => {
    const end = episodes.length - n * PER_PART;
    const some = episodes.slice(Math.max(0, end - PER_PART), end);
    return { format, episodes: writeColumns(some, people, tags) };
  };
  return [
    [path, { format, show, parts }],
    [CATALOG_NAMES, { format, names }],
    ...Array.from({ length: parts }, (_, n): [string, PartFile] => [catalogPart(n), part(n)]),
  ];
}

/**
 * The catalogue from its first file.
 * @param read reads another of its files; rejects where that cannot be had
 */
export async function readCatalog(
  file: CatalogFile,
  read: (path: string) => Promise<object>,
): Promise<LightCatalog> {
  const { format, show, parts } = file;
  const [names, ...columns] =
    file.names && file.episodes
      ? ([file.names, file.episodes] as const)
      : await Promise.all([
          read(CATALOG_NAMES).then((found) => (found as NamesFile).names),
          ...Array.from({ length: parts }, (_, n) =>
            read(catalogPart(parts - 1 - n)).then((found) => (found as PartFile).episodes),
          ),
        ]);
  const { people } = names;
  const tags = readTags(names.tags);
  const episodes: EpisodeEntry[] = [];
  for (const part of columns) {
    for (const some of readColumns(part, people, tags)) {
      await turn();
      episodes.push(...some);
    }
  }
  return { format: format as Catalog["format"], show, people, tags, episodes };
}
