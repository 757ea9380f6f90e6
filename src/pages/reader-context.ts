import { createContext, use } from "react";
import type { CatalogReader } from "../model/reader.ts";

/** The published archive, for what is asked outside of a page's loader; `null` on the server. */
export const ReaderContext = createContext<CatalogReader | null>(null);

export const useReader = (): CatalogReader | null => use(ReaderContext);

/** Loads what a search needs before its first letter. A failure shows when the search is made. */
export function warmSearch(reader: CatalogReader | null): void {
  const ignore = (): void => undefined;
  reader?.catalog().catch(ignore);
  reader?.searchIndex().catch(ignore);
  import("./search-catalog.ts").catch(ignore);
}
