import type { Term } from "./episode.ts";
import type { EpisodeEntry } from "./episode-entry.ts";

/** A choice of a filter, with the episodes that it leaves. */
export interface Facet extends Term {
  count: number;
}

export interface Facets {
  tags: Facet[];
  guests: Facet[];
  years: Facet[];
}

export const yearOf = (episode: EpisodeEntry): string => episode.date.slice(0, 4);

function count(terms: Iterable<Term>): Facet[] {
  const facets = new Map<string, Facet>();
  for (const { slug, name } of terms) {
    const facet = facets.get(slug);
    if (facet) facet.count += 1;
    else facets.set(slug, { slug, name, count: 1 });
  }
  return [...facets.values()];
}

/** Choices offered: the list's page carries them all, and long ones are searched faster than scrolled. */
const MOST_TAGS = 30;
const MOST_GUESTS = 150;

/** The choices of each filter, counted over the episodes that are given for it. */
export function countChoices(among: Record<keyof Facets, readonly EpisodeEntry[]>): Facets {
  // Of equals those found first come first: most are used once, and to compare names takes long.
  const byCount = (a: Facet, b: Facet) => b.count - a.count;
  return {
    tags: count(among.tags.flatMap(({ tags }) => tags))
      .toSorted(byCount)
      .slice(0, MOST_TAGS),
    guests: count(among.guests.flatMap(({ guests }) => guests))
      .toSorted(byCount)
      .slice(0, MOST_GUESTS)
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    years: count(
      among.years.map((episode) => ({ slug: yearOf(episode), name: yearOf(episode) })),
    ).toSorted((a, b) => b.slug.localeCompare(a.slug)),
  };
}
