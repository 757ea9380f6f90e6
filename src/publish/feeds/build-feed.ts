import type { CompiledArchive } from "../../compile/compile-archive.ts";
import type { EpisodeFile } from "../../model/catalog.ts";
import type { Episode, Section } from "../../model/episode.ts";
import { captionsPath, chaptersPath, FEED, guestPath, HOME } from "../../model/paths.ts";
import { type Address, wholeAddress } from "../site-address.ts";
import { escapeXml } from "../xml.ts";
import type { Feed, FeedItem, FeedPerson } from "./feed.ts";
import { showGuid } from "./show-guid.ts";
import { isTimed, transcriptType } from "./transcript-files.ts";

export interface FeedOptions {
  /** From `siteAddress`; "" when unknown. */
  url: string;
  base: string;
  /** Site path of the show's art for directories. */
  cover?: string;
  /** Site path of the show's icon. */
  icon?: string;
}

type Credited = (person: { slug: string; name: string }, role: FeedPerson["role"]) => FeedPerson;

function creditedBy({ catalog }: CompiledArchive, whole: Address): Credited {
  const people = new Map(catalog.people.map((person) => [person.slug, person]));
  return ({ slug, name }, role) => {
    const image = people.get(slug)?.image;
    return {
      name,
      role,
      page: whole(guestPath(slug)),
      ...(image === undefined ? {} : { image: whole(image) }),
    };
  };
}

/** The show's own feed, before its items: `itemsFor` makes them. */
export function feedOfNothing(archive: CompiledArchive, options: FeedOptions): Feed {
  const { catalog, episodes, publication } = archive;
  const { show } = catalog;
  const whole = wholeAddress(options.url, options.base);
  const credited = creditedBy(archive, whole);
  const hosts = catalog.people.filter(({ name }) => show.hosts.includes(name));
  return {
    title: show.title,
    description: show.description,
    home: whole(HOME),
    self: whole(FEED),
    language: show.language,
    author: show.author ?? (show.hosts.join(", ") || undefined),
    email: show.email,
    image: options.cover && whole(options.cover),
    icon: options.icon && whole(options.icon),
    categories: publication.categories,
    explicit: publication.explicit ?? episodes.some(({ episode }) => episode.explicit === true),
    type: publication.type ?? "episodic",
    copyright: publication.copyright,
    funding: publication.funding,
    locked: publication.locked,
    medium: publication.medium,
    // A guid made of a local address would not be the show's.
    guid: publication.guid ?? (options.url ? showGuid(options.url + FEED) : undefined),
    finished: publication.complete,
    part: false,
    people: hosts.map((host) => credited(host, "host")),
    items: [],
  };
}

/** Makes an episode's item, the same in all feeds. */
export function itemsFor(
  archive: CompiledArchive,
  options: FeedOptions,
): (file: Pick<EpisodeFile, "episode">) => FeedItem {
  const { seasons } = archive.publication;
  const whole = wholeAddress(options.url, options.base);
  const credited = creditedBy(archive, whole);
  return ({ episode }) => ({
    ...itemOf(episode, whole),
    season: seasonOf(episode, seasons),
    people: [
      ...episode.hosts.map((host) => credited(host, "host")),
      ...episode.guests.map((guest) => credited(guest, "guest")),
    ],
    transcripts: transcriptsOf(episode, archive, whole),
  });
}

/** The feed of a tag or a person: the same items, those of `episodes` alone. */
export function partOf(
  feed: Feed,
  part: { title: string; description: string; home: string; self: string; items: FeedItem[] },
): Feed {
  return { ...feed, ...part, part: true, guid: undefined, finished: undefined, funding: [] };
}

function itemOf(
  episode: Episode,
  whole: Address,
): Omit<FeedItem, "season" | "people" | "transcripts"> {
  const { audio, chapters, image, soundbites = [] } = episode;
  const link = whole(episode.path);
  return {
    title: episode.fullTitle ?? episode.title,
    bareTitle: episode.title,
    link,
    guid: episode.feedGuid ?? episode.guid,
    date: episode.date,
    modified: episode.modified,
    summary: episode.summary,
    notes: () => notesOf(episode.sections, link, whole),
    audio: audio && { src: whole(audio.src), type: audio.type, bytes: audio.bytes },
    duration: episode.duration,
    number: episode.number,
    type: episode.type,
    explicit: episode.explicit,
    image: image !== undefined && isCover(image) ? whole(image) : undefined,
    language: episode.lang,
    tags: episode.tags.map(({ name }) => name),
    chapters: chapters.length > 0 ? whole(chaptersPath(episode.id)) : undefined,
    soundbites,
  };
}

/** Apple takes PNG and JPEG alone. */
export const isCover = (image: string): boolean => /\.(?:png|jpe?g)(?:[?#]|$)/i.test(image);

function seasonOf({ season }: Episode, names: ReadonlyMap<number, string>): FeedItem["season"] {
  return season === undefined ? undefined : { number: season, name: names.get(season) };
}

/** The host's own file, and ours where that is none that apps read. */
function transcriptsOf(
  { id, transcript }: Episode,
  { transcripts }: CompiledArchive,
  whole: Address,
): FeedItem["transcripts"] {
  const cues = transcripts.get(id)?.cues;
  if (!cues) return [];
  const timed = isTimed(cues);
  const type = transcript === undefined ? undefined : transcriptType(transcript);
  const ending = timed ? "vtt" : "html";
  const own = {
    src: whole(captionsPath(id, ending)),
    type: timed ? "text/vtt" : "text/html",
    timed,
  };
  const theirs =
    transcript === undefined || type === undefined ? [] : [{ src: whole(transcript), type, timed }];
  return type === own.type ? theirs : [own, ...theirs];
}

/** The notes as one text that stands alone: headings in it, every address whole, a time leads to the page at that time. */
export function notesOf(sections: readonly Section[], link: string, whole: Address): string {
  const html = sections
    .map(({ title, html: part }) => (title ? `<h2>${escapeXml(title)}</h2>${part}` : part))
    .join("\n");
  return html.replace(/<[a-z][^>]*>/g, (start) =>
    start
      .replace(/ (?:class|id|data-[\w-]+|loading|decoding|referrerpolicy)="[^"]*"/g, "")
      .replace(
        / (href|src|poster|cite)="([^"]*)"/g,
        (_, name: string, address: string) =>
          ` ${name}="${/^[?#]/.test(address) ? link + address : whole(address)}"`,
      ),
  );
}
