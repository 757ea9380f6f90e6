import { typeByName } from "../compile/audio-field.ts";
import { bareWords, plainText, type FeedItem, type FeedShow } from "../compile/feed-item.ts";
import { dateOrder } from "../compile/parse-date.ts";
import { fold, slugify } from "../compile/slug.ts";
import { splitTitle } from "../compile/title-number.ts";
import { isWebAddress } from "../compile/web-address.ts";
import { formatTimestamp, parseTimestamp } from "../model/timestamp.ts";
import { feedDate } from "./feed-date.ts";
import type { FieldValue, FileFields } from "./front-matter-text.ts";
import type { DatedItem } from "./item-ids.ts";
import { notesToMarkdown } from "./notes-to-markdown.ts";

export interface EpisodeContext {
  show: FeedShow;
  oldAddresses: ReadonlyMap<FeedItem, string>;
}

/** What an item becomes: the fields of its file, in their order, and its notes in Markdown. */
export interface EpisodeText {
  fields: FileFields;
  body: string;
}

/**
 * @param title the item's, or what stands for it
 * @param file its name, which makes its address where the title has no letters for one
 */
export function episodeText(
  { item, guid, date }: DatedItem,
  { title, file }: { title: string; file: string },
  { show, oldAddresses }: EpisodeContext,
): EpisodeText {
  const body = item.notes ? notesOf(item, show) : "";
  const fields = new Map<string, FieldValue>();
  const set = (name: string, value: FieldValue | undefined): void => {
    if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0))
      fields.set(name, typeof value === "string" ? clean(value) : value);
  };
  const people = (role: RegExp): string[] => [
    ...new Set(
      item.people.filter((person) => role.test(person.role)).map(({ name }) => clean(name)),
    ),
  ];

  set("title", title);
  set("date", date);
  set("number", item.number);
  set("season", item.season);
  if (slugify(splitTitle(clean(title), item.number).title) === "")
    set("slug", /([^/]+)\.md$/.exec(file)?.[1]);
  if (item.type === "trailer" || item.type === "bonus") set("type", item.type);
  set("guests", people(GUEST));
  set("hosts", people(HOST));
  set("tags", tagsOf(item));
  set("summary", summaryOf(item, body));
  setAudio(item, set);
  set("image", item.image === show.image ? undefined : item.image);
  set("chapters", chaptersOf(item));
  set("transcript", bestTranscript(item)?.address);
  set("soundbites", item.soundbites);
  set("explicit", item.explicit);
  setModified(item, date, set);
  set("guid", guid);
  const old = oldAddresses.get(item);
  if (old !== undefined) set("aliases", [old]);
  else if (item.link !== undefined && isWebAddress(item.link) && item.link !== show.link)
    set("link", item.link);
  if (item.wordpress && item.wordpress.status !== "publish") set("draft", true);
  return { fields, body };
}

type Set = (name: string, value: FieldValue | undefined) => void;

export const HOST = /host/;
export const GUEST = /^guest$|interviewee|panel|contributor/;

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Cs}/gu;

/** Without the characters that neither XML nor the archive allows. */
const clean = (text: string): string => text.replace(CONTROLS, "");

/** What WordPress puts below every text of its feeds. */
const APPEARED =
  /\s*(?:<p>\s*)?The post <a\b[^<>]*>(?:(?!<\/a>)[\s\S]){0,500}<\/a> appeared first on <a\b[^<>]*>[^<>]*<\/a>\.?\s*(?:<\/p>)?\s*$/i;

function notesOf({ notes, link }: FeedItem, show: FeedShow): string {
  const base = link ?? show.link;
  return clean(
    notesToMarkdown(
      (notes?.text ?? "").replace(APPEARED, ""),
      notes?.format ?? "html",
      (address) => {
        if (/^[a-z][a-z0-9+.-]*:|^#/i.test(address)) return address;
        return base !== undefined && URL.canParse(address, base)
          ? new URL(address, base).href
          : address;
      },
    ),
  );
}

function tagsOf({ tags }: FeedItem): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const text = clean(tag.replace(/^#+/, "").trim());
    if (text !== "" && text.length <= 80 && !byKey.has(fold(text))) byKey.set(fold(text), text);
  }
  // WordPress's name for none.
  byKey.delete("uncategorized");
  return [...byKey.values()];
}

const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, "");

/** The first text about the episode that says more than its notes; cut versions of them don't. */
function summaryOf({ summaries, notes }: FeedItem, body: string): string | undefined {
  if (body === "") return undefined;
  const said = letters(bareWords(notes?.text ?? ""));
  for (const summary of summaries) {
    const text = plainText(summary.replace(APPEARED, ""))?.replace(
      /\s*(?:\[(?:…|\.{3})\]|…|\.{3})$/,
      "",
    );
    if (text === undefined) continue;
    const key = letters(text);
    if (key.length >= 20 && !said.includes(key)) return text;
  }
  return undefined;
}

function setAudio({ audio, duration }: FeedItem, set: Set): void {
  set("audio", audio?.address);
  if (audio?.type !== undefined && audio.type !== typeByName(audio.address))
    set("audio_type", audio.type);
  set("bytes", audio?.bytes);
  set("duration", duration === undefined ? undefined : formatTimestamp(Math.round(duration)));
}

function setModified({ updated }: FeedItem, date: string, set: Set): void {
  const modified = updated === undefined ? undefined : feedDate(updated);
  if (modified !== undefined && dateOrder(modified) > dateOrder(date)) set("modified", modified);
}

function chaptersOf({ chapters }: FeedItem): FieldValue | undefined {
  if (chapters === undefined || typeof chapters === "string") return chapters;
  const timed = chapters.flatMap((chapter) => {
    const seconds = parseTimestamp(chapter.start);
    return seconds === undefined ? [] : [{ ...chapter, time: formatTimestamp(seconds) }];
  });
  const plain = timed.every(({ url, image }) => url === undefined && image === undefined);
  if (plain) return timed.map(({ time, title }) => `${time} ${clean(title)}`);
  return timed.map(({ time, title, url, image }) => ({
    time,
    title: clean(title),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
  }));
}

/** Those that hold most, first: times and speakers before mere words. */
const TRANSCRIPTS = [
  "text/vtt",
  "application/x-subrip",
  "application/srt",
  "application/json",
  "text/html",
  "text/plain",
];

export function bestTranscript({
  transcripts,
}: FeedItem): FeedItem["transcripts"][number] | undefined {
  const rank = (type: string): number => {
    const at = TRANSCRIPTS.indexOf(type);
    return at === -1 ? TRANSCRIPTS.length : at;
  };
  return transcripts.toSorted((a, b) => rank(a.type) - rank(b.type))[0];
}
