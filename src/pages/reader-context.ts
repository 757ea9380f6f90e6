import { createContext, use } from "react";
import type { CatalogReader } from "../model/reader.ts";

/** The published archive, for what is asked outside of a page's loader; `null` on the server. */
export const ReaderContext = createContext<CatalogReader | null>(null);

export const useReader = (): CatalogReader | null => use(ReaderContext);
