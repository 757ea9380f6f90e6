import { ownPath } from "./address.ts";
import type { Report } from "./content-error.ts";
import type { EpisodeRecord } from "./episode-record.ts";
import { readSidecar, type OtherFile } from "./read-content.ts";
import type { FeedItem } from "./feed-item.ts";
import { readFeed } from "./read-feed.ts";
import type { ShowSettings } from "./show-file.ts";
import { personKey } from "./spellings.ts";
import { splitTitle } from "./title-number.ts";

/** Finds items by a key that belongs to one item alone. */
function uniqueBy(
  items: FeedItem[],
  keyOf: (item: FeedItem) => string | undefined,
): Map<string, FeedItem> {
  const found = new Map<string, FeedItem>();
  const shared = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined || key === "") continue;
    if (found.has(key)) shared.add(key);
    found.set(key, item);
  }
  for (const key of shared) found.delete(key);
  return found;
}

const titleKey = (title: string, number?: number): string =>
  personKey(splitTitle(title, number).title);

/**
 * Audio, duration and id from the show's feed for episodes that lack them. An
 * item belongs to the episode with its id, its page, its title or its number, in
 * this order; nothing that a file states is replaced. Answers how many gained audio.
 */
export function fillFromFeed(
  records: EpisodeRecord[],
  feed: {
    name: string;
    /** Where it is named. */
    show: Pick<ShowSettings, "file" | "lineOf">;
    files: Map<string, OtherFile>;
    paths: Map<string, string>;
    siteUrls: string[];
  },
  report: Report,
): number {
  const file = feed.files.get(feed.name.replace(/^\.?\//, "").normalize("NFC"));
  if (!file) {
    report({
      severity: "error",
      file: feed.show.file,
      line: feed.show.lineOf("feed"),
      what: `The feed "${feed.name}" is missing`,
      write: "put its RSS file into the content folder, or remove the line",
    });
    return 0;
  }
  const xml = readSidecar(file, report);
  if (xml === undefined) return 0;
  const read = readFeed(xml);
  if ("what" in read || read.items.length === 0) {
    const { line, what } = "what" in read ? read : { line: undefined, what: "It holds no items" };
    report({
      severity: "error",
      file: file.file,
      line,
      what: `The feed can't be used: ${what.replace(/^It/, "it")}`,
      write: "save the show's RSS feed there",
    });
    return 0;
  }
  const { items } = read;
  const byGuid = uniqueBy(items, ({ guid }) => guid);
  const byPath = uniqueBy(items, ({ link }) =>
    link === undefined ? undefined : ownPath(link, feed.siteUrls)?.replace(/[?#].*$/s, ""),
  );
  const byTitle = uniqueBy(items, ({ title, number }) => titleKey(title, number));
  const byNumber = uniqueBy(items, ({ title, number }) =>
    String(number ?? splitTitle(title, undefined).number ?? ""),
  );

  let filled = 0;
  for (const record of records) {
    const item =
      byGuid.get(record.guid ?? "") ??
      byPath.get(feed.paths.get(record.source.file) ?? "") ??
      byTitle.get(titleKey(record.fullTitle, record.number)) ??
      (record.number === undefined ? undefined : byNumber.get(String(record.number)));
    if (!item) continue;
    record.feedGuid = item.guid;
    record.duration ??= item.duration;
    if (record.audio || !item.audio) continue;
    record.audio = { ...item.audio, line: 1 };
    filled++;
  }
  return filled;
}
