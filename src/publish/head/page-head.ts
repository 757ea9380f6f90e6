import { FEED, feedOf, jsonFeedPath, withBase } from "../../model/paths.ts";
import { CARD } from "../cards/draw-card.ts";
import type { Machines } from "../machine-files.ts";
import type { SitePath } from "../site-paths.ts";
import { tag } from "../xml.ts";
import {
  episodeData,
  hostPageData,
  personPageData,
  scriptText,
  seriesData,
  tagPageData,
} from "./structured-data.ts";

/**
 * What stands in pages' heads for machines alone; titles and descriptions are the pages' own.
 * Pure: the same page of the same archive gets the same head.
 */

const open = (name: string, attributes: Record<string, string | number | undefined>): string =>
  tag(name, attributes).replace(/\/>$/, ">");
const property = (name: string, content: string | number | undefined): string =>
  content === undefined || content === "" ? "" : open("meta", { property: name, content });

/** Links that every page has: icons, feeds, manifest, search. */
export function siteLinks({ archive, base, icons }: Machines): string {
  const { title } = archive.catalog.show;
  const at = (path: string): string => withBase(path, base);
  const feeds = [
    [title, "application/rss+xml", FEED],
    [title, "application/feed+json", jsonFeedPath(1)],
  ] as const;
  return [
    ...icons.links.map(({ rel, path, type, sizes }) =>
      open("link", { rel, type, sizes, href: at(path) }),
    ),
    ...feeds.map(([name, type, path]) =>
      open("link", { rel: "alternate", type, title: name, href: at(path) }),
    ),
    open("link", { rel: "manifest", href: at("/manifest.webmanifest") }),
    open("link", {
      rel: "search",
      type: "application/opensearchdescription+xml",
      title,
      href: at("/opensearch.xml"),
    }),
  ].join("");
}

/** Open Graph (https://ogp.me), the card's size for Twitter, and JSON-LD of one page. */
export function pageHead({ path, subject }: SitePath, context: Machines): string {
  const { archive, address, cards } = context;
  const episode = subject.kind === "episode" ? subject.episode : undefined;
  const card = (episode && cards.episodes.get(episode.id)) ?? cards.show;
  const image = card && address(card.path);
  const tags = [
    property("og:type", ogType(subject)),
    property("og:url", address(path)),
    property("og:locale", locale(episode?.lang ?? archive.catalog.show.language)),
    ...(card && image !== undefined
      ? [
          property("og:image", image),
          property("og:image:type", "image/png"),
          property("og:image:width", CARD.width),
          property("og:image:height", CARD.height),
          property("og:image:alt", card.alt),
        ]
      : []),
    open("meta", { name: "twitter:card", content: card ? "summary_large_image" : "summary" }),
    ...articleTags(subject),
    episode?.audio ? property("og:audio", address(episode.audio.src)) : "",
    episode?.audio ? property("og:audio:type", episode.audio.type) : "",
    ...partFeed(path, subject, context),
  ];
  const data = dataOf(subject, context, image);
  return (
    tags.join("") + (data ? `<script type="application/ld+json">${scriptText(data)}</script>` : "")
  );
}

function ogType({ kind, ...subject }: SitePath["subject"]): string {
  if (kind === "episode") return "article";
  if (kind === "guest") return "profile";
  return "page" in subject && subject.page.kind === "article" ? "article" : "website";
}

/** By language: reading one takes as long as all else of a head. */
const locales = new Map<string, string | undefined>();

/** Open Graph writes "en_US"; a language alone is left out, since a country would be a guess. */
function locale(language: string): string | undefined {
  if (!locales.has(language)) {
    const { language: short, region } = new Intl.Locale(language);
    locales.set(language, region === undefined ? undefined : `${short}_${region}`);
  }
  return locales.get(language);
}

function articleTags(subject: SitePath["subject"]): string[] {
  if (subject.kind === "episode") {
    const { date, modified, tags } = subject.episode;
    return [
      property("article:published_time", date),
      property("article:modified_time", modified),
      ...tags.slice(0, 10).map(({ name }) => property("article:tag", name)),
    ];
  }
  if (subject.kind === "page" && subject.page.kind === "article")
    return [property("article:published_time", subject.page.date)];
  return [];
}

/** The feed of a tag or a person, on their page. */
function partFeed(
  path: string,
  subject: SitePath["subject"],
  { archive, base }: Machines,
): string[] {
  if (subject.kind !== "tag" && subject.kind !== "guest") return [];
  const { name } = subject.kind === "tag" ? subject.tag : subject.person;
  return [
    open("link", {
      rel: "alternate",
      type: "application/rss+xml",
      title: `${name} · ${archive.catalog.show.title}`,
      href: withBase(feedOf(path), base),
    }),
  ];
}

function dataOf(
  subject: SitePath["subject"],
  context: Machines,
  image: string | undefined,
): object | undefined {
  switch (subject.kind) {
    case "home": {
      const { image: own } = context.archive.catalog.show;
      return seriesData(context, own === undefined ? image : context.address(own));
    }
    case "episode":
      return episodeData(subject.episode, context, image);
    case "guest":
      return personPageData(subject.person, context);
    case "tag":
      return tagPageData(subject.tag, context);
    case "page":
      return hostPageData(subject.page, context);
    case "list":
      return undefined;
    default:
      return subject satisfies never;
  }
}
