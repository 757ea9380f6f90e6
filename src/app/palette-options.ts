import type { Catalog } from "../model/catalog.ts";
import { guestPath, HOME, tagPath } from "../model/paths.ts";
import { formatDate } from "../model/calendar-date.ts";
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

/** What the palette offers for an answered query, grouped. */
export function paletteGroups(text: string, found: Found, catalog: Catalog): PaletteGroup[] {
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
