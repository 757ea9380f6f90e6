import type { CompiledArchive } from "../../compile/compile-archive.ts";
import type { EpisodeFile } from "../../model/catalog.ts";
import { FEED, feedOf, guestPath, jsonFeedPath, tagPath } from "../../model/paths.ts";
import { wholeAddress } from "../site-address.ts";
import type { Digests } from "../digests.ts";
import type { SiteWriter } from "../site-writer.ts";
import { type FeedOptions, feedOfNothing, itemsFor, partOf } from "./build-feed.ts";
import type { Feed, FeedItem } from "./feed.ts";
import { jsonFeed } from "./json-feed.ts";
import { rss, rssItem } from "./rss.ts";
import { writeSidecars } from "./write-sidecars.ts";

/** Bytes of notes in the RSS feed; older episodes keep all but their notes. See src/DESIGN.md. */
const NOTES = 3_000_000;
/** Episodes on a page of the JSON Feed. */
const PAGE = 200;

interface WriteOptions extends FeedOptions {
  writer: SiteWriter;
  digests: Digests;
}

/** Feeds of one archive, with names for what they are made from. */
interface Feeds extends WriteOptions {
  archive: CompiledArchive;
  /** Without items. */
  feed: Feed;
  /** Names all of a feed that is not of one of its episodes. */
  frame: string;
  item: (file: EpisodeFile) => FeedItem;
  /** An item without its notes, as RSS. */
  brief: (file: EpisodeFile) => string;
  /** Names what a brief item is made from. */
  briefKey: (file: EpisodeFile) => string;
  /** Names what an item with its notes is made from. */
  wholeKey: (file: EpisodeFile) => string;
}

/**
 * Writes the show's feeds, those of each tag and person, and what they lead to: chapters and
 * transcripts. Made are those alone of which something has changed.
 */
export async function writeFeeds(archive: CompiledArchive, options: WriteOptions): Promise<void> {
  const feeds = feedsOf(archive, options);
  await writeJsonPages(feeds);
  await writeWholeFeed(feeds);
  await writeParts(feeds);
  await writeSidecars(archive, options);
}

function feedsOf(archive: CompiledArchive, options: WriteOptions): Feeds {
  const { digests } = options;
  const feed = feedOfNothing(archive, options);
  const portraits = archive.catalog.people.flatMap(({ slug, image }) =>
    image ? [slug, image] : [],
  );
  const item = ofEach(itemsFor(archive, options));
  // Of the archive: pages show, and `digests` know, a smaller copy.
  const imageOf = ({ episode }: EpisodeFile): string => episode.image ?? "";
  return {
    ...options,
    archive,
    feed,
    frame: digests.key("feeds", digests.show(), JSON.stringify(feed), ...portraits),
    item,
    brief: ofEach((file) => rssItem(item(file))),
    briefKey: ofEach((file) => `${digests.facts(file.episode.path)} ${imageOf(file)}`),
    wholeKey: ofEach((file) => `${digests.told(file.episode.path)} ${imageOf(file)}`),
  };
}

/** What is made of a file, made once. */
function ofEach<T>(make: (file: EpisodeFile) => T): (file: EpisodeFile) => T {
  const made = new Map<EpisodeFile, T>();
  return (file) => {
    const known = made.get(file);
    if (known !== undefined) return known;
    const value = make(file);
    made.set(file, value);
    return value;
  };
}

/** The feed of every episode: the newest with their notes, until these are more than a feed should weigh. */
async function writeWholeFeed(feeds: Feeds): Promise<void> {
  const { archive, feed, frame, writer, digests, item, brief, briefKey, wholeKey } = feeds;
  const { episodes } = archive;
  const keyOf = (read: number): string =>
    digests.key(
      frame,
      read,
      ...episodes.map((file, at) => (at < read ? wholeKey(file) : briefKey(file))),
    );
  // As many as were read for it have a say in what it is.
  const before = writer.last(FEED)?.asked;
  if (before !== undefined && writer.keeps(FEED, keyOf(Number(before)))) return;
  let left = NOTES;
  let read = 0;
  function* items(): Generator<string> {
    for (const file of episodes) {
      if (left <= 0) {
        yield brief(file);
        continue;
      }
      read++;
      const notes = item(file).notes();
      left -= notes.length;
      yield left > 0 ? rssItem(item(file), notes) : brief(file);
    }
  }
  const text = rss({ ...feed, items: episodes.map(item) }, items());
  await writer.writeFile(FEED, text, { key: keyOf(read), asked: String(read) });
}

/** The feed of each tag and of each person, whose items are without their notes: an episode is in many. */
async function writeParts(feeds: Feeds): Promise<void> {
  const { archive, url, base, feed, frame, writer, digests, item, brief, briefKey } = feeds;
  const { catalog, episodes } = archive;
  const whole = wholeAddress(url, base);
  const { tagged, credited } = partsOf(episodes);
  const writePart = async (
    path: string,
    name: string,
    files: EpisodeFile[] = [],
  ): Promise<void> => {
    const file = decodeURIComponent(feedOf(path));
    const key = digests.key(frame, path, name, ...files.map(briefKey));
    if (writer.keeps(file, key)) return;
    const part = partOf(feed, {
      title: `${name} · ${feed.title}`,
      description: `${feed.title}: ${name}`,
      home: whole(path),
      self: whole(feedOf(path)),
      items: files.map(item),
    });
    await writer.writeFile(file, rss(part, files.map(brief)), { key });
  };
  for (const { slug, name } of catalog.tags) await writePart(tagPath(slug), name, tagged.get(slug));
  for (const { slug, name } of catalog.people)
    await writePart(guestPath(slug), name, credited.get(slug));
}

/** The episodes of each tag and each person, newest first. */
function partsOf(episodes: CompiledArchive["episodes"]) {
  const tagged = new Map<string, EpisodeFile[]>();
  const credited = new Map<string, EpisodeFile[]>();
  const add = (parts: Map<string, EpisodeFile[]>, slug: string, file: EpisodeFile): void => {
    const known = parts.get(slug);
    if (!known) parts.set(slug, [file]);
    else if (known.at(-1) !== file) known.push(file);
  };
  for (const file of episodes) {
    const { tags, guests, hosts } = file.episode;
    for (const { slug } of tags) add(tagged, slug, file);
    for (const { slug } of [...guests, ...hosts]) add(credited, slug, file);
  }
  return { tagged, credited };
}

/** The JSON Feed, of which a page is made again when one of its episodes, or the show, has changed. */
async function writeJsonPages(feeds: Feeds): Promise<void> {
  const { archive, url, base, feed, frame, writer, digests, item, wholeKey } = feeds;
  const { episodes } = archive;
  const whole = wholeAddress(url, base);
  const pages = Math.max(1, Math.ceil(episodes.length / PAGE));
  for (let page = 1; page <= pages; page += 1) {
    const files = episodes.slice((page - 1) * PAGE, page * PAGE);
    const path = jsonFeedPath(page);
    const key = digests.key("json", frame, pages, page, ...files.map(wholeKey));
    if (writer.keeps(path, key)) continue;
    const text = jsonFeed(feed, {
      self: whole(path),
      next: page < pages ? whole(jsonFeedPath(page + 1)) : undefined,
      items: files.map(item),
    });
    await writer.writeFile(path, text, { key });
  }
}
