import type { EpisodeEntry } from "../model/episode-entry.ts";

/** Stretches of a text, [start, end) in UTF-16 units. */
export type Ranges = [number, number][];

/** One line of the list: an episode, with why it was found while searching. */
export interface Listed {
  episode: EpisodeEntry;
  titleRanges?: Ranges;
  excerpt?: { text: string; ranges: Ranges };
  /** Other fields that match: "guest", "tag" … */
  elsewhere?: { field: string; text: string; ranges: Ranges }[];
  close?: boolean;
}
