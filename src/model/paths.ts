/** Every address there is. Paths are site-absolute, without the base; `withBase` adds it for the outside world. */

export const HOME = "/";
export const TAGS = "/tags/";
export const GUESTS = "/guests/";
export const SAVED = "/saved/";
/** Every episode, by year, in plain HTML: what a reader without scripts browses. */
export const ARCHIVE = "/archive/";
/** A part of it, in an archive too long for one page: "2024", or "2024-05" of a year too long for one. */
export const archivePath = (period: string): string =>
  period === "" ? ARCHIVE : `${ARCHIVE}${period}/`;
/** The archive at a glance: calendar, topics, days. */
export const EXPLORE = "/explore/";
/** Everything that people of the show recommend. */
export const PICKS = "/picks/";
/** Names and licences of the software that the site consists of. */
export const LICENSES = "/licenses.txt";
export const CATALOG_DATA = "/data/catalog.json";
/** What a card shows of an episode besides what the catalogue says; see model/episode-entry.ts. */
export const detailsPath = (file: number): string => `/data/details/${file}.json`;
export const PICKS_DATA = "/data/picks.json";
export const personDataPath = (slug: string): string =>
  `/data/people/${encodeURIComponent(slug)}.json`;
/** The index of search; of a long archive also its parts, counted from the oldest episode. */
export const searchPath = (part?: number): string =>
  `/data/search${part === undefined ? "" : `/${part}`}.json`;
export const SEARCH_DATA = searchPath();
/** Where the words of notes and transcripts are: the manifest, and its shards. */
export const PASSAGES_DATA = "/data/passages/index.json";
export const passageShardPath = (shard: number): string => `/data/passages/${shard}.json`;

/** The show's feeds: RSS, and JSON Feed in pages. */
export const FEED = "/feed.xml";
export const jsonFeedPath = (page: number): string =>
  page === 1 ? "/feed.json" : `/feed-${page}.json`;

export const tagPath = (slug: string): string => `${TAGS}${encodeURIComponent(slug)}/`;
export const guestPath = (slug: string): string => `${GUESTS}${encodeURIComponent(slug)}/`;
/** Things on one page of picks. */
export const PICKS_TOGETHER = 100;
/** The list of picks in pages, for readers without scripts. */
export const picksPath = (page: number): string => (page === 1 ? PICKS : `${PICKS}${page}/`);
/** The feed of a tag's or a person's page. */
export const feedOf = (path: string): string => `${path}feed.xml`;

/** First segments that belong to the app: no episode or page may state an address below them. */
export const RESERVED = [
  "tags",
  "guests",
  "saved",
  "archive",
  "explore",
  "picks",
  "data",
  "assets",
] as const;

/**
 * The id of the episode (or host's page) at `path`: its data file is found without a table.
 * "/trent-nelson-pyparallel.html" → "trent-nelson-pyparallel"; "/episodes/505/" → "505";
 * "/shows/a/b/" → "shows--a--b".
 */
export function episodeId(path: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    decoded = path;
  }
  const stem = decoded
    .replace(/[?#].*$/s, "")
    .replace(/^\/+/, "")
    .replace(/(^|\/)index\.html?$/, "")
    .replace(/\.html?$/, "")
    .replace(/\/+$/, "")
    .replace(/^episodes\//, "");
  return stem.replaceAll("/", "--");
}

export const episodeDataPath = (path: string): string =>
  `/data/episodes/${encodeURIComponent(episodeId(path))}.json`;
export const pageDataPath = (path: string): string =>
  `/data/pages/${encodeURIComponent(episodeId(path))}.json`;
export const transcriptDataPath = (id: string): string =>
  `/data/transcripts/${encodeURIComponent(id)}.json`;

/** What podcast apps fetch beside the feed: chapters, and a transcript as WebVTT or HTML. */
export const chaptersPath = (id: string): string => `/data/chapters/${encodeURIComponent(id)}.json`;
export const captionsPath = (id: string, ending: "vtt" | "html"): string =>
  `/data/captions/${encodeURIComponent(id)}.${ending}`;

/** `path` under `base` ("/" or "/a/sub/path/"); addresses that are not site paths pass through. */
export function withBase(path: string, base: string): string {
  return path.startsWith("/") && !path.startsWith("//") ? base.replace(/\/$/, "") + path : path;
}

/** The file that a static host serves for `path`: "/x.html" → "x.html"; "/a/" and "/a" → "a/index.html". */
export function outputFile(path: string): string {
  const decoded = decodeURIComponent(path).replace(/^\/+/, "");
  if (/\.[a-z0-9]{2,5}$/i.test(decoded)) return decoded;
  return decoded === "" ? "index.html" : `${decoded.replace(/\/+$/, "")}/index.html`;
}
