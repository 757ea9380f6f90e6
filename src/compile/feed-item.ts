import { parseHtml, textOf, TooManyOpenTags } from "./html-tree.ts";
import { htmlToText } from "./plain-text.ts";

/** A feed of any format: RSS 2.0 or 1.0, Atom, JSON Feed. Addresses are absolute where it can be told. */
export interface Feed {
  show: FeedShow;
  /** In the feed's order. */
  items: FeedItem[];
  /** Address of the feed's next page (RFC 5005), where it has several. */
  next?: string;
}

export interface FeedPerson {
  name: string;
  /** Lower case, as in the Podcast Taxonomy: "host", "guest", "editor" … */
  role: string;
  image?: string;
  /** Their own page. */
  link?: string;
}

export interface FeedShow {
  title?: string;
  /** HTML or text. */
  description?: string;
  /** The show's website. */
  link?: string;
  /** The feed's own address. */
  self?: string;
  language?: string;
  author?: string;
  email?: string;
  image?: string;
  categories: string[];
  explicit?: boolean;
  /** "episodic" or "serial". */
  type?: string;
  copyright?: string;
  /** Of Podcasting 2.0: the show's id, what it is, and whether others may import it. */
  guid?: string;
  medium?: string;
  locked?: boolean;
  /** There will be no more episodes. */
  complete?: boolean;
  people: FeedPerson[];
  funding: { title: string; url: string }[];
}

export interface FeedAudio {
  address: string;
  /** MIME type. */
  type?: string;
  bytes?: number;
}

/** An episode as a feed tells it; an item without some of its parts lacks those fields. */
export interface FeedItem {
  /** Line of the feed at which it stands, from 1; 0 where it has none. */
  line: number;
  /** Plain text; "" for an item without a title. */
  title: string;
  guid?: string;
  link?: string;
  number?: number;
  season?: number;
  seasonName?: string;
  /** "full", "trailer" or "bonus". */
  type?: string;
  /** Seconds. */
  duration?: number;
  audio?: FeedAudio;
  /** Dates as written: RFC 2822 in RSS, RFC 3339 elsewhere. */
  published?: string;
  updated?: string;
  /** The show notes. */
  notes?: { text: string; format: "html" | "plain" };
  /** Other texts about the episode, HTML or plain, the longest form first. */
  summaries: string[];
  image?: string;
  explicit?: boolean;
  people: FeedPerson[];
  tags: string[];
  /** Chapters in the item, or where their file is. */
  chapters?: { start: string; title: string; url?: string; image?: string }[] | string;
  transcripts: { address: string; type: string }[];
  /** Seconds. */
  soundbites: { start: number; duration: number; title?: string }[];
  /** What an export of WordPress calls the item, and whether it was published. */
  wordpress?: { kind: string; status: string };
}

/** A feed's text without its markup and entities, on one line; undefined for nothing. */
export function plainText(markup: string | undefined): string | undefined {
  if (markup === undefined) return undefined;
  const text = /[<&]/.test(markup) ? wordsOf(markup) : markup.replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

function wordsOf(markup: string): string {
  try {
    return textOf(parseHtml(markup));
  } catch (error) {
    if (!(error instanceof TooManyOpenTags)) throw error;
    return bareWords(markup);
  }
}

/** The words of HTML that may be nested without end, in the time of one look at it. */
export const bareWords = (markup: string): string =>
  htmlToText(markup.replace(/<\/?[a-z][^<>]*>|<!--[^<>]*-->/gi, " "));

/** Makes addresses absolute against `base`; those that are, or can't be, stay as they are. */
export function absoluteAgainst(base: string | undefined) {
  return (address: string | undefined): string | undefined => {
    const text = address?.trim();
    if (text === undefined || text === "") return undefined;
    if (/^[a-z][a-z0-9+.-]*:/i.test(text) || base === undefined) return text;
    return URL.canParse(text, base) ? new URL(text, base).href : text;
  };
}

/** `object` without its undefined fields. */
export function stated<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
