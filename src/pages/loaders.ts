import type { EpisodeFile, PageFile } from "../model/catalog.ts";
import type { Appearances, Tagged } from "../model/catalog-lookups.ts";
import type { Person, Tag } from "../model/episode.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import type { ExploreFile } from "../model/explore.ts";
import type { CatalogReader } from "../model/reader.ts";
import { answerView, type HomeData } from "./answer-view.ts";
import type { HeardBefore } from "./heard-filter.ts";
import { parseView } from "./list-view.ts";
import { loadSearch } from "./load-search.ts";
import { withDetails } from "./with-details.ts";

/** Results of a phrase whose summaries are read to see whether they hold it. */
const PHRASE_READ = 640;

/** What each page needs, taken from a reader; the views are separate, so that they can load later. */

/** @param heard what this listener heard; absent on the server */
export async function loadHome(
  reader: CatalogReader,
  url: URL,
  heard?: HeardBefore,
): Promise<HomeData> {
  const view = parseView(url.searchParams);
  const [catalog, search] = await Promise.all([
    reader.catalog(),
    view.q.trim() === "" ? undefined : loadSearch(reader),
    view.heard ? heard?.ready : undefined,
  ]);
  // Whether a phrase stands in a summary is known once it is read: then of more than is shown.
  const asked = view.q.includes('"') ? { ...view, show: Math.max(view.show, PHRASE_READ) } : view;
  const answer = answerView(catalog, asked, { search, heard });
  const listed = answer.listed.map(({ episode }) => episode);
  const read = await withDetails(reader, listed);
  if (read === listed && asked === view) return answer;
  // Read, they say more of why they were found.
  return answerView(catalog, view, { search, heard, facets: answer.facets });
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

export async function loadTag(reader: CatalogReader, slug: string): Promise<Tagged> {
  const found = await reader.tagged(slug);
  if (!found) throw new NotFound(slug);
  return { ...found, episodes: await withDetails(reader, found.episodes) };
}

export interface GuestsData {
  people: Person[];
}

export const loadGuests = async (reader: CatalogReader): Promise<GuestsData> => ({
  people: (await reader.catalog()).people,
});

export async function loadGuest(reader: CatalogReader, slug: string): Promise<Appearances> {
  const found = await reader.appearances(slug);
  if (!found) throw new NotFound(slug);
  return {
    ...found,
    asGuest: await withDetails(reader, found.asGuest),
    asHost: await withDetails(reader, found.asHost),
  };
}

export const loadExplore = (reader: CatalogReader): Promise<ExploreFile> => reader.explore();

export interface ArchiveData {
  years: {
    year: string;
    episodes: Pick<EpisodeEntry, "id" | "path" | "title" | "number" | "date">[];
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
