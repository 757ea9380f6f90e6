import type { CompiledArchive } from "../compile/compile-archive.ts";
import type { Catalog } from "../model/catalog.ts";
import { WHOLE, writeCatalog } from "../model/catalog-files.ts";
import { writeDetails } from "../model/episode-entry.ts";
import { daysPath, EXPLORE_DATA, type ExploreFile } from "../model/explore.ts";
import {
  CATALOG_DATA,
  detailsPath,
  PASSAGES_DATA,
  passageShardPath,
  SEARCH_DATA,
  searchPath,
} from "../model/paths.ts";
import { buildPassageIndex } from "../search/build-passages.ts";
import { buildParts } from "../search/index-parts.ts";
import { buildIndex } from "../search/search-index.ts";
import { archivePassages } from "./archive-passages.ts";
import { daysFiles } from "./explore/explore-data.ts";

/** A file of data by its site path. */
export type DataFile = readonly [path: string, file: object];

/** Everything that is made of the list of episodes. */
export const catalogFiles = (catalog: Catalog, explore: ExploreFile): DataFile[] => [
  ...writeCatalog(catalog, CATALOG_DATA),
  ...writeDetails(catalog.episodes).map((file, n): DataFile => [detailsPath(n), file]),
  ...daysFiles(catalog.episodes).map((file, n): DataFile => [daysPath(n + 1), file]),
  [EXPLORE_DATA, explore],
  ...searchFiles(catalog),
];

/**
 * The index of search; in parts where the catalogue is.
 * @param whole episodes up to which it is one file
 */
export function searchFiles({ episodes }: Pick<Catalog, "episodes">, whole = WHOLE): DataFile[] {
  if (episodes.length <= whole) return [[SEARCH_DATA, buildIndex(episodes)]];
  const { file, parts } = buildParts(episodes);
  return [[SEARCH_DATA, file], ...parts.map((part, n): DataFile => [searchPath(n), part])];
}

/** The index of what is said and written in the episodes. */
export function passageFiles({
  episodes,
  transcripts,
}: Pick<CompiledArchive, "episodes" | "transcripts">): DataFile[] {
  const { manifest, shards } = buildPassageIndex(archivePassages(episodes, transcripts));
  return [
    [PASSAGES_DATA, manifest],
    ...shards.map((shard, n): DataFile => [passageShardPath(n), shard]),
  ];
}
