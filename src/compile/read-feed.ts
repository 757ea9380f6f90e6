import { Parser } from "htmlparser2";
import { asNumber, asSeconds } from "./fields.ts";

/** One `<item>` of an RSS 2.0 feed with the fields of Apple's podcast namespace. */
export interface FeedItem {
  title: string;
  guid?: string;
  link?: string;
  number?: number;
  /** Seconds. */
  duration?: number;
  audio?: { address: string; type?: string; bytes?: number };
}

const TEXT_FIELDS = new Set([
  "title",
  "guid",
  "link",
  "itunes:episode",
  "itunes:duration",
  "itunes:title",
]);

/**
 * Items of an RSS feed (https://www.rssboard.org/rss-specification,
 * https://podcasters.apple.com/support/823-podcast-requirements), in its order.
 * A feed that is not well-formed gives what could be read.
 */
export function readFeed(xml: string): FeedItem[] {
  const items: FeedItem[] = [];
  let item: Map<string, string> | undefined;
  let audio: FeedItem["audio"];
  let field: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === "item") {
          item = new Map();
          audio = undefined;
        } else if (item && name === "enclosure") {
          const address = attributes["url"]?.trim() ?? "";
          const bytes = asNumber(attributes["length"]);
          if (address !== "") {
            audio = {
              address,
              ...(attributes["type"] ? { type: attributes["type"] } : {}),
              ...(bytes !== undefined && bytes > 0 ? { bytes } : {}),
            };
          }
        }
        field = item && TEXT_FIELDS.has(name) ? name : undefined;
      },
      ontext(text) {
        if (item && field !== undefined) item.set(field, (item.get(field) ?? "") + text);
      },
      onclosetag(name) {
        field = undefined;
        if (name !== "item" || !item) return;
        const text = (key: string): string | undefined => item?.get(key)?.trim() || undefined;
        items.push({
          title: text("title") ?? text("itunes:title") ?? "",
          guid: text("guid"),
          link: text("link"),
          number: asNumber(text("itunes:episode")),
          duration: asSeconds(text("itunes:duration")),
          audio,
        });
        item = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return items;
}
