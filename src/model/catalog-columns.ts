import type { Tag, Term } from "./episode.ts";
import type { EpisodeEntry } from "./episode-entry.ts";
import { episodeId } from "./paths.ts";

/**
 * Episodes as columns, in the catalogue's order: a value like the one above it packs to almost
 * nothing, and what follows from another column is left out.
 */
export interface EpisodeColumns {
  titles: string[];
  /** A stem is what stands between the two; "": the title's plain slug; with a leading "/": the whole path. */
  paths: { before: string; after: string; stems: string[] };
  /** "": the same as the id. Empty where all are. */
  guids: string[];
  /** Days since 1970-01-01 of the first; for each one after, days before the one above. */
  days: number[];
  /** What follows the day in a date ("T11:00:00Z"): the different ones, and which each has. */
  times: { texts: string[]; of: number[] };
  /** The step down from the number above (0 above the first); `[n]` stands for n itself, null for none. */
  numbers: (number | [number] | null)[];
  /** Seconds; 0 where unknown. */
  durations: number[];
  /** Places in the lists of people and tags. */
  guests: number[][];
  hosts: number[][];
  tags: number[][];
  /** A digit each: 1 audio, 2 a frame, 4 a transcript, added up. */
  flags: string;
}

/** Tags or people; a slug that is "" is the name's plain slug. */
export interface TermColumns {
  names: string[];
  slugs: string[];
}

/** Tags, most used first. */
export interface TagColumns extends TermColumns {
  counts: number[];
}

const DAY = 86_400_000;
const dayOf = (date: string): number => Date.parse(date.slice(0, 10)) / DAY;

/** What most slugs are; where one is not, it is written out. */
const plainSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

const places = (terms: readonly Term[]): Map<string, number> =>
  new Map(terms.map(({ slug }, place) => [slug, place]));

/** @throws Error where an episode names a person or a tag that the lists lack */
export function writeColumns(
  episodes: readonly EpisodeEntry[],
  people: readonly Term[],
  tags: readonly Term[],
): EpisodeColumns {
  const person = places(people);
  const tag = places(tags);
  const refer = (terms: readonly Term[], to: Map<string, number>): number[] =>
    terms.map(({ slug, name }) => {
      const place = to.get(slug);
      if (place === undefined) throw new Error(`The catalogue lists no "${name}"`);
      return place;
    });
  const { before, after } = commonPath(episodes);
  const texts = [...new Set(episodes.map(({ date }) => date.slice(10)))];
  const timeOf = new Map(texts.map((text, i) => [text, i]));
  let day = 0;
  let number = 0;
  const guids = episodes.map(({ guid, id }) => (guid === id ? "" : guid));
  return {
    titles: episodes.map(({ title }) => title),
    paths: {
      before,
      after,
      stems: episodes.map(({ path, title }) => {
        if (path === before + plainSlug(title) + after) return "";
        const fits = path.startsWith(before) && path.endsWith(after);
        const stem = fits ? path.slice(before.length, path.length - after.length) : "";
        return stem === "" || stem.startsWith("/") ? path : stem;
      }),
    },
    guids: guids.every((guid) => guid === "") ? [] : guids,
    days: episodes.map(({ date }, i) => {
      const above = day;
      day = dayOf(date);
      return i === 0 ? day : above - day;
    }),
    times: { texts, of: episodes.map(({ date }) => timeOf.get(date.slice(10)) ?? 0) },
    numbers: episodes.map((episode) => {
      if (episode.number === undefined) return null;
      if (!Number.isSafeInteger(episode.number)) return [episode.number];
      const above = number;
      number = episode.number;
      return above - number;
    }),
    durations: episodes.map(({ duration = 0 }) => duration),
    guests: episodes.map(({ guests }) => refer(guests, person)),
    hosts: episodes.map(({ hosts }) => refer(hosts, person)),
    tags: episodes.map((episode) => refer(episode.tags, tag)),
    flags: episodes
      .map(
        ({ audio, framed, hasTranscript }) =>
          (audio ? 1 : 0) + (framed ? 2 : 0) + (hasTranscript ? 4 : 0),
      )
      .join(""),
  };
}

/** Episodes read at a time: a few milliseconds on a phone. */
const AT_A_TIME = 500;

/** The episodes that `writeColumns` wrote, with the same lists, some at a time. They share the lists' terms. */
export function* readColumns(
  columns: EpisodeColumns,
  people: readonly Term[],
  tags: readonly Term[],
): Generator<EpisodeEntry[]> {
  const { before, after, stems } = columns.paths;
  let day = 0;
  let above = 0;
  const entryAt = (title: string, i: number): EpisodeEntry => {
    const stem = stems[i] ?? "";
    const path = stem.startsWith("/") ? stem : before + (stem || plainSlug(title)) + after;
    const id = episodeId(path);
    day = i === 0 ? (columns.days[0] ?? 0) : day - (columns.days[i] ?? 0);
    const step = columns.numbers[i] ?? null;
    const number = typeof step === "number" ? (above -= step) : step?.[0];
    const duration = columns.durations[i] ?? 0;
    const flags = Number(columns.flags[i] ?? 0);
    const entry: EpisodeEntry = {
      id,
      path,
      guid: columns.guids[i] || id,
      title,
      date:
        new Date(day * DAY).toISOString().slice(0, 10) +
        (columns.times.texts[columns.times.of[i] ?? 0] ?? ""),
      tags: (columns.tags[i] ?? []).map((place) => tags[place]!),
      guests: (columns.guests[i] ?? []).map((place) => people[place]!),
      hosts: (columns.hosts[i] ?? []).map((place) => people[place]!),
      framed: (flags & 2) !== 0,
      hasTranscript: (flags & 4) !== 0,
    };
    if (number !== undefined) entry.number = number;
    if (duration > 0) entry.duration = duration;
    if ((flags & 1) !== 0) entry.audio = "unread";
    return entry;
  };
  for (let from = 0; from < columns.titles.length; from += AT_A_TIME) {
    const some = columns.titles.slice(from, from + AT_A_TIME);
    yield some.map((title, i) => entryAt(title, from + i));
  }
}

export const writeTerms = (terms: readonly Term[]): TermColumns => ({
  names: terms.map(({ name }) => name),
  slugs: terms.map(({ name, slug }) => (slug === plainSlug(name) ? "" : slug)),
});

export const readTerms = ({ names, slugs }: TermColumns): Term[] =>
  names.map((name, i) => ({ slug: slugs[i] || plainSlug(name), name }));

export const writeTags = (tags: readonly Tag[]): TagColumns => ({
  ...writeTerms(tags),
  counts: tags.map(({ count }) => count),
});

export const readTags = (columns: TagColumns): Tag[] =>
  readTerms(columns).map((term, i) => ({ ...term, count: columns.counts[i] ?? 0 }));

/** What most paths begin and end with, around their last segment. */
function commonPath(episodes: readonly EpisodeEntry[]): { before: string; after: string } {
  const counts = new Map<string, number>();
  for (const { path } of episodes) {
    const [, before = "/", after = ""] = /^(.*\/)[^/]+?(\.html?|\/)?$/.exec(path) ?? [];
    const shape = `${before}\n${after}`;
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const [[shape] = ["/\n"]] = [...counts].toSorted((a, b) => b[1] - a[1]);
  const [before = "/", after = ""] = shape.split("\n");
  return { before, after };
}
