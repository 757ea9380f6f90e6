import type { LightCatalog } from "./catalog-files.ts";
import type { Person, Tag, Term } from "./episode.ts";
import type { EpisodeEntry } from "./episode-entry.ts";

/**
 * Episodes that a page lists all. Of more it lists the newest alone: a page of fifty thousand cards
 * is of no use to anybody, and the list on "/" filters by the same tag or guest.
 */
const MOST = 2_000;
const NEWEST = 250;

/** What the catalogue says of one tag. */
export interface Tagged {
  tag: Tag;
  /** Newest first; fewer than the tag has where there are many. */
  episodes: EpisodeEntry[];
  /** The oldest, where it is not among them. */
  first?: EpisodeEntry;
  /** Tags that occur together with it, those that go with it most closely first. */
  related: Tag[];
}

/** What the catalogue says of one person. */
export interface Appearances {
  person: Person;
  /** Newest first; fewer than the person has where there are many. */
  asGuest: EpisodeEntry[];
  asHost: EpisodeEntry[];
}

/** Tags of a tag's page that occur together with it. */
const RELATED = 12;

interface Places {
  tags: Map<string, number>;
  people: Map<string, Person>;
  /** By slug: places in the list of episodes. */
  tagged: Map<string, number[]>;
  guests: Map<string, number[]>;
  hosts: Map<string, number[]>;
}

/** Of each catalogue once: a build asks for thousands of tags. */
const known = new WeakMap<LightCatalog, Places>();

function placesIn(catalog: LightCatalog): Places {
  const found = known.get(catalog);
  if (found) return found;
  const by = (termsOf: (episode: EpisodeEntry) => Term[]): Map<string, number[]> => {
    const lists = new Map<string, number[]>();
    catalog.episodes.forEach((episode, place) => {
      for (const { slug } of termsOf(episode)) {
        const list = lists.get(slug);
        if (!list) lists.set(slug, [place]);
        else if (list.at(-1) !== place) list.push(place);
      }
    });
    return lists;
  };
  const places: Places = {
    tags: new Map(catalog.tags.map(({ slug }, place) => [slug, place])),
    people: new Map(catalog.people.map((person) => [person.slug, person])),
    tagged: by(({ tags }) => tags),
    guests: by(({ guests }) => guests),
    hosts: by(({ hosts }) => hosts),
  };
  known.set(catalog, places);
  return places;
}

const episodesAt = ({ episodes }: LightCatalog, places: number[] | undefined): EpisodeEntry[] =>
  (places ?? []).flatMap((place) => episodes[place] ?? []);

const newestOf = (episodes: EpisodeEntry[]): EpisodeEntry[] =>
  episodes.length > MOST ? episodes.slice(0, NEWEST) : episodes;

/** Undefined where there is no such tag. */
export function taggedIn(catalog: LightCatalog, slug: string): Tagged | undefined {
  const { tags, tagged } = placesIn(catalog);
  const tag = catalog.tags[tags.get(slug) ?? -1];
  if (!tag) return undefined;
  const episodes = episodesAt(catalog, tagged.get(slug));
  const together = new Map<string, number>();
  for (const { tags: own } of episodes)
    for (const { slug: other } of own)
      if (other !== slug) together.set(other, (together.get(other) ?? 0) + 1);
  const related = Array.from(together, ([other, count]) => {
    const place = tags.get(other) ?? -1;
    // By the cosine of the two lists of episodes: a tag that nearly all have goes with none of them.
    return { place, near: count / Math.sqrt(catalog.tags[place]?.count ?? 1) };
  })
    // One that stands nowhere else leads to nothing new.
    .filter(({ place }) => (catalog.tags[place]?.count ?? 0) > 1)
    .toSorted((a, b) => b.near - a.near || a.place - b.place)
    .slice(0, RELATED)
    .flatMap(({ place }) => catalog.tags[place] ?? []);
  const first = episodes.length > MOST ? episodes.at(-1) : undefined;
  return { tag, episodes: newestOf(episodes), related, ...(first ? { first } : {}) };
}

/** Undefined where nobody of that name appears. */
export function appearancesIn(catalog: LightCatalog, slug: string): Appearances | undefined {
  const { people, guests, hosts } = placesIn(catalog);
  const person = people.get(slug);
  if (!person) return undefined;
  return {
    person,
    asGuest: newestOf(episodesAt(catalog, guests.get(slug))),
    asHost: newestOf(episodesAt(catalog, hosts.get(slug))),
  };
}
