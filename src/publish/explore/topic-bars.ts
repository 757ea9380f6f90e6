import type { EpisodeSummary, Tag } from "../../model/episode.ts";
import { HOME, tagPath } from "../../model/paths.ts";
import { escapeXml } from "../xml.ts";
import { asTable, withFirstInTabOrder } from "./drawing.ts";

type Tagged = Pick<EpisodeSummary, "date" | "tags">;

/** Topics drawn, and the most bars each gets: what a phone's width holds with marks to hit. */
const TOPICS = 12;
const BARS = 12;
/** Pixels: the whole width of the bars, the most of one, their height, and that of the years under them. */
const WIDTH = 312;
const WIDEST = 78;
const HEIGHT = 56;
const YEARS = 18;

/** Years that share a bar. */
interface Span {
  first: number;
  last: number;
}

const nameOf = ({ first, last }: Span): string =>
  first === last ? `${first}` : `${first} to ${last}`;

const listOf = (tag: string, { first, last }: Span): string =>
  first === last
    ? `${HOME}?tag=${encodeURIComponent(tag)}&year=${first}`
    : `${HOME}?q=${encodeURIComponent(`year:${first}-${last}`)}&tag=${encodeURIComponent(tag)}`;

/**
 * The most used tags as bars over the years, each bar a link to the tag's episodes of its years;
 * "" for an archive of a single year, or without tags used twice.
 */
export function topicBars(
  episodes: readonly Tagged[],
  tags: readonly Tag[],
  link: (path: string) => string,
): string {
  const years = episodes.map(({ date }) => Number(date.slice(0, 4)));
  const from = years.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  const to = years.reduce((a, b) => Math.max(a, b), 0);
  const shown = tags.filter(({ count }) => count > 1).slice(0, TOPICS);
  if (from >= to || shown.length === 0) return "";
  const together = Math.ceil((to - from + 1) / BARS);
  const spans: Span[] = [];
  for (let first = from; first <= to; first += together)
    spans.push({ first, last: Math.min(to, first + together - 1) });

  const counts = new Map(shown.map(({ slug }) => [slug, spans.map(() => 0)]));
  for (const { date, tags: terms } of episodes) {
    const span = Math.floor((Number(date.slice(0, 4)) - from) / together);
    for (const { slug } of terms) {
      const row = counts.get(slug);
      if (row) row[span] = (row[span] ?? 0) + 1;
    }
  }
  const cards = shown.map((tag) => card(tag, counts.get(tag.slug) ?? [], spans, link));
  const marks = withFirstInTabOrder(cards.join(""));
  return `<ul data-marks data-topics>${marks}</ul>${table(shown, counts, spans, link)}`;
}

function card(
  tag: Tag,
  counts: readonly number[],
  spans: readonly Span[],
  link: (path: string) => string,
): string {
  const most = Math.max(...counts);
  const wide = Math.min(WIDEST, Math.floor(WIDTH / spans.length));
  const bars = counts.map((count, i) => {
    const span = spans[i]!;
    const x = i * wide;
    if (count === 0) return `<path d="M${x + 8} ${HEIGHT - 1}h${wide - 16}"/>`;
    const height = Math.max(4, Math.round((count / most) * HEIGHT));
    const said = `${tag.name}, ${nameOf(span)}: ${count === 1 ? "1 episode" : `${count} episodes`}`;
    return (
      `<a href="${escapeXml(link(listOf(tag.slug, span)))}" tabindex="-1"><title>${escapeXml(said)}</title>` +
      `<rect data-hit x="${x}" width="${wide}" height="${HEIGHT}"/>` +
      `<rect data-bar x="${x + 3}" y="${HEIGHT - height}" width="${wide - 6}" height="${height}" rx="3"/></a>`
    );
  });
  const width = spans.length * wide;
  const [first, last] = [spans[0]!.first, spans.at(-1)!.last];
  const base = HEIGHT + YEARS - 4;
  return (
    `<li><p><a href="${escapeXml(link(tagPath(tag.slug)))}">${escapeXml(tag.name)}</a> <span>${tag.count}</span></p>` +
    `<svg viewBox="0 0 ${width} ${HEIGHT + YEARS}" width="${width}" height="${HEIGHT + YEARS}">${bars.join("")}` +
    `<text x="3" y="${base}">${first}</text><text x="${width - 3}" y="${base}" text-anchor="end">${last}</text></svg></li>`
  );
}

function table(
  tags: readonly Tag[],
  counts: ReadonlyMap<string, readonly number[]>,
  spans: readonly Span[],
  link: (path: string) => string,
): string {
  const heads = spans.map((span) => `<th scope="col">${nameOf(span)}</th>`).join("");
  const rows = tags.map(({ slug, name }) => {
    const cells = (counts.get(slug) ?? []).map((count, i) => {
      if (count === 0) return "<td></td>";
      const said = `${count} about ${name}, ${nameOf(spans[i]!)}`;
      return `<td><a href="${escapeXml(link(listOf(slug, spans[i]!)))}" aria-label="${escapeXml(said)}">${count}</a></td>`;
    });
    return `<tr><th scope="row">${escapeXml(name)}</th>${cells.join("")}</tr>`;
  });
  return asTable({
    caption: "Episodes by topic and year",
    head: `<th scope="col">Topic</th>${heads}`,
    rows,
  });
}
