import * as v from "valibot";
import {
  CatalogSchema,
  EpisodeFileSchema,
  PageFileSchema,
  type Catalog,
  type EpisodeFile,
  type PageFile,
} from "../model/catalog.ts";
import { DATA_FORMAT } from "../model/data-format.ts";
import type { Episode, EpisodeSummary, Page, Person, Show, Tag } from "../model/episode.ts";
import type { Connections } from "./connections.ts";
import type { Report } from "./content-error.ts";
import { dateOrder } from "./parse-date.ts";
import { withoutHtml } from "./stored-sections.ts";

/** Newest first; on one day the higher number first. */
export function newestFirst(a: EpisodeSummary, b: EpisodeSummary): number {
  return (
    dateOrder(b.date) - dateOrder(a.date) ||
    (b.number ?? 0) - (a.number ?? 0) ||
    (a.path < b.path ? -1 : 1)
  );
}

/** What a list needs of an episode. */
export function summaryOf(episode: Episode): EpisodeSummary {
  const { id, path, guid, title, number, date, duration, summary } = episode;
  const { tags, guests, hosts, audio, framed, hasTranscript } = episode;
  return {
    id,
    path,
    guid,
    title,
    number,
    date,
    duration,
    summary,
    tags,
    guests,
    hosts,
    audio,
    framed,
    hasTranscript,
  };
}

/**
 * Parses what the build made through the contract with the browser. A failure is
 * a fault of the compiler, told like one of the content so that a build stops.
 */
export function checked<T>(
  schema: v.BaseSchema<unknown, T, v.BaseIssue<unknown>>,
  value: T,
  file: string,
  report: Report,
): T {
  const result = v.safeParse(schema, value);
  // Not the parsed copy: related episodes share their summaries in memory.
  if (result.success) return value;
  const [issue] = result.issues;
  report({
    severity: "error",
    file,
    line: 1,
    what: `The result is not what pages expect: ${v.getDotPath(issue) ?? "it"}: ${issue.message}`,
    write: "simplify what it is made from, and please report this as a fault of the compiler",
  });
  return value;
}

/**
 * Each episode's data file: its neighbours in time and what leads to others.
 * `episodes` are newest first. One whose sections are in `known` was checked before.
 */
export function buildEpisodeFiles(
  episodes: Episode[],
  connections: readonly Connections[],
  fileOf: (path: string) => string,
  known: WeakSet<object>,
  report: Report,
): EpisodeFile[] {
  const neighbour = (episode: Episode | undefined) =>
    episode && { path: episode.path, title: episode.title, number: episode.number };
  return episodes.map((episode, index) => {
    const file: EpisodeFile = {
      format: DATA_FORMAT,
      episode,
      previous: neighbour(episodes[index + 1]),
      next: neighbour(episodes[index - 1]),
      ...(connections[index] ?? { related: [], mentionedIn: [], shared: [] }),
    };
    if (known.has(episode.sections)) return file;
    known.add(episode.sections);
    // Their HTML is text in any case, and may not be at hand.
    const sections = episode.sections.map((part) => ({ ...withoutHtml(part), html: "" }));
    const light = { ...file, episode: { ...episode, sections } };
    checked(EpisodeFileSchema, light, fileOf(episode.path), report);
    return file;
  });
}

export function buildPageFiles(
  pages: Page[],
  fileOf: (path: string) => string,
  report: Report,
): PageFile[] {
  return pages.map((page) =>
    checked(PageFileSchema, { format: DATA_FORMAT, page }, fileOf(page.path), report),
  );
}

/**
 * The whole archive as lists and search need it.
 * @param isKnown true for the place of an episode that was checked before
 */
export function buildCatalog(
  parts: { show: Show; episodes: EpisodeSummary[]; tags: Tag[]; people: Person[] },
  isKnown: (place: number) => boolean,
  report: Report,
): Catalog {
  const catalog: Catalog = { format: DATA_FORMAT, ...parts };
  const fresh = parts.episodes.filter((_, place) => !isKnown(place));
  checked(CatalogSchema, { ...catalog, episodes: fresh }, "show.yaml", report);
  return catalog;
}
