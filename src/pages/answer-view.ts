import type { LightCatalog } from "../model/catalog-files.ts";
import type { Person, Tag, Term } from "../model/episode.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { type HeardBefore, matchesHeard } from "./heard-filter.ts";
import type { Listed } from "./listed.ts";
import {
  countFacets,
  type Facets,
  type ListView,
  matchesFilters,
  sortEpisodes,
} from "./list-view.ts";
import type { explain, searchCatalog, TypedFilter } from "./search-catalog.ts";

export interface HomeData {
  view: ListView;
  listed: Listed[];
  total: number;
  /** Strong matches before the close ones begin, while searching. */
  strong: number;
  facets: Facets;
  /** Names of what the address filters by, also when nothing is left of it. */
  chosen: { tags: Term[]; guest?: Term };
  /** Filters within the query, each with the query as it would be without it. */
  typed: TypedFilter[];
  /** Another spelling worth trying. */
  didYouMean?: string;
}

/** Search once it is loaded: its code, and the file of its index. */
export interface SearchReady {
  searchCatalog: typeof searchCatalog;
  explain: typeof explain;
  index: object;
}

export interface AnswerOptions {
  /** Needed for a view with a query. */
  search?: SearchReady;
  /** What this listener heard; absent on the server. */
  heard?: HeardBefore;
  /** Given, they are not counted anew. */
  facets?: Facets;
  /** Lines to give, where not as many as the view asks for. */
  most?: number;
}

/** What the list shows for `view`, at once. */
export function answerView(
  catalog: LightCatalog,
  view: ListView,
  options: AnswerOptions,
): HomeData {
  const { heard, most = view.show } = options;
  const found = view.q.trim() === "" ? undefined : searched(catalog, view, options.search);
  const listed = found?.episodes ?? sortEpisodes(catalog.episodes, view.sort || "newest");
  const episodes = listed.filter(
    ({ guid }) => !heard || matchesHeard(heard.stateOf(guid), view.heard),
  );
  const kept = episodes.filter((episode) => matchesFilters(episode, view));
  const named = (terms: (Tag | Person)[], slug: string): Term => {
    const term = terms.find((candidate) => candidate.slug === slug);
    return { slug, name: term?.name ?? slug };
  };
  return {
    view,
    listed: kept.slice(0, most).map(found?.line ?? ((episode) => ({ episode }))),
    total: kept.length,
    strong: found ? kept.filter(found.isStrong).length : kept.length,
    facets: options.facets ?? countFacets(episodes, view),
    chosen: {
      tags: view.tags.map((slug) => named(catalog.tags, slug)),
      ...(view.guest ? { guest: named(catalog.people, view.guest) } : {}),
    },
    typed: found?.typed ?? [],
    ...(found?.didYouMean ? { didYouMean: found.didYouMean } : {}),
  };
}

function searched(catalog: LightCatalog, view: ListView, search: SearchReady | undefined) {
  if (!search) throw new Error("A query is answered by search alone");
  const { results, didYouMean, typed } = search.searchCatalog(catalog, search.index, view.q);
  const byEpisode = new Map(results.map((result) => [result.episode, result]));
  const resultOf = (episode: EpisodeEntry) => byEpisode.get(episode);
  return {
    didYouMean,
    typed,
    // The catalogue's own order is what the other orders start from.
    episodes: view.sort
      ? sortEpisodes(catalog.episodes, view.sort).filter((episode) => byEpisode.has(episode))
      : results.map(({ episode }) => episode),
    // Sorted by anything else, close matches are mixed among the others.
    isStrong: (episode: EpisodeEntry) => view.sort !== "" || !resultOf(episode)?.close,
    line: (episode: EpisodeEntry): Listed => {
      const result = resultOf(episode);
      return result ? search.explain(result) : { episode };
    },
  };
}
