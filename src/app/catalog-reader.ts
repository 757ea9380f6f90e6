import type { EpisodeFile, PageFile, TranscriptFile } from "../model/catalog.ts";
import type { CatalogFile } from "../model/catalog-files.ts";
import type { Show } from "../model/episode.ts";
import type { PersonFile } from "../model/person.ts";
import type { PicksFile } from "../model/pick.ts";
import { daysPath, type DaysFile, EXPLORE_DATA, type ExploreFile } from "../model/explore.ts";
import {
  CATALOG_DATA,
  episodeDataPath,
  pageDataPath,
  PASSAGES_DATA,
  passageShardPath,
  personDataPath,
  PICKS_DATA,
  searchPath,
  transcriptDataPath,
} from "../model/paths.ts";
import { type CatalogReader, missingPart } from "../model/reader.ts";
import { dataFiles } from "./fetch-data.ts";
import type { ListReader } from "./list-reader.ts";

/**
 * Reads the archive's JSON over the network, each file once.
 *
 * @param base the site's base, "/" or "/a/sub/path/"
 * @param known the show, where the page's HTML already held it
 */
export function fetchingReader(
  base: string,
  known?: Show,
  fetcher: typeof fetch = (input, init) => fetch(input, init),
): CatalogReader & { forget(): void } {
  const { once, needed, remember, forget } = dataFiles(base, fetcher);

  async function open(): Promise<ListReader> {
    const [{ openLists }, file] = await Promise.all([
      import("./list-reader.ts").catch(missingPart),
      needed<CatalogFile>(CATALOG_DATA, "The list of episodes"),
    ]);
    try {
      return await openLists(file, needed);
    } catch (reason) {
      // Files that don't make a list are not remembered either.
      forget();
      throw reason;
    }
  }
  const lists = (): Promise<ListReader> => remember("lists", open);
  const catalog = async (newest?: number) => (await lists()).catalog(newest);

  return {
    /** Everything is asked for anew: the archive has changed. */
    forget,
    catalog,
    expectCatalog: () => void lists().catch(() => undefined),
    tagged: async (slug) => (await lists()).tagged(slug),
    appearances: async (slug) => (await lists()).appearances(slug),
    details: async (entries) => (await lists()).details(entries),
    show: async () => known ?? (await catalog(1)).show,
    searchIndex: (part) => needed(searchPath(part)),
    passages: () => needed(PASSAGES_DATA),
    passageShard: (shard) => needed(passageShardPath(shard)),
    episode: (path) =>
      once<EpisodeFile>(episodeDataPath(path), ({ episode, related }) => [
        ...episode.sections,
        ...episode.tags,
        ...episode.frames,
        ...related,
      ]),
    page: (path) => once<PageFile>(pageDataPath(path), ({ page }) => [...page.sections]),
    person: (slug) => once<PersonFile>(personDataPath(slug), ({ picks }) => [...picks]),
    picks: () => needed<PicksFile>(PICKS_DATA, "The list of picks"),
    explore: () => needed<ExploreFile>(EXPLORE_DATA, "This"),
    days: (month) => needed<DaysFile>(daysPath(month), "This"),
    transcript: (id) => once<TranscriptFile>(transcriptDataPath(id), ({ cues }) => [...cues]),
  };
}
