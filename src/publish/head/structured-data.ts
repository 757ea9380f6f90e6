import type {
  AudioObject,
  BreadcrumbList,
  PodcastEpisode,
  PodcastSeries,
  ProfilePage,
  Person as SchemaPerson,
  WithContext,
  Article,
  Graph,
} from "schema-dts";
import type { CompiledArchive } from "../../compile/compile-archive.ts";
import type { Episode, Page, Person, Term } from "../../model/episode.ts";
import { captionsPath, FEED, GUESTS, guestPath, HOME, tagPath, TAGS } from "../../model/paths.ts";
import { isTimed, transcriptType } from "../feeds/transcript-files.ts";
import type { Address } from "../site-address.ts";

/**
 * What pages say to machines in the words of https://schema.org, as JSON-LD. The types hold each
 * object to that vocabulary.
 */

export interface DataContext {
  archive: CompiledArchive;
  address: Address;
}

/** Text of a JSON-LD script: nothing in it ends the script. */
export const scriptText = (data: object): string => JSON.stringify(data).replaceAll("<", "\\u003c");

/** "PT1H2M3S" (ISO 8601). */
export function isoDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), "H"],
    [Math.floor(whole / 60) % 60, "M"],
    [whole % 60, "S"],
  ] as const;
  const text = parts.map(([value, unit]) => (value > 0 ? `${value}${unit}` : "")).join("");
  return `PT${text || "0S"}`;
}

const seriesId = (address: Address): string => `${address(HOME)}#series`;

/** The show, on the home page. */
export function seriesData(
  { archive, address }: DataContext,
  image: string | undefined,
): WithContext<PodcastSeries> {
  const { show } = archive.catalog;
  const { copyright, complete } = archive.publication;
  return {
    "@context": "https://schema.org",
    "@type": "PodcastSeries",
    "@id": seriesId(address),
    name: show.title,
    url: address(HOME),
    description: show.description || undefined,
    inLanguage: show.language,
    image,
    webFeed: address(FEED),
    author: peopleNamed(show.hosts, archive, address),
    copyrightNotice: copyright,
    creativeWorkStatus: complete ? "Completed" : undefined,
    sameAs: webLinks(show.subscribe),
  };
}

/** An episode: what it is part of, who is in it, its sound and its transcript. */
export function episodeData(
  episode: Episode,
  context: DataContext,
  image: string | undefined,
): Graph {
  const { archive, address } = context;
  const { show } = archive.catalog;
  const { seasons } = archive.publication;
  const { season, number, duration } = episode;
  const length = duration === undefined ? undefined : isoDuration(duration);
  const own = episode.image === undefined ? undefined : address(episode.image);
  const data: PodcastEpisode = {
    "@type": "PodcastEpisode",
    "@id": `${address(episode.path)}#episode`,
    url: address(episode.path),
    name: episode.title,
    description: episode.summary || undefined,
    episodeNumber: number,
    datePublished: episode.date,
    dateModified: episode.modified,
    timeRequired: length,
    inLanguage: episode.lang ?? show.language,
    image: [own, image].filter((picture) => picture !== undefined),
    keywords: episode.tags.map(({ name }) => name),
    partOfSeries: {
      "@type": "PodcastSeries",
      "@id": seriesId(address),
      name: show.title,
      url: address(HOME),
    },
    partOfSeason:
      season === undefined
        ? undefined
        : { "@type": "PodcastSeason", seasonNumber: season, name: seasons.get(season) },
    author: episode.hosts.map((host) => personData(host, address)),
    actor: episode.guests.map((guest) => personData(guest, address)),
    associatedMedia: audioData(episode, context, length),
  };
  return graph([
    withoutEmpty(data),
    breadcrumbs(
      [
        [show.title, HOME],
        [episode.title, episode.path],
      ],
      address,
    ),
  ]);
}

function audioData(
  { id, audio, transcript }: Episode,
  { archive, address }: DataContext,
  duration: string | undefined,
): AudioObject | undefined {
  if (!audio) return undefined;
  const cues = archive.transcripts.get(id)?.cues;
  const type = transcript === undefined ? undefined : transcriptType(transcript);
  // The words themselves are on the page's own transcript; here they would double its weight.
  const file =
    cues === undefined
      ? undefined
      : type === "text/vtt" || !isTimed(cues)
        ? transcript
        : captionsPath(id, "vtt");
  return {
    "@type": "AudioObject",
    contentUrl: address(audio.src),
    encodingFormat: audio.type,
    contentSize: audio.bytes === undefined ? undefined : `${audio.bytes} B`,
    duration,
    name: audio.label,
    transcript: file === undefined ? undefined : address(file),
    caption:
      file === undefined || !cues || !isTimed(cues)
        ? undefined
        : { "@type": "MediaObject", contentUrl: address(file), encodingFormat: "text/vtt" },
  };
}

/** Someone's page. */
export function personPageData(person: Person, { archive, address }: DataContext): Graph {
  const page: ProfilePage = {
    "@type": "ProfilePage",
    url: address(guestPath(person.slug)),
    mainEntity: withoutEmpty({
      ...personData(person, address),
      description: person.bio,
      image: person.image && address(person.image),
      sameAs: webLinks(person.links),
    }),
  };
  const { title } = archive.catalog.show;
  return graph([
    page,
    breadcrumbs(
      [
        [title, HOME],
        ["Guests", GUESTS],
        [person.name, guestPath(person.slug)],
      ],
      address,
    ),
  ]);
}

export function tagPageData(tag: Term, { archive, address }: DataContext): Graph {
  const { title } = archive.catalog.show;
  return graph([
    breadcrumbs(
      [
        [title, HOME],
        ["Tags", TAGS],
        [tag.name, tagPath(tag.slug)],
      ],
      address,
    ),
  ]);
}

/** A page of the host's own; one with a date is an article. */
export function hostPageData(page: Page, { archive, address }: DataContext): Graph {
  const { show } = archive.catalog;
  const article: Article = {
    "@type": "Article",
    url: address(page.path),
    headline: page.title,
    description: page.summary || undefined,
    datePublished: page.date,
    inLanguage: page.lang ?? show.language,
    author: peopleNamed(show.hosts, archive, address),
  };
  const trail = breadcrumbs(
    [
      [show.title, HOME],
      [page.title, page.path],
    ],
    address,
  );
  return graph(page.kind === "article" ? [withoutEmpty(article), trail] : [trail]);
}

const personData = ({ slug, name }: Term, address: Address) => ({
  "@type": "Person" as const,
  "@id": `${address(guestPath(slug))}#person`,
  name,
  url: address(guestPath(slug)),
});

/** People by name, with their page where they have one. */
const peopleNamed = (names: string[], { catalog }: CompiledArchive, address: Address) =>
  names.map((name): SchemaPerson => {
    const person = catalog.people.find((known) => known.name === name);
    return person ? personData(person, address) : { "@type": "Person", name };
  });

const webLinks = (links: readonly { url: string }[]): string[] =>
  links.map(({ url }) => url).filter((url) => /^https?:/.test(url));

/** @param trail the name and the path of each page from the home page on */
const breadcrumbs = (
  trail: readonly (readonly [name: string, path: string])[],
  address: Address,
): BreadcrumbList => ({
  "@type": "BreadcrumbList",
  itemListElement: trail.map(([name, path], at) => ({
    "@type": "ListItem",
    position: at + 1,
    name,
    item: address(path),
  })),
});

const graph = (things: Graph["@graph"]): Graph => ({
  "@context": "https://schema.org",
  "@graph": things,
});

/** `data` without its empty lists: they would say that there is nobody. */
function withoutEmpty<T extends object>(data: T): T {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  ) as T;
}
