import { absoluteAgainst, plainText, stated, type Feed, type FeedItem } from "./feed-item.ts";
import { asNumber, asSeconds, asText, isRecord } from "./fields.ts";
import { firstSound, soundOf } from "./read-rss.ts";

type Json = Record<string, unknown>;

const records = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const whole = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

/**
 * A JSON Feed (https://www.jsonfeed.org/version/1.1/); undefined for other JSON.
 * @param base as in `readRss`
 * @throws SyntaxError for what is no JSON
 */
export function readJsonFeed(text: string, base: string | undefined): Feed | undefined {
  const feed: unknown = JSON.parse(text);
  if (!isRecord(feed) || !/jsonfeed\.org\/version/.test(asText(feed["version"]) ?? ""))
    return undefined;
  const absolute = absoluteAgainst(base ?? asText(feed["feed_url"]));
  const [author] = [...records(feed["authors"]), ...records([feed["author"]])];
  return stated({
    show: stated({
      title: plainText(asText(feed["title"])),
      description: whole(feed["description"]),
      link: absolute(asText(feed["home_page_url"])),
      self: absolute(asText(feed["feed_url"])),
      language: asText(feed["language"]),
      author: asText(author?.["name"]),
      image: absolute(asText(feed["icon"])),
      categories: [],
      people: [],
      funding: [],
    }),
    items: records(feed["items"]).map((item) => readItem(item, absolute)),
    next: absolute(asText(feed["next_url"])),
  });
}

function readItem(item: Json, absolute: ReturnType<typeof absoluteAgainst>): FeedItem {
  const attachments = records(item["attachments"]);
  const sound = firstSound(
    attachments.flatMap((attachment) => {
      const address = absolute(asText(attachment["url"]));
      const type = asText(attachment["mime_type"]);
      return address === undefined ? [] : [soundOf(address, type, attachment["size_in_bytes"])];
    }),
  );
  const attachment = attachments.find(({ url }) => absolute(asText(url)) === sound?.address);
  const html = whole(item["content_html"]);
  const plain = whole(item["content_text"]);
  const summary = whole(item["summary"]);
  const text = html ?? plain ?? summary;
  return stated({
    line: 0,
    title: plainText(asText(item["title"])) ?? "",
    guid: asText(item["id"]),
    link: absolute(asText(item["url"])),
    number: asNumber(item["_episode"]),
    duration: asSeconds(attachment?.["duration_in_seconds"]),
    audio: sound,
    published: asText(item["date_published"]),
    updated: asText(item["date_modified"]),
    notes: text === undefined ? undefined : { text, format: html === undefined ? "plain" : "html" },
    summaries: summary === undefined || summary === text ? [] : [summary],
    image: absolute(asText(item["image"] ?? item["banner_image"])),
    people: [],
    tags: (Array.isArray(item["tags"]) ? item["tags"] : []).flatMap((tag) => asText(tag) ?? []),
    transcripts: [],
    soundbites: [],
  } satisfies FeedItem);
}
