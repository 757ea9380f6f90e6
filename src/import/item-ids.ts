import { createHash } from "node:crypto";
import type { FeedItem } from "../compile/feed-item.ts";
import { dateOrder } from "../compile/parse-date.ts";

/** An item with the id that apps know it by, and a date. */
export interface DatedItem {
  item: FeedItem;
  guid: string;
  /** As the archive writes it. */
  date: string;
}

/** Tells what is odd about an item, and what was done about it. */
export type Note = (item: FeedItem, what: string, write?: string) => void;

/** What apps take for the id of an item that states none. */
const idOf = ({ guid, audio, link, title, published }: FeedItem): string =>
  guid ??
  audio?.address ??
  link ??
  `playhead-${createHash("sha256")
    .update(`${title}\n${published ?? ""}`)
    .digest("hex")
    .slice(0, 16)}`;

/**
 * Gives every item an id of its own. An item that stands in the feed twice counts once. Of two that
 * share an id the older keeps it, under which listeners have it; the other gets its sound's address.
 */
export function giveIds(dated: { item: FeedItem; date: string }[], note: Note): DatedItem[] {
  const byId = new Map<string, typeof dated>();
  for (const one of dated) {
    const id = idOf(one.item);
    const group = byId.get(id);
    if (group) group.push(one);
    else byId.set(id, [one]);
  }
  const taken = new Set(byId.keys());
  const guids = new Map<FeedItem, string>();
  for (const [id, group] of byId) {
    const seen = new Map<string, FeedItem>();
    const oldestFirst = group.toSorted((a, b) => dateOrder(a.date) - dateOrder(b.date));
    for (const { item } of oldestFirst) {
      const key = `${item.title}\n${item.audio?.address ?? ""}`;
      const same = seen.get(key);
      if (same) {
        note(
          item,
          `"${item.title}" stands in the feed twice; the one of line ${same.line} is taken`,
        );
        continue;
      }
      if (seen.size === 0) guids.set(item, id);
      else {
        const other = freeId(id, item, taken);
        taken.add(other);
        guids.set(item, other);
        note(
          item,
          `"${item.title}" has the same guid as "${[...seen.values()][0]?.title}", and gets "${other}"`,
          "give it a guid of its own in the feed",
        );
      }
      seen.set(key, item);
    }
  }
  return dated.flatMap(({ item, date }) => {
    const guid = guids.get(item);
    return guid === undefined ? [] : [{ item, guid, date }];
  });
}

function freeId(id: string, { audio }: FeedItem, taken: Set<string>): string {
  if (audio && !taken.has(audio.address)) return audio.address;
  for (let count = 2; ; count++) if (!taken.has(`${id}#${count}`)) return `${id}#${count}`;
}
