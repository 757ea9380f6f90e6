import type { CatalogReader } from "../model/reader.ts";
import type { SearchReady } from "./answer-view.ts";

/** The code of search and the file of its index, which come with the first query or before it. */
export async function loadSearch(reader: CatalogReader): Promise<SearchReady> {
  const [{ searchCatalog, explain }, index] = await Promise.all([
    import("./search-catalog.ts"),
    reader.searchIndex(),
  ]);
  return { searchCatalog, explain, index };
}

/** Loads what a search needs before its first letter. A failure shows when the search is made. */
export function warmSearch(reader: CatalogReader | null): void {
  if (reader) Promise.all([loadSearch(reader), reader.catalog()]).catch(() => undefined);
}
