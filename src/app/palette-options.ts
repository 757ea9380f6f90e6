import type { LightCatalog } from "../model/catalog-files.ts";
import type { Show } from "../model/episode.ts";
import {
  ARCHIVE,
  EXPLORE,
  guestPath,
  GUESTS,
  HOME,
  PICKS,
  SAVED,
  tagPath,
  TAGS,
} from "../model/paths.ts";
import { formatDate } from "../model/calendar-date.ts";
import { formatTimestamp } from "../model/timestamp.ts";
import type { Moment } from "../pages/find-moments.ts";
import { viewQuery } from "../pages/list-view.ts";
import type { Found } from "../pages/search-catalog.ts";

/** One line of the palette: where it leads and what it says. */
export interface PaletteOption {
  path: string;
  title: string;
  ranges?: [number, number][];
  detail?: string;
}

export interface PaletteGroup {
  name: string;
  options: PaletteOption[];
}

const MOST = 6;
/** Characters of a passage around what matched. */
const SHOWN = 90;

/** Passages as a group; each leads to its time. */
export function momentGroup(moments: Moment[]): PaletteGroup[] {
  if (moments.length === 0) return [];
  const options = moments.map(({ episode, text, ranges, start }): PaletteOption => {
    const first = ranges[0]?.[0] ?? 0;
    const from = first > SHOWN / 2 ? text.indexOf(" ", first - SHOWN / 2) + 1 : 0;
    const title = text.slice(from, from + SHOWN);
    return {
      path: `${episode.path}${start === undefined ? "" : `?t=${formatTimestamp(start)}`}`,
      title: `${from > 0 ? "… " : ""}${title}${from + SHOWN < text.length ? " …" : ""}`,
      detail: `${episode.title}${start === undefined ? "" : ` · ${formatTimestamp(start)}`}`,
    };
  });
  return [{ name: "Moments", options }];
}

/** Pages of the site in whose name a word begins with what was typed. */
export function pageGroup(text: string, show: Show): PaletteGroup[] {
  const pages = [
    { path: HOME, title: "Episodes" },
    { path: TAGS, title: "Tags" },
    { path: GUESTS, title: "Guests and hosts" },
    ...(show.picks ? [{ path: PICKS, title: "Picks" }] : []),
    { path: EXPLORE, title: "Explore the archive" },
    { path: ARCHIVE, title: "All episodes by year" },
    { path: SAVED, title: "Saved" },
    ...show.pages,
  ];
  const typed = text.toLowerCase();
  const options = pages.filter(({ title }) => ` ${title.toLowerCase()}`.includes(` ${typed}`));
  return options.length > 0 ? [{ name: "Pages", options }] : [];
}

/** What the palette offers for an answered query, grouped. */
export function paletteGroups(text: string, found: Found, catalog: LightCatalog): PaletteGroup[] {
  const counts = new Map(catalog.people.map((p) => [p.slug, p.hosted + p.guested]));
  const tagCounts = new Map(catalog.tags.map((t) => [t.slug, t.count]));
  const episodes = (n = 0): string => (n === 1 ? "1 episode" : `${n} episodes`);
  const groups: PaletteGroup[] = [
    {
      name: "Episodes",
      options: found.results.slice(0, MOST).map(({ episode, matched }) => ({
        path: episode.path,
        title: episode.title,
        ranges: matched.find(({ field }) => field === "title")?.ranges,
        detail: [
          episode.number === undefined ? "" : `Episode ${episode.number}`,
          episode.guests.map(({ name }) => name).join(", "),
          formatDate(episode.date),
        ]
          .filter(Boolean)
          .join(" · "),
      })),
    },
    {
      name: "People",
      options: found.people.slice(0, 3).map(({ slug, name }) => ({
        path: guestPath(slug),
        title: name,
        detail: episodes(counts.get(slug)),
      })),
    },
    {
      name: "Tags",
      options: found.tags.slice(0, 3).map(({ slug, name }) => ({
        path: tagPath(slug),
        title: name,
        detail: episodes(tagCounts.get(slug)),
      })),
    },
  ];
  if (found.results.length > MOST)
    groups.push({
      name: "More",
      options: [
        {
          path: `${HOME}${viewQuery({ q: text })}`,
          title: `All ${found.results.length} episodes for “${text}”`,
        },
      ],
    });
  return groups.filter(({ options }) => options.length > 0);
}
