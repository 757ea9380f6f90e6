import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Feed } from "../compile/feed-item.ts";
import { readFeed } from "../compile/read-feed.ts";
import { decodeFeed } from "./decode-feed.ts";
import { fetchBytes, FetchError } from "./fetch-bytes.ts";

/** Bytes of a feed: a hundred times what one of 3,000 episodes needs would not be one. */
const LARGEST = 200_000_000;
const MOST_PAGES = 500;
const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

/** A feed and where it was read. */
export interface FeedSource {
  feed: Feed;
  /** An address, or the path of a file as it was given. */
  source: string;
}

/** Why an import can't be done: `source: what; what to do`. */
export class SourceError extends Error {
  constructor(source: string, line: number | undefined, what: string, write: string) {
    super(`${source}${line === undefined ? "" : `:${line}`}: ${what}; ${write}`);
  }
}

export const isAddress = (text: string): boolean =>
  /^(?:https?|feed|podcast|itpc|pcast):/i.test(text);

/**
 * Reads a feed from an address or a file, with all its pages. A web page that names its feed leads
 * to it.
 * @param tell is told where the reading goes on
 * @throws SourceError
 */
export async function readSource(given: string, tell: (line: string) => void): Promise<FeedSource> {
  if (!isAddress(given)) return { feed: readFile(given), source: given };
  const address = given
    .replace(/^feed:(?=https?:)/i, "")
    .replace(/^(?:feed|podcast|itpc|pcast):(?=\/\/)/i, "https:");
  if (!URL.canParse(address))
    throw new SourceError(
      given,
      undefined,
      "This is no web address",
      "write one such as https://example.org/feed.xml",
    );
  const { feed, source } = await fetchFeed(address, true, tell);
  return { feed: await withPages(feed, source, tell), source };
}

function readFile(path: string): Feed {
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > LARGEST)
      throw new SourceError(
        path,
        undefined,
        `It is larger than ${LARGEST / 1e6} MB`,
        "give the feed of one show",
      );
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const site = /^[\w-]+(?:\.[\w-]+)+\//.test(path)
      ? `write https://${path} if it is on the web`
      : "give the address or the file of an RSS feed";
    throw new SourceError(
      path,
      undefined,
      missing ? "There is no such file" : "It can't be read",
      site,
    );
  }
  const read = readFeed(decoded(bytes, undefined, path));
  if (!("what" in read)) return read;
  const found = read.page ? feedOfPage(bytes.toString("utf8"), undefined) : undefined;
  throw new SourceError(
    basename(path),
    read.line,
    read.what,
    found ? `import its feed, ${found}` : "save the show's RSS feed there, whole",
  );
}

function decoded(bytes: Buffer, charset: string | undefined, source: string): string {
  try {
    return decodeFeed(bytes, charset, LARGEST);
  } catch (error) {
    throw new SourceError(
      source,
      undefined,
      error instanceof Error ? error.message : "",
      "save it as UTF-8",
    );
  }
}

async function fetchFeed(
  address: string,
  mayBePage: boolean,
  tell: (line: string) => void,
): Promise<FeedSource> {
  let fetched;
  try {
    fetched = await fetchBytes(address, LARGEST, { accept: ACCEPT });
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new SourceError(
      address,
      undefined,
      error.message,
      "check it in a browser, or save the feed and import the file",
    );
  }
  if (fetched.address !== address) tell(`${address} leads to ${fetched.address}`);
  const text = decoded(fetched.bytes, fetched.charset, fetched.address);
  const read = readFeed(text, fetched.address);
  if (!("what" in read)) return { feed: read, source: fetched.address };
  const found = read.page ? feedOfPage(text, fetched.address) : undefined;
  if (found !== undefined && mayBePage) {
    tell(`${fetched.address} is a web page; its feed is ${found}`);
    return fetchFeed(found, false, tell);
  }
  throw new SourceError(
    fetched.address,
    read.line,
    read.what,
    "give the address of the show's RSS feed; the company that hosts it tells it",
  );
}

/** The feed that a page names (https://www.rssboard.org/rss-autodiscovery). */
function feedOfPage(html: string, base: string | undefined): string | undefined {
  for (const [tag] of html.slice(0, 500_000).matchAll(/<link\b[^>]*>/gi)) {
    if (!/\brel\s*=\s*["']?alternate/i.test(tag)) continue;
    if (!/application\/(?:rss\+xml|atom\+xml|feed\+json)/i.test(tag)) continue;
    const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
    const address = (href?.[1] ?? href?.[2] ?? href?.[3])?.replaceAll("&amp;", "&");
    if (address !== undefined && URL.canParse(address, base)) return new URL(address, base).href;
  }
  return undefined;
}

/** The feed with the items of all pages that follow (https://www.rfc-editor.org/rfc/rfc5005#section-3). */
async function withPages(feed: Feed, source: string, tell: (line: string) => void): Promise<Feed> {
  const seen = new Set([source]);
  const items = [...feed.items];
  let { next } = feed;
  while (next !== undefined && !seen.has(next) && seen.size < MOST_PAGES) {
    seen.add(next);
    const page = await fetchFeed(next, false, () => {});
    tell(`Page ${seen.size}: ${page.feed.items.length} more episodes`);
    items.push(...page.feed.items);
    ({ next } = page.feed);
  }
  return { ...feed, items };
}
