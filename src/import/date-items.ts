import type { FeedItem } from "../compile/feed-item.ts";
import { feedDate } from "./feed-date.ts";
import type { Note } from "./item-ids.ts";

/**
 * Every item with a date. One that states none, or none that can be read, gets that of the item
 * before it in the feed, else of the one after: it then stands beside its neighbours.
 */
export function dateItems(
  items: readonly FeedItem[],
  note: Note,
): { item: FeedItem; date: string }[] {
  const dates = items.map(({ published }) =>
    published === undefined ? undefined : feedDate(published),
  );
  return items.flatMap((item, i) => {
    const own = dates[i];
    if (own !== undefined) return [{ item, date: own }];
    const near =
      dates.slice(0, i).findLast((date) => date !== undefined) ??
      dates.slice(i + 1).find((date) => date !== undefined);
    const lacks =
      item.published === undefined
        ? "has no date"
        : `has no date that can be read ("${item.published.slice(0, 40)}")`;
    if (near === undefined) {
      note(item, `"${item.title}" ${lacks}, and is left out`, "give it a <pubDate>");
      return [];
    }
    note(
      item,
      `"${item.title}" ${lacks}, and gets its neighbour's`,
      "correct the date in its file",
    );
    return [{ item, date: near.slice(0, 10) }];
  });
}
