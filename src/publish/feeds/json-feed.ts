import { type Feed, type FeedItem, instant } from "./feed.ts";

/** RFC 3339, to the second. */
const rfc3339 = (date: string): string => instant(date).toISOString().replace(".000Z", "Z");

function item(entry: FeedItem): object {
  const { audio, duration } = entry;
  const notes = entry.notes();
  return {
    id: entry.guid,
    url: entry.link,
    title: entry.title,
    ...(notes === "" ? { content_text: entry.summary } : { content_html: notes }),
    summary: entry.summary || undefined,
    image: entry.image,
    date_published: rfc3339(entry.date),
    date_modified: entry.modified && rfc3339(entry.modified),
    authors: entry.people.map(({ name, page, image }) => ({ name, url: page, avatar: image })),
    tags: entry.tags.length > 0 ? entry.tags : undefined,
    language: entry.language,
    attachments: audio && [
      {
        url: audio.src,
        mime_type: audio.type,
        size_in_bytes: audio.bytes,
        duration_in_seconds: duration && Math.round(duration),
      },
    ],
  };
}

/**
 * One page of a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
 * @param page.next address of the page after this
 */
export function jsonFeed(
  feed: Feed,
  page: { self: string; next?: string; items: FeedItem[] },
): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.home,
    feed_url: page.self,
    next_url: page.next,
    description: feed.description || undefined,
    icon: feed.image ?? feed.icon,
    favicon: feed.icon,
    authors: feed.people.map(({ name, page: url, image }) => ({ name, url, avatar: image })),
    language: feed.language,
    expired: feed.finished,
    items: page.items.map(item),
  });
}
