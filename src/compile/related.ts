import type { EpisodeFile } from "../model/catalog.ts";
import type { EpisodeSummary, Term } from "../model/episode.ts";

type Related = EpisodeFile["related"];

const MOST = 4;
/** A tag on more episodes than this, or on more than half of them, tells too little. */
const COMMON = 300;
/** Shared tags that are told. */
const MOST_TAGS = 5;
/** What a shared guest counts beside a shared tag of the same rarity. */
const GUEST_WEIGHT = 3;

/** Term → the episodes that carry it. */
function postings(
  episodes: EpisodeSummary[],
  termsOf: (episode: EpisodeSummary) => Term[],
): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  episodes.forEach((episode, index) => {
    for (const { slug } of termsOf(episode)) {
      const list = lists.get(slug);
      if (list) list.push(index);
      else lists.set(slug, [index]);
    }
  });
  return lists;
}

/**
 * For each episode those that share the most with it: guests first, then tags,
 * weighed by rarity (inverse document frequency, ln(N / n)). At most four, the
 * nearest in time first among equals; what they share is told, most telling first.
 */
export function relateEpisodes(episodes: EpisodeSummary[]): Related[] {
  const byGuest = postings(episodes, ({ guests }) => guests);
  const byTag = postings(episodes, ({ tags }) => tags);
  const isTelling = (list: number[] | undefined): boolean =>
    list !== undefined &&
    list.length <= COMMON &&
    (episodes.length < 12 || list.length * 2 <= episodes.length);
  const rarity = (list: number[] | undefined): number =>
    Math.log((episodes.length + 1) / (list?.length ?? 1));
  const rarestFirst = (terms: Term[], lists: Map<string, number[]>): Term[] =>
    terms.toSorted((a, b) => rarity(lists.get(b.slug)) - rarity(lists.get(a.slug)));

  return episodes.map((episode, index) => {
    const scores = new Map<number, number>();
    const add = (list: number[] | undefined, weight: number): void => {
      for (const other of list ?? []) {
        if (other !== index) scores.set(other, (scores.get(other) ?? 0) + weight);
      }
    };
    for (const { slug } of episode.guests) {
      const list = byGuest.get(slug);
      add(list, GUEST_WEIGHT * rarity(list));
    }
    for (const { slug } of episode.tags) {
      const list = byTag.get(slug);
      if (isTelling(list)) add(list, rarity(list));
    }
    const best = [...scores].toSorted(
      ([a, m], [b, n]) => n - m || Math.abs(a - index) - Math.abs(b - index) || a - b,
    );
    return best.slice(0, MOST).flatMap(([other]) => {
      const found = episodes[other];
      if (!found) return [];
      const shared = (mine: Term[], theirs: Term[]): Term[] =>
        mine.filter(({ slug }) => theirs.some((term) => term.slug === slug));
      return [
        {
          episode: found,
          guests: rarestFirst(shared(episode.guests, found.guests), byGuest),
          tags: rarestFirst(shared(episode.tags, found.tags), byTag)
            .filter(({ slug }) => isTelling(byTag.get(slug)))
            .slice(0, MOST_TAGS),
        },
      ];
    });
  });
}
