import type { Neighbour } from "./catalog.ts";

/** A drawing of the archive as markup that the build made: SVG whose marks are links, and a table. */
export interface Drawing {
  id: "calendar" | "topics" | "map";
  html: string;
}

/** /data/explore.json: the archive at a glance. */
export interface ExploreFile {
  format: number;
  /** Only those that the archive has something for. */
  drawings: Drawing[];
  first?: Neighbour;
  newest?: Neighbour;
  /** By length in seconds, where the archive states lengths. */
  shortest?: Neighbour & { duration: number };
  longest?: Neighbour & { duration: number };
  /** Episodes by the month of their date, January first: how likely each is at random. */
  months: number[];
}

/** One episode of a day, in any year. */
export interface DayEpisode extends Neighbour {
  /** "2015-10-05" */
  date: string;
}

/** /data/days/{month}.json, month 1–12: the episodes of each of its days, newest first. */
export interface DaysFile {
  format: number;
  /** By the day of the month, "1" to "31". */
  days: Record<string, DayEpisode[]>;
}

export const EXPLORE_DATA = "/data/explore.json";
export const daysPath = (month: number): string => `/data/days/${month}.json`;
