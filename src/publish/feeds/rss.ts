import { cdata, element, escapeXml, tag } from "../xml.ts";
import { type Feed, type FeedItem, type FeedPerson, instant } from "./feed.ts";

/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification) with what podcast apps read beside it:
 * Apple's fields (https://help.apple.com/itc/podcasts_connect/#/itcb54353390) and Podcasting 2.0's
 * (https://github.com/Podcastindex-org/podcast-namespace). Every episode is in it, which RFC 5005
 * calls a complete feed.
 */

const NAMESPACES = {
  itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd",
  podcast: "https://podcastindex.org/namespace/1.0",
  content: "http://purl.org/rss/1.0/modules/content/",
  atom: "http://www.w3.org/2005/Atom",
  fh: "http://purl.org/syndication/history/1.0",
};

/** RFC 822 with a four-digit year, as RSS asks. */
const rfc822 = (date: string): string => instant(date).toUTCString();

const person = ({ name, role, page, image }: FeedPerson): string =>
  tag("podcast:person", { role, href: page, img: image }, name.slice(0, 128));

/** What stands before the items. */
function channel(feed: Feed): string {
  const newest = feed.items[0];
  const changed = feed.items.map(({ date, modified }) => modified ?? date);
  const latest = changed.toSorted((a, b) => instant(b).getTime() - instant(a).getTime())[0];
  return [
    element("title", feed.title),
    element("link", feed.home),
    // RSS asks for one.
    element("description", feed.description || feed.title),
    element("language", feed.language),
    tag("atom:link", { rel: "self", type: "application/rss+xml", href: feed.self }),
    "<fh:complete/>",
    element("generator", "Playhead"),
    newest ? element("pubDate", rfc822(newest.date)) : "",
    latest === undefined ? "" : element("lastBuildDate", rfc822(latest)),
    element("copyright", feed.copyright),
    element("itunes:author", feed.author),
    feed.email === undefined
      ? ""
      : `<itunes:owner>${element("itunes:name", feed.author ?? feed.title)}${element("itunes:email", feed.email)}</itunes:owner>`,
    feed.image === undefined ? "" : tag("itunes:image", { href: feed.image }),
    ...feed.categories.map(({ name, part }) =>
      part === undefined
        ? tag("itunes:category", { text: name })
        : `<itunes:category text="${escapeXml(name)}">${tag("itunes:category", { text: part })}</itunes:category>`,
    ),
    element("itunes:explicit", String(feed.explicit)),
    element("itunes:type", feed.type),
    feed.finished ? element("itunes:complete", "Yes") : "",
    feed.part ? element("itunes:block", "Yes") + element("podcast:block", "yes") : "",
    element("podcast:guid", feed.guid),
    element("podcast:medium", feed.medium),
    feed.locked === undefined || feed.email === undefined
      ? ""
      : tag("podcast:locked", { owner: feed.email }, feed.locked ? "yes" : "no"),
    ...feed.funding.map(({ title, url }) => tag("podcast:funding", { url }, title)),
    ...feed.people.map(person),
  ].join("");
}

/** @param notes the whole notes, with which its tags come; undefined for what only leads to them */
export function rssItem(item: FeedItem, notes?: string): string {
  const { audio, number, season } = item;
  return [
    "<item>",
    element("title", item.title),
    element("link", item.link),
    `<guid isPermaLink="${String(item.guid === item.link)}">${escapeXml(item.guid)}</guid>`,
    element("pubDate", rfc822(item.date)),
    element("description", item.summary),
    notes === undefined ? "" : cdata("content:encoded", notes),
    ...(notes === undefined ? [] : item.tags.map((name) => element("category", name))),
    audio ? tag("enclosure", { url: audio.src, length: audio.bytes ?? 0, type: audio.type }) : "",
    element("itunes:title", item.bareTitle),
    element("itunes:duration", item.duration && Math.round(item.duration)),
    // Apple takes whole numbers from 1.
    Number.isInteger(number) && number !== 0 ? element("itunes:episode", number) : "",
    element("itunes:season", season?.number),
    element("itunes:episodeType", item.type),
    item.explicit === undefined ? "" : element("itunes:explicit", String(item.explicit)),
    item.image === undefined ? "" : tag("itunes:image", { href: item.image }),
    element("podcast:episode", number),
    season
      ? tag("podcast:season", { name: season.name?.slice(0, 128) }, String(season.number))
      : "",
    ...item.people.map(person),
    item.chapters === undefined
      ? ""
      : tag("podcast:chapters", { url: item.chapters, type: "application/json+chapters" }),
    ...item.transcripts.map(({ src, type, timed }) =>
      tag("podcast:transcript", {
        url: src,
        type,
        language: item.language,
        rel: timed ? "captions" : undefined,
      }),
    ),
    ...item.soundbites.map(({ start, duration, title }) =>
      tag("podcast:soundbite", { startTime: start, duration }, title?.slice(0, 128)),
    ),
    "</item>",
  ].join("");
}

/** @param items each of the feed's, as `rssItem` wrote it */
export function rss(feed: Feed, items: Iterable<string>): string {
  const spaces = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"${spaces.join("")}>\n<channel>` +
    `${channel(feed)}\n${[...items].join("\n")}\n</channel></rss>\n`
  );
}
