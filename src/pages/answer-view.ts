import type { LightCatalog } from "../model/catalog-files.ts";
import type { Person, Tag, Term } from "../model/episode.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import type { SearchResult } from "../search/search-episodes.ts";
import type { Facets } from "../model/facets.ts";
import { type HeardBefore, matchesHeard } from "./heard-filter.ts";
import type { Listed } from "./listed.ts";
import {
  countFacets,
  type ListView,
  matchesFilters,
  type Sort,
  sortEpisodes,
} from "./list-view.ts";
import type {
  explain,
  Older,
  prepareSearch,
  searchCatalog,
  TypedFilter,
} from "./search-catalog.ts";

export interface HomeData {
  view: ListView;
  listed: Listed[];
  total: number;
  /** In the archive. */
  episodes: number;
  /** Strong matches before the close ones begin, while searching. */
  strong: number;
  facets: Facets;
  /** Names of what the address filters by, also when nothing is left of it. */
  chosen: { tags: Term[]; guest?: Term };
  /** Filters within the query, each with the query as it would be without it. */
  typed: TypedFilter[];
  /** Another spelling worth trying. */
  didYouMean?: string;
  /** Episodes that were not searched yet. */
  older?: Older;
}

/** Search once it is loaded: its code, and the file of its index. */
export interface SearchReady {
  searchCatalog: typeof searchCatalog;
  explain: typeof explain;
  prepareSearch: typeof prepareSearch;
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
  if (view.q.trim() === "") {
    const rows = sortEpisodes(catalog.episodes, view.sort || "newest").map(asRow);
    return narrowed(catalog, view, options, rows, ({ episode }) => ({ episode }));
  }
  const { search } = options;
  if (!search) throw new Error("A query is answered by search alone");
  const { results, didYouMean, typed, older } = search.searchCatalog(catalog, search.index, view.q);
  const rows = view.sort ? sorted(catalog, view.sort, results) : results;
  return {
    ...narrowed(catalog, view, options, rows, search.explain),
    typed,
    // What seems misspelled may be right in what is not searched yet.
    ...(didYouMean && !older ? { didYouMean } : {}),
    ...(older ? { older } : {}),
  };
}

/** A line of the list before it is shown. */
interface Row {
  readonly episode: EpisodeEntry;
  readonly close: boolean;
}

const asRow = (episode: EpisodeEntry): Row => ({ episode, close: false });

function sorted(catalog: LightCatalog, sort: Sort, results: SearchResult[]): SearchResult[] {
  const found = new Map(results.map((result) => [result.episode, result]));
  // The catalogue's own order is what the other orders start from.
  return sortEpisodes(catalog.episodes, sort).flatMap((episode) => found.get(episode) ?? []);
}

/** Of `rows` what the view's filters leave, as a page of the list. */
function narrowed<R extends Row>(
  catalog: LightCatalog,
  view: ListView,
  { heard, facets, most = view.show }: AnswerOptions,
  rows: R[],
  lineOf: (row: R) => Listed,
): HomeData {
  const { tags, guest, year } = view;
  const asked =
    heard && view.heard
      ? rows.filter(({ episode }) => matchesHeard(heard.stateOf(episode.guid), view.heard))
      : rows;
  const kept =
    tags.length > 0 || guest || year
      ? asked.filter(({ episode }) => matchesFilters(episode, view))
      : asked;
  // Close matches come last; sorted by anything but relevance, they are mixed among the others.
  const firstClose = view.sort ? -1 : kept.findIndex(({ close }) => close);
  const named = (terms: (Tag | Person)[], slug: string): Term => {
    const term = terms.find((candidate) => candidate.slug === slug);
    return { slug, name: term?.name ?? slug };
  };
  return {
    view,
    listed: kept.slice(0, most).map(lineOf),
    total: kept.length,
    episodes: catalog.all?.episodes ?? catalog.episodes.length,
    strong: firstClose < 0 ? kept.length : firstClose,
    facets:
      facets ??
      countFacets(
        asked.map(({ episode }) => episode),
        view,
      ),
    chosen: {
      tags: tags.map((slug) => named(catalog.tags, slug)),
      ...(guest ? { guest: named(catalog.people, guest) } : {}),
    },
    typed: [],
  };
}
