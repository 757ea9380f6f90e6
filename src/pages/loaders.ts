import { archivePeriod } from "../model/archive-periods.ts";
import type { Appearances, Tagged } from "../model/catalog-lookups.ts";
import type { Person, Tag } from "../model/episode.ts";
import { turn } from "../model/turn.ts";
import type { PersonFile } from "../model/person.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import type { CatalogReader } from "../model/reader.ts";
import { answerView, type HomeData } from "./answer-view.ts";
import type { HeardBefore } from "./heard-filter.ts";
import { isPlain, parseView } from "./list-view.ts";
import { loadSearch } from "./load-search.ts";
import { NotFound } from "./not-found.ts";
import { withDetails } from "./with-details.ts";

/** Results of a phrase whose summaries are read to see whether they hold it. */
const PHRASE_READ = 640;

/** What each page of lists needs, taken from a reader. These load with the first list that is wanted. */

/** @param heard what this listener heard; absent on the server */
export async function loadHome(
  reader: CatalogReader,
  url: URL,
  heard?: HeardBefore,
): Promise<HomeData> {
  const view = parseView(url.searchParams);
  const plain = isPlain(view);
  const [{ catalog, search }] = await Promise.all([
    view.q.trim() === ""
      ? // Without any choice, the newest are enough.
        reader
          .catalog(plain ? view.show : undefined)
          .then((read) => ({ catalog: read, search: undefined }))
      : loadSearch(reader),
    view.heard ? heard?.ready : undefined,
  ]);
  // Whether a phrase stands in a summary is known once it is read: then of more than is shown.
  const asked = view.q.includes('"') ? { ...view, show: Math.max(view.show, PHRASE_READ) } : view;
  await turn();
  const all = plain ? catalog.all : undefined;
  const counted = all ? { total: all.episodes, strong: all.episodes } : {};
  const answer = {
    ...answerView(catalog, asked, { search, heard, facets: all?.facets }),
    ...counted,
  };
  const listed = answer.listed.map(({ episode }) => episode);
  const read = await withDetails(reader, listed);
  if (read === listed && asked === view) return answer;
  await turn();
  // Read, they say more of why they were found.
  const { facets } = answer;
  return { ...answerView(catalog, view, { search, heard, facets }), ...counted };
}

export interface TagsData {
  /** Most used first. */
  tags: Tag[];
  /** How many there are, where they are too many for a page. */
  all?: number;
}

/** Names on one page of them. */
const MOST_NAMES = 20_000;

export async function loadTags(reader: CatalogReader): Promise<TagsData> {
  const { tags } = await reader.catalog();
  if (tags.length <= MOST_NAMES) return { tags };
  return { tags: tags.slice(0, MOST_NAMES), all: tags.length };
}

export async function loadTag(reader: CatalogReader, slug: string): Promise<Tagged> {
  const found = await reader.tagged(slug);
  if (!found) throw new NotFound(slug);
  return { ...found, episodes: await withDetails(reader, found.episodes) };
}

export interface GuestsData {
  people: Person[];
  /** How many there are, where they are too many for a page; then those who appear most. */
  all?: number;
}

export async function loadGuests(reader: CatalogReader): Promise<GuestsData> {
  const { people } = await reader.catalog();
  if (people.length <= MOST_NAMES) return { people };
  const appearances = ({ hosted, guested }: Person): number => hosted + guested;
  const most = new Set(
    people.toSorted((a, b) => appearances(b) - appearances(a)).slice(0, MOST_NAMES),
  );
  return { people: people.filter((person) => most.has(person)), all: people.length };
}

export interface GuestData extends Appearances {
  /** What their page knows beside their episodes. */
  file: PersonFile;
}

export async function loadGuest(reader: CatalogReader, slug: string): Promise<GuestData> {
  const [found, file] = await Promise.all([reader.appearances(slug), reader.person(slug)]);
  if (!found || !file) throw new NotFound(slug);
  return {
    ...found,
    file,
    asGuest: await withDetails(reader, found.asGuest),
    asHost: await withDetails(reader, found.asHost),
  };
}

type ArchiveEpisode = Pick<EpisodeEntry, "id" | "path" | "title" | "number" | "date">;

export interface ArchiveData {
  years: { year: string; episodes: ArchiveEpisode[] }[];
  /** Of an archive that is too long for one page. */
  period?: { name: string; parts?: { period: string; count: number }[]; total: number };
}

/** @param name "2024", "2024-05" or "" for the whole archive */
export async function loadArchive(reader: CatalogReader, name = ""): Promise<ArchiveData> {
  const all = (await reader.catalog()).episodes;
  const found = archivePeriod(all, name);
  if (!found) throw new NotFound(name);
  const years = new Map<string, ArchiveEpisode[]>();
  for (const { id, path, title, number, date } of found.episodes) {
    const year = date.slice(0, 4);
    const episodes = years.get(year) ?? [];
    episodes.push({ id, path, title, number, date });
    years.set(year, episodes);
  }
  const { parts } = found;
  const total = parts?.reduce((sum, { count }) => sum + count, 0) ?? found.episodes.length;
  return {
    years: [...years].map(([year, episodes]) => ({ year, episodes })),
    ...(name !== "" || parts ? { period: { name, parts, total } } : {}),
  };
}
