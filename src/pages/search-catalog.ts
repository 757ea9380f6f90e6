import type { Catalog } from "../model/catalog.ts";
import { parseQuery } from "../search/parse-query.ts";
import { searchEpisodes } from "../search/search-episodes.ts";
import { openIndex, type SearchIndex, type SearchIndexFile } from "../search/search-index.ts";
import { suggest } from "../search/suggest.ts";
import type { Listed } from "./loaders.ts";

/** Search is loaded with the first query, and its index opened once for each catalogue. */
const opened = new WeakMap<Catalog, SearchIndex>();

export function searchCatalog(
  catalog: Catalog,
  file: object,
  text: string,
): { found: Listed[]; didYouMean?: string } {
  let index = opened.get(catalog);
  if (!index) {
    index = openIndex(file as SearchIndexFile, catalog.episodes);
    opened.set(catalog, index);
  }
  const query = parseQuery(text);
  const found = searchEpisodes(index, query).map(({ episode, close, matched }): Listed => {
    const title = matched.find(({ field }) => field === "title");
    // The title, guests and tags stand on the card anyway: say why only for the rest.
    const why = title ? undefined : matched.find(({ field }) => field === "summary");
    return {
      episode,
      ...(title ? { titleRanges: title.ranges } : {}),
      ...(why ? { why } : {}),
      ...(close ? { close } : {}),
    };
  });
  const { didYouMean } = suggest(index, query);
  return { found, ...(didYouMean ? { didYouMean } : {}) };
}
