import type { EpisodeEntry } from "./episode-entry.ts";

/** Episodes that one page of the archive lists. */
const MOST = 2_500;
/** Of a longer period, the newest that its page lists beside the pages of its parts. */
const NEWEST = 100;

/** A year, "2024", or a month, "2024-05"; "" is the whole archive. */
export interface Period<T> {
  period: string;
  /** All of its episodes, newest first, or the newest of them. */
  episodes: T[];
  /** Where it is too long for a page: what it is cut into, newest first. */
  parts?: { period: string; count: number }[];
}

type Dated = Pick<EpisodeEntry, "date">;

/** "" is cut into years, and a year into months. */
const LENGTHS: Readonly<Record<number, number>> = { 0: 4, 4: 7 };

/**
 * What the page of a period of the archive lists; undefined where there is no such page.
 * @param episodes newest first
 */
export function archivePeriod<T extends Dated>(
  episodes: readonly T[],
  period: string,
  most: number = MOST,
): Period<T> | undefined {
  const own = within(episodes, period);
  if (period !== "") {
    const longer =
      /^\d{4}(-\d\d)?$/.test(period) && (period.length === 7 ? period.slice(0, 4) : "");
    const isPart = longer !== false && within(episodes, longer).length > most;
    if (own.length === 0 || !isPart) return undefined;
  }
  const length = LENGTHS[period.length];
  if (own.length <= most || length === undefined) return { period, episodes: own };
  const parts = Array.from(countBy(own, length), ([part, count]) => ({ period: part, count }));
  return { period, episodes: own.slice(0, NEWEST), parts };
}

/** All periods that have a page, but for the whole. */
export function archivePeriods(episodes: readonly Dated[], most: number = MOST): string[] {
  if (episodes.length <= most) return [];
  const months = [...countBy(episodes, 7).keys()];
  return Array.from(countBy(episodes, 4)).flatMap(([year, count]) =>
    count <= most ? [year] : [year, ...months.filter((month) => month.startsWith(year))],
  );
}

const within = <T extends Dated>(episodes: readonly T[], period: string): T[] =>
  episodes.filter(({ date }) => date.startsWith(period));

function countBy(episodes: readonly Dated[], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { date } of episodes) {
    const part = date.slice(0, length);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}
