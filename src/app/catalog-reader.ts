import type { Catalog } from "../model/catalog.ts";
import type { Show } from "../model/episode.ts";
import { DATA_FORMAT } from "../model/data-format.ts";
import {
  CATALOG_DATA,
  episodeDataPath,
  pageDataPath,
  PASSAGES_DATA,
  passageShardPath,
  SEARCH_DATA,
  transcriptDataPath,
} from "../model/paths.ts";
import { type CatalogReader, DataError } from "../model/reader.ts";

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
    if (!isIndex && (json as { format?: unknown } | null)?.format !== DATA_FORMAT)
      throw new DataError("The site has been updated since you opened it.", true);
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

  async function catalog(): Promise<Catalog> {
    const file = await once<Catalog>(CATALOG_DATA);
    if (!file) throw new DataError("The list of episodes is missing from this site.");
    return file;
  }

  async function needed(path: string): Promise<object> {
    const index = await once<object>(path);
    if (!index) throw new DataError("Search is missing from this site.");
    return index;
  }

  return {
    /** Everything is asked for anew: the archive has changed. */
    forget: () => kept.clear(),
    catalog,
    show: async () => known ?? (await catalog()).show,
    searchIndex: () => needed(SEARCH_DATA),
    passages: () => needed(PASSAGES_DATA),
    passageShard: (shard) => needed(passageShardPath(shard)),
    episode: (path) => once(episodeDataPath(path)),
    page: (path) => once(pageDataPath(path)),
    transcript: (id) => once(transcriptDataPath(id)),
  };
}
