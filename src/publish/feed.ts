import type { EpisodeFile } from "../model/catalog.ts";
import { withBase } from "../model/paths.ts";
import type { Rebased } from "./rebase.ts";
import { element, escapeXml } from "./xml.ts";

/**
 * The show as RSS 2.0 (https://www.rssboard.org/rss-specification) with the iTunes fields
 * that players read, newest episode first, with the full notes.
 */
export function episodeFeed(site: Rebased, base: string): string {
  const { show } = site.catalog;
  const absolute = (path: string): string =>
    path.startsWith("/") ? (show.url ? show.url.replace(/\/$/, "") + path : path) : path;
  const home = absolute(show.url ? "/" : withBase("/", base));
  const items = site.episodes
    .toSorted((a, b) => (a.episode.date < b.episode.date ? 1 : -1))
    .map((file) => item(file, absolute))
    .join("\n");
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" ` +
    `xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>` +
    element("title", show.title) +
    element("link", home) +
    element("description", show.description || show.title) +
    element("language", show.language) +
    element("itunes:author", show.author ?? show.hosts.join(", ")) +
    (show.url
      ? `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(`${show.url}/feed.xml`)}"/>`
      : "") +
    (show.image ? `<itunes:image href="${escapeXml(absolute(show.image))}"/>` : "") +
    `\n${items}\n</channel></rss>\n`
  );
}

function item({ episode }: EpisodeFile, absolute: (path: string) => string): string {
  const { audio } = episode;
  const notes = episode.sections
    .map(({ title, html }) => (title ? `<h2>${escapeXml(title)}</h2>${html}` : html))
    .join("\n");
  const link = absolute(episode.path);
  return (
    `<item>` +
    element("title", episode.title) +
    element("link", link) +
    `<guid isPermaLink="${String(episode.guid === link)}">${escapeXml(episode.guid)}</guid>` +
    element("pubDate", rfc822(episode.date)) +
    element("description", episode.summary) +
    element("content:encoded", notes) +
    (audio
      ? `<enclosure url="${escapeXml(absolute(audio.src))}" length="${audio.bytes ?? 0}" type="${escapeXml(audio.type)}"/>`
      : "") +
    element("itunes:duration", episode.duration && Math.round(episode.duration)) +
    element("itunes:episode", episode.number) +
    element("itunes:season", episode.season) +
    element("itunes:episodeType", episode.type) +
    (episode.explicit === undefined ? "" : element("itunes:explicit", String(episode.explicit))) +
    `</item>`
  );
}

/** RFC 822 with a four-digit year, as RSS asks; a date alone is midnight in UTC. */
function rfc822(date: string): string {
  return new Date(date.length === 10 ? `${date}T00:00:00Z` : date).toUTCString();
}
