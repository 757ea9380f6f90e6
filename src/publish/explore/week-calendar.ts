import { scaleQuantile } from "d3-scale";
import { formatDate, MONTHS } from "../../model/calendar-date.ts";
import type { EpisodeSummary } from "../../model/episode.ts";
import { formatDuration } from "../../model/timestamp.ts";
import { escapeXml } from "../xml.ts";
import { withFirstInTabOrder } from "./drawing.ts";
import { listBetween, monthTable } from "./month-table.ts";

export type Dated = Pick<EpisodeSummary, "date" | "duration" | "title">;

/** Pixels from one week to the next: a mark that a finger can hit. */
const PITCH = 24;
/** Above the weeks stand the names of the months. */
const TOP = 14;
const WEEKS = 14;
const DAY = 86_400_000;
const LEVELS = [1, 2, 3, 4, 5];

interface Week {
  year: number;
  /** 0–3 */
  quarter: number;
  /** Of its quarter, 0–13: each begins seven days after the one before, the first with the quarter. */
  week: number;
  episodes: Dated[];
}

const weekOf = (date: string): Omit<Week, "episodes"> => {
  const [year = 0, month = 1] = date.split("-").map(Number);
  const quarter = Math.floor((month - 1) / 3);
  const start = startOf(year, quarter);
  return { year, quarter, week: Math.floor((Date.parse(date.slice(0, 10)) - start) / DAY / 7) };
};

function startOf(year: number, quarter: number): number {
  return Date.parse(
    `${String(year).padStart(4, "0")}-${String(quarter * 3 + 1).padStart(2, "0")}-01`,
  );
}
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Every week of every year as a mark whose depth is how long its episodes are together; a mark is
 * a link to the list of that week. The table after it holds the same by months.
 *
 * @param link puts the site's base before a site path
 */
export function weekCalendar(episodes: readonly Dated[], link: (path: string) => string): string {
  const weeks = new Map<string, Week>();
  for (const episode of episodes) {
    const at = weekOf(episode.date);
    const key = `${at.year} ${at.quarter} ${at.week}`;
    const week = weeks.get(key) ?? { ...at, episodes: [] };
    week.episodes.push(episode);
    weeks.set(key, week);
  }
  const years = [...new Set([...weeks.values()].map(({ year }) => year))].toSorted((a, b) => b - a);
  // Too few lengths would make weeks pale for want of them.
  const timed = episodes.filter(({ duration }) => duration).length * 2 > episodes.length;
  const weight = ({ episodes: some }: Week): number =>
    timed ? some.reduce((sum, { duration = 0 }) => sum + duration, 0) : some.length;
  const level = scaleQuantile(Array.from(weeks.values(), weight), LEVELS);
  const mark = (week: Week): string => {
    const start = startOf(week.year, week.quarter) + week.week * 7 * DAY;
    const end = Math.min(
      start + 6 * DAY,
      startOf(week.year + (week.quarter === 3 ? 1 : 0), (week.quarter + 1) % 4) - DAY,
    );
    const path = listBetween(isoDay(start - DAY), isoDay(end + DAY));
    return (
      `<a href="${escapeXml(link(path))}" tabindex="-1"><title>${escapeXml(describe(week, start, end))}</title>` +
      `<rect data-level="${level(weight(week))}" x="${week.week * PITCH}" y="${TOP}" width="${PITCH}" height="${PITCH}" rx="6"/></a>`
    );
  };
  const strip = (year: number, quarter: number): string => {
    const marks = Array.from({ length: WEEKS }, (_, week) =>
      weeks.get(`${year} ${quarter} ${week}`),
    );
    const names = [0, 1, 2].map((month) => {
      const days = (Date.UTC(2001, quarter * 3 + month) - Date.UTC(2001, quarter * 3)) / DAY;
      return `<text x="${Math.ceil(days / 7) * PITCH + 3}" y="10">${MONTHS[quarter * 3 + month]}</text>`;
    });
    const blanks = marks.map((week, i) => (week ? "" : `M${i * PITCH + 9} ${TOP + 12}h6`)).join("");
    return (
      `<svg viewBox="0 0 ${WEEKS * PITCH} ${TOP + PITCH}" width="${WEEKS * PITCH}" height="${TOP + PITCH}">` +
      `${names.join("")}<path d="${blanks}"/>${marks.map((week) => (week ? mark(week) : "")).join("")}</svg>`
    );
  };
  const rows = years.map((year) => {
    const inYear = [...weeks.values()].filter((week) => week.year === year);
    const held = inYear.flatMap((week) => week.episodes);
    return (
      `<section aria-label="${year}"><div><h3>${year}</h3><p>${summary(held, timed)}</p></div>` +
      `<div data-strips>${[0, 1, 2, 3].map((quarter) => strip(year, quarter)).join("")}</div></section>`
    );
  });
  const marks = withFirstInTabOrder(rows.join(""));
  return `<div data-marks>${marks}</div>${monthTable(episodes, link)}`;
}

function describe({ episodes }: Week, start: number, end: number): string {
  const titles = episodes.slice(0, 3).map(({ title }) => title);
  const more = episodes.length > 3 ? `, and ${episodes.length - 3} more` : "";
  const days =
    start === end
      ? formatDate(isoDay(start))
      : `${formatDate(isoDay(start))} to ${formatDate(isoDay(end))}`;
  return `${days}: ${titles.join("; ")}${more}`;
}

/** "52 episodes, 48 h" */
function summary(episodes: readonly Dated[], timed: boolean): string {
  const seconds = episodes.reduce((sum, { duration = 0 }) => sum + duration, 0);
  const count = episodes.length === 1 ? "1 episode" : `${episodes.length} episodes`;
  return timed && seconds > 0 ? `${count}, ${formatDuration(seconds)}` : count;
}
