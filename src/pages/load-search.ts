import type { LightCatalog } from "../model/catalog-files.ts";
import { type CatalogReader, missingPart } from "../model/reader.ts";
import type { SearchPartsFile } from "../search/index-parts.ts";
import type { SearchReady } from "./answer-view.ts";
import type { Listed } from "./listed.ts";

/**
 * The code of search and the file of its index, which come with the first query or before it. Of a
 * long archive the newest part is searched first; `catalog` then grows with what can be searched.
 */
export async function loadSearch(
  reader: CatalogReader,
): Promise<{ catalog: LightCatalog; search: SearchReady }> {
  reader.expectCatalog();
  const [{ searchCatalog, explain, prepareSearch }, index] = await Promise.all([
    import("./search-catalog.ts").catch(missingPart),
    reader.searchIndex(),
  ]);
  const catalog =
    "parts" in index
      ? await import("./search-parts.ts")
          .catch(missingPart)
          .then(({ openNewest }) => openNewest(reader, index as SearchPartsFile))
      : await reader.catalog();
  return { catalog, search: { searchCatalog, explain, prepareSearch, index } };
}

/** Up to so many episodes their details come along, so that the first results are whole at once. */
const DETAILS_AHEAD = 1024;

interface WarmSearch {
  catalog: LightCatalog;
  search: SearchReady;
  /** Two lines as a search gives them, once it has been tried; none where it can't be. */
  rehearsed: Promise<Listed[]>;
}

/** Loads what a search needs before its first letter, and gives it. A failure shows when the search is made. */
export async function warmSearch(reader: CatalogReader): Promise<WarmSearch | undefined> {
  try {
    const { catalog, search } = await loadSearch(reader);
    // Not waited for: a key that comes meanwhile is answered all the same. A bad index shows then.
    const rehearsed = search.prepareSearch(catalog, search.index).catch(() => []);
    if (catalog.episodes.length <= DETAILS_AHEAD && !savesData())
      reader.details(catalog.episodes).catch(() => undefined);
    return { catalog, search, rehearsed };
  } catch {
    return undefined;
  }
}

/** https://wicg.github.io/savedata/ */
const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
