import { DATA_FORMAT } from "../model/data-format.ts";
import { DataError } from "../model/reader.ts";

/** Milliseconds within which a host must begin to answer. */
const LIMIT = 30_000;

export const outdated = (): DataError =>
  new DataError("The site has been updated since you opened it.", true);

export function unreachable(): DataError {
  const online = globalThis.navigator?.onLine ?? true;
  return new DataError(online ? "The site could not be reached." : "You are offline.");
}

/** The text of an answer; undefined where there is nothing at `url`. */
async function text(
  url: string,
  init: RequestInit,
  fetcher: typeof fetch,
): Promise<string | undefined> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LIMIT);
  let response: Response;
  try {
    response = await fetcher(url, { ...init, signal: limit.signal });
    clearTimeout(timer);
    // Broken off on its way, this fails as well.
    if (response.ok) return await response.text();
  } catch {
    throw unreachable();
  } finally {
    clearTimeout(timer);
  }
  if (response.status === 404 || response.status === 410) return undefined;
  throw new DataError(`The site answered with an error (${response.status}).`);
}

/**
 * One of the site's JSON files; undefined where it does not exist. What fails is tried once more,
 * past the browser's cache, before anybody hears of it.
 *
 * @param fits throws at what can't be such a file
 * @throws DataError with words for listeners
 */
export async function fetchJson<T>(
  url: string,
  options: { hasFormat: boolean; fits?: (found: T) => unknown; fetcher: typeof fetch },
): Promise<T | undefined> {
  const { hasFormat, fits, fetcher } = options;
  async function attempt(init: RequestInit): Promise<T | undefined> {
    const found = await text(url, init, fetcher);
    if (found === undefined) return undefined;
    let file: T & { format?: unknown };
    try {
      file = JSON.parse(found) as typeof file;
    } catch {
      // A host that answers every address with the site's own page says "not found" this way.
      if (found.includes('id="root"')) return undefined;
      throw new DataError(
        found.trimStart().startsWith("<")
          ? "Something else arrived. Perhaps your network wants you to sign in."
          : "What arrived is damaged.",
      );
    }
    if (hasFormat && file?.format !== DATA_FORMAT) throw outdated();
    try {
      fits?.(file);
    } catch (reason) {
      throw reason instanceof DataError ? reason : new DataError("What arrived is damaged.");
    }
    return file;
  }
  try {
    return await attempt({});
  } catch (reason) {
    return attempt({ cache: "reload" }).catch(() => {
      throw reason;
    });
  }
}
