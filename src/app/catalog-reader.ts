import type { CatalogFile } from "../model/catalog-files.ts";
import type { Show } from "../model/episode.ts";
import { daysPath, type DaysFile, EXPLORE_DATA, type ExploreFile } from "../model/explore.ts";
import {
  CATALOG_DATA,
  episodeDataPath,
  pageDataPath,
  PASSAGES_DATA,
  passageShardPath,
  SEARCH_DATA,
  transcriptDataPath,
} from "../model/paths.ts";
import type { CatalogReader } from "../model/reader.ts";
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
  const { once, needed, forget } = dataFiles(base, fetcher);
  let opened: Promise<ListReader> | undefined;

  async function open(): Promise<ListReader> {
    const [{ openLists }, file] = await Promise.all([
      import("./list-reader.ts"),
      needed(CATALOG_DATA, "The list of episodes"),
    ]);
    return openLists(file as CatalogFile, needed);
  }

  function lists(): Promise<ListReader> {
    if (!opened) {
      opened = open();
      opened.catch(() => (opened = undefined));
    }
    return opened;
  }

  const catalog = async () => (await lists()).catalog;

  return {
    /** Everything is asked for anew: the archive has changed. */
    forget() {
      forget();
      opened = undefined;
    },
    catalog,
    tagged: async (slug) => (await lists()).tagged(slug),
    appearances: async (slug) => (await lists()).appearances(slug),
    details: async (entries) => (await lists()).details(entries),
    show: async () => known ?? (await catalog()).show,
    searchIndex: () => needed(SEARCH_DATA),
    passages: () => needed(PASSAGES_DATA),
    passageShard: (shard) => needed(passageShardPath(shard)),
    episode: (path) => once(episodeDataPath(path)),
    page: (path) => once(pageDataPath(path)),
    explore: async () => (await needed(EXPLORE_DATA, "This page")) as ExploreFile,
    days: async (month) => (await needed(daysPath(month), "This list")) as DaysFile,
    transcript: (id) => once(transcriptDataPath(id)),
  };
}
