import type { Neighbour } from "../model/catalog.ts";
import type { Episode } from "../model/episode.ts";
import { linkTold, type NoteLink } from "./note-links.ts";

/** What the notes of other episodes say of an episode, and what they link to as it does. */
export interface Mentions {
  /** Episodes whose notes link to it, newest first. */
  mentionedIn: Neighbour[];
  /** Subjects that few other episodes link to as well, the rarest first. */
  shared: SharedSubject[];
}

export interface SharedSubject {
  title: string;
  url: string;
  /** The others, newest first. */
  episodes: Neighbour[];
}

const MOST_MENTIONS = 30;
const MOST_SUBJECTS = 6;
/** What more episodes link to is the show's own, a sponsor's or everybody's. */
const COMMON = 12;
/** A page of one's own at a social network says who, not what. */
const PROFILE =
  /^(?:twitter\.com|x\.com|facebook\.com|instagram\.com|linkedin\.com\/in|threads\.net|bsky\.app\/profile|tiktok\.com|t\.me|github\.com)\/[^/]*$|^(?:patreon|paypal|ko-fi|buymeacoffee)\.|^mastodon\.|\/@[\w.]+$/;

/**
 * @param episodes newest first
 * @param links those of their notes
 * @param episodeAt the episode that an address leads to
 */
export function gatherMentions(
  episodes: readonly Episode[],
  links: readonly (readonly NoteLink[])[],
  episodeAt: (url: string) => number | undefined,
): Mentions[] {
  const mentionedIn = episodes.map((): number[] => []);
  const bySubject = new Map<string, number[]>();
  links.forEach((own, index) => {
    for (const { url, key } of own) {
      const target = episodeAt(url);
      if (target !== undefined) {
        const list = mentionedIn[target];
        if (target !== index && list && list.at(-1) !== index) list.push(index);
      } else if (key !== undefined) {
        const list = bySubject.get(key);
        // One more than is still told is enough to know.
        if (!list) bySubject.set(key, [index]);
        else if (list.length <= COMMON) list.push(index);
      }
    }
  });
  const most = Math.min(COMMON, Math.max(4, Math.ceil(episodes.length / 10)));
  const known: (Neighbour | undefined)[] = [];
  const neighbour = (index: number): Neighbour | undefined => {
    const episode = episodes[index];
    if (known[index] || !episode) return known[index];
    const { path, title, number } = episode;
    return (known[index] = { path, title, ...(number === undefined ? {} : { number }) });
  };
  const neighbours = (list: number[]): Neighbour[] =>
    list.map(neighbour).filter((found) => found !== undefined);
  return links.map((own, index) => {
    const subjects: { link: NoteLink; list: number[] }[] = [];
    for (const link of own) {
      const list = link.key === undefined ? undefined : bySubject.get(link.key);
      if (list && list.length > 1 && list.length <= most && !PROFILE.test(link.key ?? ""))
        subjects.push({ link, list });
    }
    const rarest = subjects.toSorted((a, b) => a.list.length - b.list.length);
    return {
      mentionedIn: neighbours((mentionedIn[index] ?? []).slice(0, MOST_MENTIONS)),
      shared: rarest.slice(0, MOST_SUBJECTS).map(({ link, list }) => ({
        ...linkTold(link),
        episodes: neighbours(list.filter((other) => other !== index)),
      })),
    };
  });
}
