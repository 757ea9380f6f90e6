import type { CompiledArchive } from "../../compile/compile-archive.ts";
import type { Episode } from "../../model/episode.ts";
import {
  captionsPath,
  chaptersPath,
  FEED,
  feedOf,
  guestPath,
  jsonFeedPath,
  tagPath,
} from "../../model/paths.ts";
import { wholeAddress } from "../site-address.ts";
import type { Digests } from "../digests.ts";
import type { SiteWriter } from "../site-writer.ts";
import { type FeedOptions, partOf, showFeed } from "./build-feed.ts";
import { chaptersFile } from "./chapters-file.ts";
import type { Feed, FeedItem } from "./feed.ts";
import { jsonFeed } from "./json-feed.ts";
import { rss, rssItem } from "./rss.ts";
import { isTimed, transcriptHtml, transcriptType, webVtt } from "./transcript-files.ts";

/** Bytes of notes in the RSS feed; older episodes keep all but their notes. See src/DESIGN.md. */
const NOTES = 3_000_000;
/** Episodes on a page of the JSON Feed. */
const PAGE = 200;

interface WriteOptions extends FeedOptions {
  writer: SiteWriter;
  digests: Digests;
}

type Write = (path: string, text: string) => Promise<void>;

/** Writes the show's feeds, those of each tag and person, and what they lead to: chapters and transcripts. */
export async function writeFeeds(archive: CompiledArchive, options: WriteOptions): Promise<void> {
  const { writer, digests, cover, icon } = options;
  const write: Write = (path, text) => writer.writeFile(decodeURIComponent(path), text);
  const feed = showFeed(archive, options);
  await writeJsonPages(feed, archive, options);
  await writer.group("feeds", digests.key(digests.archive(), cover, icon), async () => {
    await write(FEED, rss(feed, withNotes(feed.items)));
    await writeParts(feed, archive, { ...options, write });
    const whole = wholeAddress(options.url, options.base);
    for (const { episode } of archive.episodes) {
      if (episode.chapters.length > 0) {
        const file = chaptersFile(episode, archive.catalog.show.title, whole);
        await write(chaptersPath(episode.id), file);
      }
      await writeCaptions(episode, archive, write);
    }
  });
}

/** The feed of each tag and of each person. */
async function writeParts(
  feed: Feed,
  { catalog, episodes }: CompiledArchive,
  { url, base, write }: WriteOptions & { write: Write },
): Promise<void> {
  const whole = wholeAddress(url, base);
  const { tagged, credited } = partsOf(episodes, feed.items);
  const writePart = (path: string, name: string, parts: Brief[] = []): Promise<void> => {
    const part = partOf(feed, {
      title: `${name} · ${feed.title}`,
      description: `${feed.title}: ${name}`,
      home: whole(path),
      self: whole(feedOf(path)),
      items: parts.map(({ item }) => item),
    });
    const xml = parts.map((brief) => brief.xml);
    return write(feedOf(path), rss(part, xml));
  };
  for (const { slug, name } of catalog.tags) await writePart(tagPath(slug), name, tagged.get(slug));
  for (const { slug, name } of catalog.people)
    await writePart(guestPath(slug), name, credited.get(slug));
}

interface Brief {
  item: FeedItem;
  xml: string;
}

/** The episodes of each tag and each person, newest first, without their notes: an episode is in many. */
function partsOf(episodes: CompiledArchive["episodes"], items: FeedItem[]) {
  const tagged = new Map<string, Brief[]>();
  const credited = new Map<string, Brief[]>();
  const add = (parts: Map<string, Brief[]>, slug: string, brief: Brief): void => {
    const known = parts.get(slug);
    if (!known) parts.set(slug, [brief]);
    else if (known.at(-1) !== brief) known.push(brief);
  };
  for (const [at, { episode }] of episodes.entries()) {
    const item = items[at];
    if (!item) continue;
    const brief = { item, xml: rssItem(item) };
    for (const { slug } of episode.tags) add(tagged, slug, brief);
    for (const { slug } of [...episode.guests, ...episode.hosts]) add(credited, slug, brief);
  }
  return { tagged, credited };
}

/** Every item; the newest with their notes, until these are more than a feed should weigh. */
function* withNotes(items: FeedItem[]): Generator<string> {
  let left = NOTES;
  for (const item of items) {
    const notes = left > 0 ? item.notes() : "";
    left -= notes.length;
    yield rssItem(item, left > 0 ? notes : undefined);
  }
}

/** The JSON Feed, of which a page is made again when one of its episodes, or the show, has changed. */
async function writeJsonPages(
  feed: Feed,
  { catalog, episodes }: CompiledArchive,
  { url, base, writer, digests, icon, cover }: WriteOptions,
): Promise<void> {
  const whole = wholeAddress(url, base);
  const portraits = catalog.people.flatMap(({ slug, image }) => (image ? [slug, image] : []));
  const pages = Math.max(1, Math.ceil(episodes.length / PAGE));
  for (let page = 1; page <= pages; page += 1) {
    const [from, to] = [(page - 1) * PAGE, page * PAGE];
    const files = episodes.slice(from, to).map((file) => digests.file(file));
    const key = digests.key(
      "json",
      pages,
      page,
      icon,
      cover,
      digests.show(),
      ...portraits,
      ...files,
    );
    const path = jsonFeedPath(page);
    if (writer.keeps(path, key)) continue;
    const text = jsonFeed(feed, {
      self: whole(path),
      next: page < pages ? whole(jsonFeedPath(page + 1)) : undefined,
      items: feed.items.slice(from, to),
    });
    await writer.writeFile(path, text, { key });
  }
}

/** A transcript in a form that apps read, unless the host's own file has that form. */
async function writeCaptions(
  episode: Episode,
  { transcripts, catalog }: CompiledArchive,
  write: Write,
): Promise<void> {
  const cues = transcripts.get(episode.id)?.cues;
  if (!cues) return;
  const type = transcriptType(episode.transcript ?? "");
  if (isTimed(cues)) {
    if (type !== "text/vtt") await write(captionsPath(episode.id, "vtt"), webVtt(cues));
  } else if (type !== "text/html") {
    const language = episode.lang ?? catalog.show.language;
    const html = transcriptHtml(cues, episode.title, language);
    await write(captionsPath(episode.id, "html"), html);
  }
}
