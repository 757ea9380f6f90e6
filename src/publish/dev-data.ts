import type { CompiledArchive } from "../compile/compile-archive.ts";
import { writeCatalog } from "../model/catalog-files.ts";
import { writeDetails } from "../model/episode-entry.ts";
import { daysPath, EXPLORE_DATA } from "../model/explore.ts";
import {
  CATALOG_DATA,
  detailsPath,
  episodeDataPath,
  pageDataPath,
  PASSAGES_DATA,
  passageShardPath,
  personDataPath,
  PICKS_DATA,
  SEARCH_DATA,
  transcriptDataPath,
} from "../model/paths.ts";
import { buildPassageIndex } from "../search/passage-shards.ts";
import { buildIndex } from "../search/search-index.ts";
import { archivePassages } from "./archive-passages.ts";
import { daysFiles, exploreFile } from "./explore/explore-data.ts";

/** One data file of an archive that is not written anywhere, by its site path. */
export function dataAt(path: string, archive: CompiledArchive): object | undefined {
  if (path === CATALOG_DATA || path.startsWith("/data/catalog/"))
    return new Map<string, object>(writeCatalog(archive.catalog, CATALOG_DATA)).get(path);
  if (path.startsWith("/data/details/"))
    return writeDetails(archive.catalog.episodes).find((_, n) => detailsPath(n) === path);
  if (path === EXPLORE_DATA) return exploreFile(archive.catalog, "/");
  if (path.startsWith("/data/days/"))
    return daysFiles(archive.catalog.episodes).find((_, n) => daysPath(n + 1) === path);
  if (path === SEARCH_DATA) return buildIndex(archive.catalog.episodes);
  if (path.startsWith("/data/passages/")) {
    const passages = archivePassages(archive.episodes, archive.transcripts);
    const { manifest, shards } = buildPassageIndex(passages);
    return path === PASSAGES_DATA
      ? manifest
      : shards.find((_, number) => passageShardPath(number) === path);
  }
  if (path.startsWith("/data/episodes/"))
    return archive.episodes.find(({ episode }) => episodeDataPath(episode.path) === path);
  if (path === PICKS_DATA) return archive.picks;
  if (path.startsWith("/data/people/"))
    return archive.people.find(({ person }) => personDataPath(person.slug) === path);
  if (path.startsWith("/data/pages/"))
    return archive.pages.find(({ page }) => pageDataPath(page.path) === path);
  for (const [id, transcript] of archive.transcripts)
    if (transcriptDataPath(id) === path) return transcript;
  return undefined;
}
