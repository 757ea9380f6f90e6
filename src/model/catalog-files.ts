import type { Catalog } from "./catalog.ts";
import {
  type EpisodeColumns,
  readColumns,
  readTags,
  readTerms,
  type TagColumns,
  type TermColumns,
  writeColumns,
  writeTags,
  writeTerms,
} from "./catalog-columns.ts";
import { DATA_FORMAT } from "./data-format.ts";
import type { Person, Show, Tag, Term } from "./episode.ts";
import type { EpisodeEntry } from "./episode-entry.ts";
import { countChoices, type Facets } from "./facets.ts";
import { turn } from "./turn.ts";

/** The archive as lists and search need it in the browser, newest episode first. */
export type LightCatalog = Omit<Catalog, "episodes"> & {
  episodes: EpisodeEntry[];
  /** Of one in parts, which may not all be read: how many episodes there are, and what "/" filters by. */
  all?: WholeArchive;
};

interface WholeArchive {
  episodes: number;
  facets: Facets;
}

interface Names {
  people: Person[];
  tags: TagColumns;
}

/** /data/catalog.json: everything, or a manifest where the archive is long. */
export interface CatalogFile {
  format: number;
  show: Show;
  /** 0: `names` and `episodes` stand here. Else /data/catalog/names.json and so many files of episodes. */
  parts: number;
  all?: WholeArchive;
  names?: Names;
  episodes?: EpisodeColumns;
}

/** /data/catalog/names.json: people with what is known of them, and how often tags are used. */
export interface NamesFile {
  format: number;
  names: Names;
}

/**
 * /data/catalog/{n}.json, n counted from the oldest. What its episodes name stands in the part
 * itself: the newest can be read alone, and another episode changes that one alone.
 */
export interface PartFile {
  format: number;
  people: TermColumns;
  tags: TermColumns;
  episodes: EpisodeColumns;
}

/** Up to so many episodes the catalogue is one file (about 200 kB with brotli). */
export const WHOLE = 10_000;
const PER_PART = 2_000;
/** Parts that hold all episodes of the newest part of search's index (src/search/index-parts.ts). */
export const NEWEST_PARTS = 3;

export const CATALOG_NAMES = "/data/catalog/names.json";
export const catalogPart = (n: number): string => `/data/catalog/${n}.json`;

/**
 * The catalogue's files with their site paths.
 * @param whole episodes up to which it is one file
 */
export function writeCatalog(
  catalog: LightCatalog,
  path: string,
  whole: number = WHOLE,
): [path: string, file: CatalogFile | NamesFile | PartFile][] {
  const { show, people, tags, episodes } = catalog;
  const format = DATA_FORMAT;
  const names: Names = { people, tags: writeTags(tags) };
  if (episodes.length <= whole) {
    const columns = writeColumns(episodes, people, tags);
    return [[path, { format, show, parts: 0, names, episodes: columns }]];
  }
  const facets = countChoices({ tags: episodes, guests: episodes, years: episodes });
  const all = { episodes: episodes.length, facets };
  const parts = Math.ceil(episodes.length / PER_PART);
  const part = (n: number): PartFile => {
    const end = episodes.length - n * PER_PART;
    const some = episodes.slice(Math.max(0, end - PER_PART), end);
    const own = {
      people: termsOf(some.flatMap(({ hosts, guests }) => [...hosts, ...guests])),
      tags: termsOf(some.flatMap((episode) => episode.tags)),
    };
    return {
      format,
      people: writeTerms(own.people),
      tags: writeTerms(own.tags),
      episodes: writeColumns(some, own.people, own.tags),
    };
  };
  return [
    [path, { format, show, parts, all }],
    [CATALOG_NAMES, { format, names }],
    ...Array.from({ length: parts }, (_, n): [string, PartFile] => [catalogPart(n), part(n)]),
  ];
}

/** Each once. */
const termsOf = (terms: readonly Term[]): Term[] => [
  ...new Map(terms.map(({ slug, name }) => [slug, { slug, name }])).values(),
];

interface Part {
  columns: EpisodeColumns;
  people: Term[];
  tags: Term[];
}

/** A catalogue that is read from its newest episode on. */
export interface OpenCatalog {
  /** Its list of episodes grows; in parts, people and tags come with the last of them. */
  catalog: LightCatalog;
  /** Episodes that it will have. */
  total: number;
  /** Reads on until the newest `episodes` are there; all of them, without a number. */
  upTo: (episodes?: number) => Promise<LightCatalog>;
}

/**
 * The catalogue from its first file, with its newest part.
 * @param read reads another of its files, and remembers it; rejects where that cannot be had
 */
export async function openCatalog(
  file: CatalogFile,
  read: (path: string) => Promise<object>,
): Promise<OpenCatalog> {
  const { format, show, parts, names } = file;
  const people: Person[] = names?.people ?? [];
  const tags: Tag[] = names ? readTags(names.tags) : [];
  const episodes: EpisodeEntry[] = [];
  const catalog: LightCatalog = {
    format: format as Catalog["format"],
    show,
    people,
    tags,
    episodes,
    ...(file.all ? { all: file.all } : {}),
  };
  /** Newest first. */
  const partAt = async (part: number): Promise<Part> => {
    const own = (await read(catalogPart(parts - 1 - part))) as PartFile;
    return {
      columns: own.episodes,
      people: readTerms(own.people),
      tags: readTerms(own.tags),
    };
  };
  const term = ({ slug, name }: Term): Term => ({ slug, name });
  const newest: Part = file.episodes
    ? { columns: file.episodes, people: people.map(term), tags: tags.map(term) }
    : await partAt(0);
  const first = newest.columns.titles.length;
  const total = first + Math.max(0, parts - 1) * PER_PART;
  let named = names !== undefined;
  let done = 0;
  async function add(part: Part): Promise<void> {
    const added: EpisodeEntry[] = [];
    for (const some of readColumns(part.columns, part.people, part.tags)) {
      await turn();
      added.push(...some);
    }
    for (const episode of added) episodes.push(episode);
    done += 1;
  }
  await add(newest);

  let last: Promise<unknown> = Promise.resolve();
  async function upTo(wanted = total): Promise<LightCatalog> {
    const needed = 1 + Math.ceil((Math.min(wanted, total) - first) / PER_PART);
    // Asked for side by side, and added one after another, whoever else asks.
    const coming = new Map<number, Promise<Part>>();
    for (let part = done; part < needed; part++) {
      const one = partAt(part);
      one.catch(() => undefined);
      coming.set(part, one);
    }
    const all = needed >= parts && !named ? (read(CATALOG_NAMES) as Promise<NamesFile>) : undefined;
    all?.catch(() => undefined);
    const adding = last.then(async () => {
      while (done < needed) await add(await coming.get(done)!);
      if (!all || named) return;
      const found = (await all).names;
      named = true;
      for (const person of found.people) people.push(person);
      for (const tag of readTags(found.tags)) tags.push(tag);
    });
    last = adding.catch(() => undefined);
    await adding;
    return catalog;
  }
  return { catalog, total, upTo };
}

/** The whole catalogue from its first file; `read` as above. */
export const readCatalog = async (
  file: CatalogFile,
  read: (path: string) => Promise<object>,
): Promise<LightCatalog> => (await openCatalog(file, read)).upTo();
