import { absoluteAgainst, plainText, stated, type Feed, type FeedItem } from "./feed-item.ts";
import { childOf, childrenOf, childText, type FeedElement } from "./feed-xml.ts";
import { asBoolean, asNumber, asSeconds } from "./fields.ts";
import { firstSound, soundOf } from "./read-rss.ts";

/**
 * An Atom feed (https://www.rfc-editor.org/rfc/rfc4287) whose sound is in links of
 * `rel="enclosure"`. Elements are called by their bare names.
 * @param base as in `readRss`
 */
export function readAtom(root: FeedElement, base: string | undefined): Feed {
  const absolute = absoluteAgainst(root.attributes["xml:base"] ?? base ?? linkOf(root, "self"));
  const author = childOf(root, "author");
  return stated({
    show: stated({
      title: plainText(childText(root, "title")),
      description: childText(root, "subtitle", "tagline"),
      link: absolute(linkOf(root, "alternate")),
      self: absolute(linkOf(root, "self")),
      language: root.attributes["xml:lang"],
      author: plainText(author && childText(author, "name")),
      email: author && childText(author, "email"),
      image: absolute(
        childOf(root, "itunes:image")?.attributes["href"] ?? childText(root, "logo", "icon"),
      ),
      categories: [],
      people: [],
      funding: [],
    }),
    items: childrenOf(root, "entry").map((entry) => readEntry(entry, absolute)),
    next: absolute(linkOf(root, "next")),
  });
}

function readEntry(entry: FeedElement, absolute: ReturnType<typeof absoluteAgainst>): FeedItem {
  const content = childOf(entry, "content") ?? childOf(entry, "summary");
  const format = /^(?:text|text\/plain)$/.test(content?.attributes["type"] ?? "text")
    ? "plain"
    : "html";
  const notes = content?.text.trim() ?? "";
  const summary = childText(entry, "summary");
  const enclosures = childrenOf(entry, "link").flatMap(({ attributes }) => {
    const address = attributes["rel"] === "enclosure" ? absolute(attributes["href"]) : undefined;
    return address === undefined
      ? []
      : [soundOf(address, attributes["type"], attributes["length"])];
  });
  return stated({
    line: entry.line,
    title: plainText(childText(entry, "title")) ?? "",
    guid: childText(entry, "id"),
    link: absolute(linkOf(entry, "alternate")),
    number: asNumber(childText(entry, "itunes:episode", "podcast:episode")),
    season: asNumber(childText(entry, "itunes:season", "podcast:season")),
    type: childText(entry, "itunes:episodeType")?.toLowerCase(),
    duration: asSeconds(childText(entry, "itunes:duration")),
    audio: firstSound(enclosures),
    published: childText(entry, "published", "issued", "updated"),
    notes: notes === "" ? undefined : { text: notes, format },
    summaries: summary === undefined || summary === notes ? [] : [summary],
    image: absolute(childOf(entry, "itunes:image")?.attributes["href"]),
    explicit: asBoolean(childText(entry, "itunes:explicit")),
    people: [],
    tags: childrenOf(entry, "category").flatMap(
      ({ attributes }) => plainText(attributes["label"] ?? attributes["term"]) ?? [],
    ),
    transcripts: [],
    soundbites: [],
  } satisfies FeedItem);
}

/** The address of a link; one without `rel` is an alternate. */
function linkOf(parent: FeedElement, rel: string): string | undefined {
  const links = childrenOf(parent, "link").filter(
    ({ attributes }) => (attributes["rel"] ?? "alternate") === rel,
  );
  const html = links.find(({ attributes }) => attributes["type"] === "text/html");
  return (html ?? links[0])?.attributes["href"];
}
