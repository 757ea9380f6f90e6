import {
  absoluteAgainst,
  plainText,
  stated,
  type Feed,
  type FeedAudio,
  type FeedItem,
  type FeedPerson,
  type FeedShow,
} from "./feed-item.ts";
import { childOf, childrenOf, childText, type FeedElement } from "./feed-xml.ts";
import { asBoolean, asNumber, asSeconds } from "./fields.ts";

type Absolute = (address: string | undefined) => string | undefined;

/**
 * An RSS feed (https://www.rssboard.org/rss-specification; RSS 1.0 where items stand beside the
 * channel) with the fields of Apple (https://podcasters.apple.com/support/823-podcast-requirements),
 * of Podcasting 2.0 (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md),
 * of Podlove's simple chapters and of an export of WordPress.
 * @param base address of the feed, against which its relative addresses are read
 */
export function readRss(root: FeedElement, base: string | undefined): Feed {
  const channel = childOf(root, "channel") ?? root;
  const absolute = absoluteAgainst(base ?? childText(channel, "link"));
  const items = [
    ...childrenOf(channel, "item"),
    ...(channel === root ? [] : childrenOf(root, "item")),
  ];
  const links = childrenOf(channel, "atom:link");
  const linked = (rel: string): string | undefined =>
    absolute(links.find(({ attributes }) => attributes["rel"] === rel)?.attributes["href"]);
  return stated({
    show: readShow(channel, absolute, linked("self")),
    items: items.map((item) => readItem(item, absolute)),
    next: linked("next"),
  });
}

function readShow(channel: FeedElement, absolute: Absolute, self: string | undefined): FeedShow {
  const owner = childOf(channel, "itunes:owner");
  const editor = childText(channel, "managingEditor");
  const image = childOf(channel, "image");
  return stated({
    title: plainText(childText(channel, "title", "itunes:title")),
    description: childText(channel, "description", "itunes:summary", "itunes:subtitle"),
    link: absolute(childText(channel, "link")),
    self: absolute(childText(channel, "itunes:new-feed-url")) ?? self,
    language: childText(channel, "language", "dc:language"),
    author: plainText(
      childText(channel, "itunes:author", "dc:creator") ??
        (owner && childText(owner, "itunes:name")),
    ),
    email:
      (owner && childText(owner, "itunes:email")) ??
      /[^\s<>()]+@[^\s<>()]+/.exec(editor ?? "")?.[0],
    image: imageOf(channel, absolute) ?? (image && absolute(childText(image, "url"))),
    categories: childrenOf(channel, "itunes:category").flatMap((category) =>
      [category, ...childrenOf(category, "itunes:category")].flatMap(
        ({ attributes }) => plainText(attributes["text"]) ?? [],
      ),
    ),
    explicit: asBoolean(childText(channel, "itunes:explicit")),
    type: childText(channel, "itunes:type")?.toLowerCase(),
    copyright: plainText(childText(channel, "copyright", "dc:rights")),
    guid: childText(channel, "podcast:guid")?.toLowerCase(),
    medium: childText(channel, "podcast:medium"),
    locked: asBoolean(childText(channel, "podcast:locked")),
    complete: asBoolean(childText(channel, "itunes:complete")),
    people: peopleOf(channel, absolute),
    funding: childrenOf(channel, "podcast:funding").flatMap(({ attributes, text }) => {
      const url = absolute(attributes["url"]);
      return url === undefined ? [] : [{ title: plainText(text) ?? "Support the show", url }];
    }),
  });
}

function readItem(item: FeedElement, absolute: Absolute): FeedItem {
  const [notes, ...others] = ["content:encoded", "description", "itunes:summary"].flatMap(
    (name) => childText(item, name) ?? [],
  );
  const subtitle = childText(item, "itunes:subtitle", "excerpt:encoded");
  const keywords = childText(item, "itunes:keywords")?.split(",") ?? [];
  const categories = childrenOf(item, "category").filter(
    ({ attributes }) =>
      !/^(?:nav_menu|post_format|author|series|language)$/.test(attributes["domain"] ?? ""),
  );
  const chapters = childOf(item, "podcast:chapters")?.attributes["url"];
  const kind = childText(item, "wp:post_type");
  return stated({
    line: item.line,
    title: plainText(childText(item, "title", "itunes:title")) ?? "",
    guid: childText(item, "guid"),
    link: absolute(childText(item, "feedburner:origLink", "link") ?? alternateOf(item)),
    number: asNumber(childText(item, "itunes:episode", "podcast:episode")),
    season: asNumber(childText(item, "itunes:season", "podcast:season")),
    seasonName: plainText(childOf(item, "podcast:season")?.attributes["name"]),
    type: childText(item, "itunes:episodeType")?.toLowerCase(),
    duration: asSeconds(childText(item, "itunes:duration")),
    audio: audioOf(item, absolute),
    published: childText(item, "pubDate", "dc:date"),
    updated: childText(item, "atom:updated", "dcterms:modified"),
    notes: notes === undefined ? undefined : { text: notes, format: "html" },
    summaries: [...others, ...(subtitle === undefined ? [] : [subtitle])],
    image: imageOf(item, absolute),
    explicit: asBoolean(childText(item, "itunes:explicit")),
    people: peopleOf(item, absolute),
    tags: [...categories.map(({ text }) => text), ...keywords].flatMap(
      (tag) => plainText(tag) ?? [],
    ),
    chapters: simpleChapters(item) ?? absolute(chapters),
    transcripts: childrenOf(item, "podcast:transcript").flatMap(({ attributes }) => {
      const address = absolute(attributes["url"]);
      return address === undefined
        ? []
        : [{ address, type: attributes["type"]?.trim().toLowerCase() ?? "" }];
    }),
    soundbites: soundbitesOf(item),
    wordpress:
      kind === undefined ? undefined : { kind, status: childText(item, "wp:status") ?? "publish" },
  });
}

const alternateOf = (item: FeedElement): string | undefined =>
  childrenOf(item, "atom:link").find(({ attributes }) => attributes["rel"] === "alternate")
    ?.attributes["href"];

const imageOf = (parent: FeedElement, absolute: Absolute): string | undefined =>
  absolute(childOf(parent, "itunes:image")?.attributes["href"]) ??
  absolute(childOf(parent, "media:thumbnail")?.attributes["url"]);

function peopleOf(parent: FeedElement, absolute: Absolute): FeedPerson[] {
  return childrenOf(parent, "podcast:person").flatMap(({ attributes, text }) => {
    const name = plainText(text);
    if (name === undefined) return [];
    // The namespace's default.
    const role = attributes["role"]?.trim().toLowerCase() || "host";
    const image = absolute(attributes["img"]);
    return [stated({ name, role, image, link: absolute(attributes["href"]) })];
  });
}

/** Sound before pictures in motion before all else that an item may enclose. */
function audioOf(item: FeedElement, absolute: Absolute): FeedAudio | undefined {
  const enclosures = item.children.flatMap(({ name, attributes }) => {
    const linked = /^(?:atom:)?link$/.test(name) && attributes["rel"] === "enclosure";
    if (!linked && name !== "enclosure" && name !== "media:content") return [];
    const address = absolute(attributes[linked ? "href" : "url"]);
    if (address === undefined) return [];
    return [soundOf(address, attributes["type"], attributes["length"] ?? attributes["fileSize"])];
  });
  const posted = childrenOf(item, "wp:postmeta")
    .filter((meta) => childText(meta, "wp:meta_key") === "enclosure")
    .flatMap((meta) => {
      const [address, length, type] = childText(meta, "wp:meta_value")?.split(/\s*\n\s*/) ?? [];
      const found = absolute(address);
      return found === undefined ? [] : [soundOf(found, type, length)];
    });
  return firstSound([...enclosures, ...posted]);
}

export function soundOf(address: string, type: string | undefined, length: unknown): FeedAudio {
  const bytes = asNumber(length);
  return stated({
    address,
    type: type?.trim().toLowerCase() || undefined,
    bytes: bytes !== undefined && bytes > 0 ? bytes : undefined,
  });
}

const SOUND_FILE = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|mp4|m4v|webm)(?=$|[?#])/i;

export function firstSound(found: FeedAudio[]): FeedAudio | undefined {
  return (
    found.find(({ type }) => type?.startsWith("audio/")) ??
    found.find(({ type }) => type?.startsWith("video/")) ??
    found.find(({ address }) => SOUND_FILE.test(address)) ??
    found.find(({ type }) => type === undefined || type === "application/octet-stream")
  );
}

function soundbitesOf(item: FeedElement): FeedItem["soundbites"] {
  return childrenOf(item, "podcast:soundbite").flatMap(({ attributes, text }) => {
    const [start, duration] = [Number(attributes["startTime"]), Number(attributes["duration"])];
    if (!(start >= 0 && duration > 0)) return [];
    return [stated({ start, duration, title: plainText(text) })];
  });
}

function simpleChapters(item: FeedElement): FeedItem["chapters"] {
  const list = childOf(item, "psc:chapters");
  const chapters = (list ? childrenOf(list, "psc:chapter") : []).flatMap(({ attributes }) => {
    const { start, title, href, image } = attributes;
    const named = plainText(title);
    if (start === undefined || named === undefined) return [];
    return [stated({ start: start.trim(), title: named, url: href, image })];
  });
  return chapters.length > 0 ? chapters : undefined;
}
