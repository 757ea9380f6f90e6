import { DataError } from "../model/reader.ts";
import { fetchJson } from "./fetch-json.ts";
import { SLOW } from "./router-watch.ts";

/** Throws at what can't be the file that was asked for. */
export type Fits<T> = (found: T) => unknown;

/** Files of one archive, over the network, each asked for once. */
export interface DataFiles {
  /** `undefined` where there is no such file. */
  once<T>(this: void, path: string, fits?: Fits<T>): Promise<T | undefined>;
  /** @param what named to the listener where it is missing */
  needed<T extends object>(this: void, path: string, what?: string, fits?: Fits<T>): Promise<T>;
  /** What `load` answers, remembered under a name of its own as files are. */
  remember<T>(this: void, name: string, load: () => Promise<T>): Promise<T>;
  forget(this: void): void;
}

/**
 * Remembers what was found. What fails, is not there or takes long is asked for anew by whoever
 * asks again.
 *
 * @param base the site's base, "/" or "/a/sub/path/"
 * @returns readers that reject with a DataError
 */
export function dataFiles(base: string, fetcher: typeof fetch): DataFiles {
  const root = base.replace(/\/$/, "");
  const kept = new Map<string, Promise<unknown>>();

  function remember<T>(name: string, load: () => Promise<T>): Promise<T> {
    const asked = kept.get(name);
    if (asked) return asked as Promise<T>;
    const loading = load();
    kept.set(name, loading);
    const drop = (): void => void kept.delete(name);
    const slow = setTimeout(drop, SLOW);
    loading
      .then((found) => (found ? kept.set(name, loading) : drop()), drop)
      .finally(() => clearTimeout(slow));
    return loading;
  }

  const once = <T>(path: string, fits?: Fits<T>): Promise<T | undefined> =>
    remember(path, () =>
      fetchJson<T>(root + path, {
        // The indexes of search have formats of their own, which their readers check.
        hasFormat: !/^.data.(search|passages)/.test(path),
        fits,
        fetcher,
      }),
    );

  async function needed<T extends object>(
    path: string,
    what = "Search",
    fits?: Fits<T>,
  ): Promise<T> {
    const file = await once<T>(path, fits);
    if (!file) throw new DataError(`${what} is missing from this site.`);
    return file;
  }

  return { once, needed, remember, forget: () => kept.clear() };
}
