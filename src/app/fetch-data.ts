import { DATA_FORMAT } from "../model/data-format.ts";
import { SEARCH_DATA } from "../model/paths.ts";
import { DataError } from "../model/reader.ts";

/** Files of one archive, over the network, each asked for once. */
export interface DataFiles {
  /** `undefined` where there is no such file. */
  once<T>(this: void, path: string): Promise<T | undefined>;
  /** @param what named to the listener where it is missing */
  needed(this: void, path: string, what?: string): Promise<object>;
  forget(this: void): void;
}

export const outdated = (): DataError =>
  new DataError("The site has been updated since you opened it.", true);

/**
 * A 5xx is tried again once; a failure is not remembered.
 * @param base the site's base, "/" or "/a/sub/path/"
 * @returns readers that reject with a DataError
 */
export function dataFiles(base: string, fetcher: typeof fetch): DataFiles {
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

  return { once, needed, forget: () => kept.clear() };
}
