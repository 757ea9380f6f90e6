import type { Feed, FeedItem } from "../compile/feed-item.ts";

/** Kinds of WordPress's items that may be episodes: its own posts, and those of podcast plugins. */
const POSTS = /^(?:post|podcast|podcasts|episode|episodes)$/;

/**
 * The feed without what is no episode in an export of WordPress: pages, pictures, menus, posts without
 * a sound where others have one, and what lies in the bin. A feed of any other kind stays whole.
 */
export function withoutOtherItems(feed: Feed): { feed: Feed; left: number } {
  const exported = feed.items.some(({ wordpress }) => wordpress);
  if (!exported) return { feed, left: 0 };
  const isEpisode = ({ wordpress, audio }: FeedItem): boolean =>
    POSTS.test(wordpress?.kind ?? "") && wordpress?.status !== "trash" && audio !== undefined;
  const items = feed.items.filter(isEpisode);
  return { feed: { ...feed, items }, left: feed.items.length - items.length };
}
