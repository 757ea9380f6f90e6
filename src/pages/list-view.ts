import type { EpisodeEntry } from "../model/episode-entry.ts";
import { countChoices, type Facets, yearOf } from "../model/facets.ts";
import { type HeardChoice, parseHeard } from "./heard-filter.ts";

/** Orders of the list, as `sort=` names them. */
export const SORTS = {
  newest: "Newest first",
  oldest: "Oldest first",
  longest: "Longest first",
  shortest: "Shortest first",
  title: "By title",
} as const;
export type Sort = keyof typeof SORTS;

/** What a listener looks at on `/`: the whole of it stands in the address. */
export interface ListView {
  q: string;
  tags: string[];
  guest: string;
  year: string;
  /** What the listener did with them; empty: whatever. */
  heard: HeardChoice | "";
  /** Empty: by relevance while searching, else newest first. */
  sort: Sort | "";
  /** Cards asked for. */
  show: number;
}

export const PAGE_SIZE = 24;

export function parseView(params: URLSearchParams): ListView {
  const sort = params.get("sort") ?? "";
  const show = Number(params.get("show"));
  return {
    q: params.get("q") ?? "",
    tags: [...new Set(params.getAll("tag").filter(Boolean))],
    guest: params.get("guest") ?? "",
    year: params.get("year") ?? "",
    heard: parseHeard(params.get("heard")),
    sort: sort in SORTS ? (sort as Sort) : "",
    show: Number.isInteger(show) && show > PAGE_SIZE ? show : PAGE_SIZE,
  };
}

/** The address of a view, shortest form: "" or "?q=…&tag=…". */
export function viewQuery(view: Partial<ListView>): string {
  const params = new URLSearchParams();
  if (view.q) params.set("q", view.q);
  for (const tag of view.tags ?? []) params.append("tag", tag);
  if (view.guest) params.set("guest", view.guest);
  if (view.year) params.set("year", view.year);
  if (view.heard) params.set("heard", view.heard);
  if (view.sort) params.set("sort", view.sort);
  if (view.show && view.show > PAGE_SIZE) params.set("show", String(view.show));
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

export const isPlain = (view: ListView): boolean => viewQuery({ ...view, show: 0 }) === "";

export function matchesFilters(
  episode: EpisodeEntry,
  view: Pick<ListView, "tags" | "guest" | "year">,
): boolean {
  return (
    view.tags.every((slug) => episode.tags.some((tag) => tag.slug === slug)) &&
    (view.guest === "" || episode.guests.some((guest) => guest.slug === view.guest)) &&
    (view.year === "" || yearOf(episode) === view.year)
  );
}

/** Episodes without a duration come last whichever way lengths are sorted. */
export function sortEpisodes(episodes: EpisodeEntry[], sort: Sort): EpisodeEntry[] {
  const byDuration = (direction: 1 | -1) => (a: EpisodeEntry, b: EpisodeEntry) =>
    a.duration === undefined || b.duration === undefined
      ? Number(a.duration === undefined) - Number(b.duration === undefined)
      : direction * (a.duration - b.duration);
  switch (sort) {
    case "newest":
      return episodes;
    case "oldest":
      return episodes.toReversed();
    case "longest":
      return episodes.toSorted(byDuration(-1));
    case "shortest":
      return episodes.toSorted(byDuration(1));
    default:
      return episodes.toSorted((a, b) => a.title.localeCompare(b.title));
  }
}

/**
 * What can still be narrowed among `episodes`, with how many each choice leaves.
 * Guest and year are single choices, so each is counted as if it were not chosen yet.
 */
export function countFacets(found: EpisodeEntry[], view: ListView): Facets {
  const within = (part: Partial<ListView>) =>
    found.filter((episode) => matchesFilters(episode, { ...view, ...part }));
  return countChoices({
    tags: within({}),
    guests: within({ guest: "" }),
    years: within({ year: "" }),
  });
}
