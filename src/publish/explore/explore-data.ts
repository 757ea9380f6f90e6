import type { Catalog, Neighbour } from "../../model/catalog.ts";
import { DATA_FORMAT } from "../../model/data-format.ts";
import type { EpisodeSummary } from "../../model/episode.ts";
import type { DaysFile, Drawing, ExploreFile } from "../../model/explore.ts";
import { withBase } from "../../model/paths.ts";
import { topicBars } from "./topic-bars.ts";
import { topicMap } from "./topic-map.ts";
import { weekCalendar } from "./week-calendar.ts";

/** The share of all episodes from which on a tag says nothing of the one that carries it. */
const COMMON = 0.7;

const neighbour = ({ path, title, number }: EpisodeSummary): Neighbour => ({
  path,
  title,
  ...(number === undefined ? {} : { number }),
});

/** The archive at a glance, drawn. */
export function exploreFile(
  { episodes, tags }: Pick<Catalog, "episodes" | "tags">,
  base: string,
): ExploreFile {
  const link = (path: string): string => withBase(path, base);
  // A tag of nearly every episode tells none from another.
  const telling = tags.filter(({ count }) => count <= episodes.length * COMMON);
  const drawings: Drawing[] = [
    { id: "calendar", html: episodes.length > 0 ? weekCalendar(episodes, link) : "" },
    { id: "topics", html: topicBars(episodes, telling, link) },
    { id: "map", html: topicMap(episodes, telling, link) },
  ];
  const [newest] = episodes;
  const first = episodes.at(-1);
  const timed = episodes
    // The length of an abstract is not the episode's.
    .flatMap((episode) =>
      episode.duration && !episode.audio?.label ? { ...episode, duration: episode.duration } : [],
    )
    .toSorted((a, b) => a.duration - b.duration);
  const [shortest] = timed;
  const longest = timed.at(-1);
  const months = Array.from({ length: 12 }, () => 0);
  for (const { date } of episodes) months[Number(date.slice(5, 7)) - 1]! += 1;
  return {
    format: DATA_FORMAT,
    drawings: drawings.filter(({ html }) => html !== ""),
    months,
    ...(newest ? { newest: neighbour(newest) } : {}),
    ...(first ? { first: neighbour(first) } : {}),
    ...(shortest && longest && shortest !== longest
      ? {
          shortest: { ...neighbour(shortest), duration: shortest.duration },
          longest: { ...neighbour(longest), duration: longest.duration },
        }
      : {}),
  };
}

/** What was published on each day of the year, month by month; file n is of month n + 1. */
export function daysFiles(episodes: readonly EpisodeSummary[]): DaysFile[] {
  const files = Array.from({ length: 12 }, (): DaysFile => ({ format: DATA_FORMAT, days: {} }));
  for (const episode of episodes) {
    const { days } = files[Number(episode.date.slice(5, 7)) - 1]!;
    (days[String(Number(episode.date.slice(8, 10)))] ??= []).push({
      ...neighbour(episode),
      date: episode.date.slice(0, 10),
    });
  }
  return files;
}
