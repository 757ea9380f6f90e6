import { HOME } from "../../model/paths.ts";
import { escapeXml } from "../xml.ts";
import { asTable } from "./drawing.ts";

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

const pad = (n: number): string => String(n).padStart(2, "0");

/** The list of episodes after one day and before another; a month stands for the whole of it. */
export const listBetween = (after: string, before: string): string =>
  `${HOME}?q=${encodeURIComponent(`after:${after} before:${before}`)}`;

/** How many episodes each month had, as a table whose numbers are links. */
export function monthTable(
  episodes: readonly { date: string }[],
  link: (path: string) => string,
): string {
  const counts = new Map<string, number>();
  for (const { date } of episodes) {
    const month = date.slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const years = [...new Set(episodes.map(({ date }) => date.slice(0, 4)))].toSorted().toReversed();
  const cell = (year: string, month: number): string => {
    const count = counts.get(`${year}-${pad(month)}`) ?? 0;
    if (count === 0) return "<td></td>";
    const before = month === 1 ? `${Number(year) - 1}-12` : `${year}-${pad(month - 1)}`;
    const after = month === 12 ? `${Number(year) + 1}-01` : `${year}-${pad(month + 1)}`;
    const said = `${count} in ${MONTHS[month - 1]} ${year}`;
    return `<td><a href="${escapeXml(link(listBetween(before, after)))}" aria-label="${said}">${count}</a></td>`;
  };
  const months = MONTHS.map((_, i) => i + 1);
  const rows = years.map(
    (year) =>
      `<tr><th scope="row">${year}</th>${months.map((month) => cell(year, month)).join("")}</tr>`,
  );
  const heads = MONTHS.map(
    (name) => `<th scope="col" abbr="${name}">${name.slice(0, 3)}</th>`,
  ).join("");
  return asTable({
    caption: "Episodes by month",
    head: `<th scope="col">Year</th>${heads}`,
    rows,
  });
}
