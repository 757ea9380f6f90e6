import { ARCHIVE, GUESTS, guestPath, HOME, TAGS, tagPath } from "../model/paths.ts";
import type { Person, Term } from "../model/episode.ts";
import { pelicanSlug } from "./slug.ts";
import { tagKey } from "./spellings.ts";

export interface PelicanIndexes {
  /** Each episode's tags as written, and as they are now. */
  tagged: { written: string[]; terms: Term[] }[];
  /** One name and its other spellings, from the show file. */
  aliases: ReadonlyMap<string, string[]>;
  categories: string[];
  /** Tags of files that are no episode, which have no page here. */
  otherTags: string[];
  /** As written: one may name several people, "Ann Bee & Cy Dee". */
  authors: string[];
  people: Person[];
  /** Addresses that something else has. */
  taken: ReadonlySet<string>;
}

/**
 * Where the lists lead that Pelican writes by itself: tag/…, author/…, category/…, archives
 * (https://docs.getpelican.com/en/4.8.0/settings.html#url-settings). Only where nothing else stands.
 */
export function pelicanIndexRedirects(site: PelicanIndexes): { from: string; to: string }[] {
  const found = new Map<string, string>([
    ["/archives.html", ARCHIVE],
    ["/tags.html", TAGS],
    ["/authors.html", GUESTS],
    ["/categories.html", HOME],
  ]);
  const named = new Map<string, string>();
  for (const [name, others] of site.aliases)
    for (const other of others) named.set(tagKey(other), tagKey(name));
  for (const { written, terms } of site.tagged) {
    for (const tag of written) {
      const key = named.get(tagKey(tag)) ?? tagKey(tag);
      const term = terms.find(({ name }) => tagKey(name) === key);
      if (term) found.set(`/tag/${pelicanSlug(tag)}.html`, tagPath(term.slug));
    }
  }
  const terms = new Map(
    site.tagged.flatMap((episode) => episode.terms.map((term) => [tagKey(term.name), term.slug])),
  );
  for (const tag of site.otherTags) {
    const from = `/tag/${pelicanSlug(tag)}.html`;
    const slug = terms.get(named.get(tagKey(tag)) ?? tagKey(tag));
    if (pelicanSlug(tag) !== "" && !found.has(from))
      found.set(from, slug === undefined ? TAGS : tagPath(slug));
  }
  for (const category of site.categories)
    found.set(`/category/${pelicanSlug(category)}.html`, HOME);
  for (const { name, slug } of site.people)
    if (pelicanSlug(name) !== "") found.set(`/author/${pelicanSlug(name)}.html`, guestPath(slug));
  for (const author of site.authors) {
    const from = `/author/${pelicanSlug(author)}.html`;
    if (pelicanSlug(author) !== "" && !found.has(from)) found.set(from, GUESTS);
  }
  return [...found].flatMap(([from, to]) => (site.taken.has(from) ? [] : [{ from, to }]));
}
