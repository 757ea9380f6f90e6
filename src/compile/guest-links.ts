import type { Link, Term } from "../model/episode.ts";

/** The guests of one episode and what stands under its "Keep in touch". */
export interface Contacts {
  guests: Term[];
  /** A link below a person's name is titled "Name: Twitter". */
  contacts: Link[];
}

/** Addresses of one page, however they are written. */
export function addressKey(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/\/$/, "")
    .toLowerCase();
}

/** The guest whom a label names, in full or by first name. */
function labelled(label: string, guests: Term[]): Term | undefined {
  const said = label.toLowerCase();
  const matches = guests.filter(({ name }) => {
    const full = name.toLowerCase();
    return said === full || said === full.split(" ")[0] || said.startsWith(`${full} `);
  });
  return matches.length === 1 ? matches[0] : undefined;
}

/**
 * The guests' own places on the web, by slug: what an episode lists under a
 * guest's name, or under none when there is one guest. An address that is listed
 * for several people is the show's own, and nobody's.
 */
export function guestLinks(episodes: Contacts[]): Map<string, Link[]> {
  const claims: { slug: string | undefined; key: string; link: Link }[] = [];
  const owners = new Map<string, Set<string | undefined>>();
  for (const { guests, contacts } of episodes) {
    for (const { title, url } of contacts) {
      const [, label, rest] = /^([^:]{2,60}): (.+)$/.exec(title) ?? [];
      const guest = label === undefined ? undefined : labelled(label, guests);
      const owner = guest ?? (label === undefined && guests.length === 1 ? guests[0] : undefined);
      const key = addressKey(url);
      claims.push({ slug: owner?.slug, key, link: { title: (guest && rest) || title, url } });
      const known = owners.get(key);
      if (known) known.add(owner?.slug);
      else owners.set(key, new Set([owner?.slug]));
    }
  }
  const links = new Map<string, Link[]>();
  for (const { slug, key, link } of claims) {
    if (slug === undefined || owners.get(key)?.size !== 1) continue;
    if (!/^(?:https?|mailto):/i.test(link.url)) continue;
    const list = links.get(slug) ?? [];
    links.set(slug, list);
    if (!list.some(({ url }) => addressKey(url) === key)) list.push(link);
  }
  return links;
}
