import { type CatalogFile, type LightCatalog, readCatalog } from "../model/catalog-files.ts";
import { appearancesIn, taggedIn } from "../model/catalog-lookups.ts";
import type { EpisodeSummary, Show } from "../model/episode.ts";
import {
  type DetailsFile,
  detailsPlace,
  detailsRange,
  type EpisodeEntry,
  episodesKey,
  isComplete,
  withDetails,
} from "../model/episode-entry.ts";
import { DATA_FORMAT } from "../model/data-format.ts";
import { daysPath, type DaysFile, EXPLORE_DATA, type ExploreFile } from "../model/explore.ts";
import {
  CATALOG_DATA,
  detailsPath,
  episodeDataPath,
  pageDataPath,
  PASSAGES_DATA,
  passageShardPath,
  SEARCH_DATA,
  transcriptDataPath,
} from "../model/paths.ts";
import { type CatalogReader, DataError } from "../model/reader.ts";

const outdated = (): DataError =>
  new DataError("The site has been updated since you opened it.", true);

/**
 * Reads the archive's JSON over the network, each file once.
 * A 5xx is tried again once; a failure is not remembered.
 *
 * @param base the site's base, "/" or "/a/sub/path/"
 * @param known the show, where the page's HTML already held it
 */
export function fetchingReader(
  base: string,
  known?: Show,
  fetcher: typeof fetch = (input, init) => fetch(input, init),
): CatalogReader & { forget(): void } {
  const root = base.replace(/\/$/, "");
  const kept = new Map<string, Promise<unknown>>();

  async function load(path: string): Promise<unknown> {
    let response: Response;
    try {
      response = await fetcher(root + path);
      if (response.status >= 500) response = await fetcher(root + path);
    } catch {
      throw new DataError("You seem to be offline: this page could not be loaded.");
    }
    if (response.status === 404) return undefined;
    if (!response.ok)
      throw new DataError(`This page could not be loaded (error ${response.status}).`);
    let json: unknown;
    try {
      json = await response.json();
    } catch {
      // A host that answers every address with a page says "not found" this way.
      if (response.headers.get("content-type")?.includes("html")) return undefined;
      throw new DataError("This page arrived damaged.");
    }
    // The indexes of search have formats of their own, which their readers check.
    const isIndex = path === SEARCH_DATA || path.startsWith("/data/passages/");
    if (!isIndex && (json as { format?: unknown } | null)?.format !== DATA_FORMAT) throw outdated();
    return json;
  }

  function once<T>(path: string): Promise<T | undefined> {
    const asked = kept.get(path);
    if (asked) return asked as Promise<T | undefined>;
    const loading = load(path);
    kept.set(path, loading);
    loading.catch(() => kept.delete(path));
    return loading as Promise<T | undefined>;
  }

  async function needed(path: string, what = "Search"): Promise<object> {
    const file = await once<object>(path);
    if (!file) throw new DataError(`${what} is missing from this site.`);
    return file;
  }

  let opened: Promise<{ catalog: LightCatalog; places: Map<string, number> }> | undefined;

  async function open() {
    const list = (path: string): Promise<object> => needed(path, "The list of episodes");
    const catalog = await readCatalog((await list(CATALOG_DATA)) as CatalogFile, list);
    return { catalog, places: new Map(catalog.episodes.map(({ id }, place) => [id, place])) };
  }

  function openOnce(): NonNullable<typeof opened> {
    if (!opened) {
      opened = open();
      opened.catch(() => (opened = undefined));
    }
    return opened;
  }

  const catalog = async (): Promise<LightCatalog> => (await openOnce()).catalog;

  async function details(entries: readonly EpisodeEntry[]): Promise<EpisodeSummary[]> {
    const { catalog: known, places } = await openOnce();
    const { episodes } = known;
    const placeOf = (id: string): number => places.get(id) ?? -1;
    const unread = entries.map(({ id }) => placeOf(id)).filter((at) => !isComplete(episodes[at]!));
    const files = new Set(unread.map((place) => detailsPlace(place, episodes.length).file));
    const read = async (n: number): Promise<void> => {
      const file = (await needed(detailsPath(n), "A part of the list")) as DetailsFile;
      const lines = detailsRange(episodes, n);
      if (file.of !== episodesKey(lines)) throw outdated();
      lines.forEach((entry, line) => {
        episodes[placeOf(entry.id)] = withDetails(entry, file, line);
      });
    };
    await Promise.all(Array.from(files, read));
    return entries.map(({ id }) => episodes[placeOf(id)]!).filter(isComplete);
  }

  return {
    /** Everything is asked for anew: the archive has changed. */
    forget: () => {
      kept.clear();
      opened = undefined;
    },
    catalog,
    tagged: async (slug) => taggedIn(await catalog(), slug),
    appearances: async (slug) => appearancesIn(await catalog(), slug),
    details,
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
