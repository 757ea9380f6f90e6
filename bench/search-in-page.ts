import type { EpisodeSummary } from "../src/model/episode.ts";
import { parseQuery } from "../src/search/parse-query.ts";
import { searchEpisodes } from "../src/search/search-episodes.ts";
import { openIndex } from "../src/search/search-index.ts";
import { suggest } from "../src/search/suggest.ts";

/**
 * What runs in the page. Milliseconds to open the index, and for each text, the best of three
 * rounds: to search, and to search, suggest and highlight.
 */
export function timeSearch(
  index: string,
  episodes: EpisodeSummary[],
  texts: string[],
): { openMs: number; searches: number[]; keystrokes: number[] } {
  const start = performance.now();
  const opened = openIndex(JSON.parse(index), episodes);
  const openMs = performance.now() - start;
  const searches = texts.map(() => Infinity);
  const keystrokes = texts.map(() => Infinity);
  for (let round = 0; round < 3; round++) {
    texts.forEach((text, i) => {
      const begun = performance.now();
      const query = parseQuery(text);
      // As the list does it: results, suggestions, and highlights of what is in view.
      const results = searchEpisodes(opened, query);
      searches[i] = Math.min(searches[i]!, performance.now() - begun);
      suggest(opened, query);
      for (const result of results.slice(0, 10)) void result.matched;
      keystrokes[i] = Math.min(keystrokes[i]!, performance.now() - begun);
    });
  }
  return { openMs, searches, keystrokes };
}
