import type { Credit, Link } from "../../model/episode.ts";
import type { Category } from "../../compile/apple-categories.ts";

/** A feed, whatever the format: every address whole, every time in seconds. */
export interface Feed {
  title: string;
  description: string;
  /** The page that it is the feed of, and its own address. */
  home: string;
  self: string;
  /** BCP 47. */
  language: string;
  author?: string;
  email?: string;
  /** Of 1400 px or more, PNG or JPEG. */
  image?: string;
  icon?: string;
  categories: Category[];
  explicit: boolean;
  type?: string;
  copyright?: string;
  funding: Link[];
  locked?: boolean;
  medium?: string;
  /** The show's id in Podcasting 2.0: only in the show's own feed. */
  guid?: string;
  /** There will be no more episodes. */
  finished?: boolean;
  /** For the feed of a tag or a person: directories are asked not to list it as a show. */
  part: boolean;
  people: FeedPerson[];
  /** Newest first. */
  items: FeedItem[];
}

export interface FeedPerson {
  name: string;
  role: Credit["role"];
  /** Their page on this site. */
  page: string;
  image?: string;
}

export interface FeedItem {
  /** As the archive states it, a number before it too. */
  title: string;
  /** Without that number. */
  bareTitle: string;
  link: string;
  guid: string;
  /** ISO 8601, as the archive states it. */
  date: string;
  modified?: string;
  summary: string;
  /** The whole notes as HTML: made when asked for, since those of a large archive don't fit in memory twice. */
  notes: () => string;
  audio?: { src: string; type: string; bytes?: number };
  duration?: number;
  number?: number;
  season?: { number: number; name?: string };
  type?: string;
  explicit?: boolean;
  image?: string;
  language?: string;
  tags: string[];
  people: FeedPerson[];
  /** Address of the JSON chapters. */
  chapters?: string;
  transcripts: { src: string; type: string; timed: boolean }[];
  soundbites: { start: number; duration: number; title?: string }[];
}

/** Midnight in UTC for a date alone. */
export const instant = (date: string): Date =>
  new Date(date.length === 10 ? `${date}T00:00:00Z` : date);
