import type { EpisodeFile, PageFile } from "../model/catalog.ts";
import type { EpisodeSummary, Person, Tag, Term } from "../model/episode.ts";
import type { CatalogReader } from "../model/reader.ts";
import {
  countFacets,
  type Facets,
  type ListView,
  matchesFilters,
  parseView,
  sortEpisodes,
} from "./list-view.ts";

/** What each page needs, taken from a reader; the views are separate, so that they can load later. */

/** One line of the list: an episode, with why it was found while searching. */
export interface Listed {
  episode: EpisodeSummary;
  /** Ranges of the title that match, and the field that explains a hit elsewhere. */
  titleRanges?: [number, number][];
  why?: { field: string; text: string; ranges: [number, number][] };
  close?: boolean;
}

export interface HomeData {
  view: ListView;
  listed: Listed[];
  total: number;
  /** Strong matches before the close ones begin, while searching. */
  strong: number;
  facets: Facets;
  /** Names of what the address filters by, also when nothing is left of it. */
  chosen: { tags: Term[]; guest?: Term };
  /** Another spelling worth trying. */
  didYouMean?: string;
}

export async function loadHome(reader: CatalogReader, url: URL): Promise<HomeData> {
  const view = parseView(url.searchParams);
  const catalog = await reader.catalog();
  const searching = view.q.trim() !== "";
  let found: Listed[];
  let didYouMean: string | undefined;
  if (searching) {
    const { searchCatalog } = await import("./search-catalog.ts");
    ({ found, didYouMean } = searchCatalog(catalog, await reader.searchIndex(), view.q));
    if (view.sort) {
      const byEpisode = new Map(found.map((item) => [item.episode, item]));
      const order = new Map(catalog.episodes.map((episode, i) => [episode.id, i]));
      const newestFirst = found
        .map((item) => item.episode)
        .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
      found = sortEpisodes(newestFirst, view.sort).flatMap((e) => byEpisode.get(e) ?? []);
    }
  } else {
    found = sortEpisodes(catalog.episodes, view.sort || "newest").map((episode) => ({ episode }));
  }
  const kept = found.filter(({ episode }) => matchesFilters(episode, view));
  const named = (terms: (Tag | Person)[], slug: string): Term => {
    const term = terms.find((candidate) => candidate.slug === slug);
    return { slug, name: term?.name ?? slug };
  };
  return {
    view,
    listed: kept.slice(0, view.show),
    total: kept.length,
    strong: kept.filter((item) => !item.close).length,
    facets: countFacets(
      found.map((item) => item.episode),
      view,
    ),
    chosen: {
      tags: view.tags.map((slug) => named(catalog.tags, slug)),
      ...(view.guest ? { guest: named(catalog.people, view.guest) } : {}),
    },
    ...(didYouMean ? { didYouMean } : {}),
  };
}

/** An address that is neither an episode's nor a page's. */
export class NotFound extends Error {
  override name = "NotFound";
}

export type ContentData = { kind: "episode"; file: EpisodeFile } | { kind: "page"; file: PageFile };

/** Whatever of the host's stands at `path`: a page where the show lists one there, else an episode. */
export async function loadContent(reader: CatalogReader, path: string): Promise<ContentData> {
  const { pagePaths } = await reader.show();
  const same = (a: string, b: string): boolean => a.replace(/\/$/, "") === b.replace(/\/$/, "");
  if (pagePaths.some((known) => same(known, path))) {
    const file = await reader.page(path);
    if (file) return { kind: "page", file };
  }
  const file = await reader.episode(path);
  if (!file) throw new NotFound(path);
  return { kind: "episode", file };
}

export interface TagsData {
  tags: Tag[];
}

export const loadTags = async (reader: CatalogReader): Promise<TagsData> => ({
  tags: (await reader.catalog()).tags,
});

export interface TagData {
  tag: Tag;
  episodes: EpisodeSummary[];
  /** Tags that occur together with it, most often first. */
  related: Tag[];
}

export async function loadTag(reader: CatalogReader, slug: string): Promise<TagData> {
  const catalog = await reader.catalog();
  const tag = catalog.tags.find((candidate) => candidate.slug === slug);
  if (!tag) throw new NotFound(slug);
  const episodes = catalog.episodes.filter((e) => e.tags.some((t) => t.slug === slug));
  const together = new Map<string, number>();
  for (const { slug: other } of episodes.flatMap((episode) => episode.tags))
    if (other !== slug) together.set(other, (together.get(other) ?? 0) + 1);
  const related = catalog.tags
    .filter((candidate) => together.has(candidate.slug))
    .toSorted((a, b) => (together.get(b.slug) ?? 0) - (together.get(a.slug) ?? 0))
    .slice(0, 12);
  return { tag, episodes, related };
}

export interface GuestsData {
  people: Person[];
}

export const loadGuests = async (reader: CatalogReader): Promise<GuestsData> => ({
  people: (await reader.catalog()).people,
});

export interface GuestData {
  person: Person;
  asGuest: EpisodeSummary[];
  asHost: EpisodeSummary[];
}

export async function loadGuest(reader: CatalogReader, slug: string): Promise<GuestData> {
  const catalog = await reader.catalog();
  const person = catalog.people.find((candidate) => candidate.slug === slug);
  if (!person) throw new NotFound(slug);
  const is = (term: Term): boolean => term.slug === slug;
  return {
    person,
    asGuest: catalog.episodes.filter((episode) => episode.guests.some(is)),
    asHost: catalog.episodes.filter((episode) => episode.hosts.some(is)),
  };
}

export interface ArchiveData {
  years: {
    year: string;
    episodes: Pick<EpisodeSummary, "id" | "path" | "title" | "number" | "date">[];
  }[];
}

export async function loadArchive(reader: CatalogReader): Promise<ArchiveData> {
  const years = new Map<string, ArchiveData["years"][number]["episodes"]>();
  for (const { id, path, title, number, date } of (await reader.catalog()).episodes) {
    const year = date.slice(0, 4);
    const episodes = years.get(year) ?? [];
    episodes.push({ id, path, title, number, date });
    years.set(year, episodes);
  }
  return { years: [...years].map(([year, episodes]) => ({ year, episodes })) };
}
