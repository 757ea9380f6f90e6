import type { Audio, EpisodeSummary } from "./episode.ts";
import { DATA_FORMAT } from "./data-format.ts";

/**
 * An episode as the catalogue alone knows it: enough to find, filter and sort. What a card shows
 * besides, its details, stands in files of their own; a whole `EpisodeSummary` is an entry too.
 */
export type EpisodeEntry = Omit<EpisodeSummary, "summary" | "audio"> & {
  /** Undefined until its details are read. */
  summary?: string;
  /** "unread": there is audio, and the details say which. */
  audio?: Audio | "unread";
};

export const isComplete = (entry: EpisodeEntry): entry is EpisodeSummary =>
  entry.summary !== undefined && entry.audio !== "unread";

/** Episodes whose details share a file. */
export const DETAILS_TOGETHER = 64;

/** /data/details/{n}.json: details of neighbours in the catalogue. */
export interface DetailsFile {
  format: number;
  /** `episodesKey` of those it is about: a catalogue of another day may have others in their place. */
  of: string;
  summaries: string[];
  audio: (Audio | null)[];
}

/**
 * Where the details of the episode at `place` are. Files are counted from the oldest episode, so
 * that a new one changes the last file alone.
 */
export function detailsPlace(place: number, episodes: number): { file: number; line: number } {
  const age = episodes - 1 - place;
  return { file: Math.floor(age / DETAILS_TOGETHER), line: age % DETAILS_TOGETHER };
}

/**
 * The episodes of details file `file`, in the order of its lines.
 * @param episodes the newest, at least as far as those are
 * @param total of all episodes
 */
export const detailsRange = <T>(
  episodes: readonly T[],
  file: number,
  total: number = episodes.length,
): T[] => {
  const end = total - file * DETAILS_TOGETHER;
  return episodes.slice(Math.max(0, end - DETAILS_TOGETHER), end).toReversed();
};

/** Short and equal for equal ids in equal order: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of 32 bits. */
export function episodesKey(episodes: readonly { id: string }[]): string {
  let hash = 0x811c9dc5;
  for (const { id } of episodes)
    for (const sign of `${id}\n`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** All details files of a catalogue; file n at place n. */
export function writeDetails(episodes: readonly EpisodeSummary[]): DetailsFile[] {
  const files = Math.ceil(episodes.length / DETAILS_TOGETHER);
  return Array.from({ length: files }, (_, file) => {
    const lines = detailsRange(episodes, file);
    return {
      format: DATA_FORMAT,
      of: episodesKey(lines),
      summaries: lines.map(({ summary }) => summary),
      audio: lines.map(({ audio }) => audio ?? null),
    };
  });
}

/** The entry with line `line` of its details file. */
export function withDetails(
  entry: EpisodeEntry,
  details: DetailsFile,
  line: number,
): EpisodeSummary {
  const { audio: _, summary: __, ...rest } = entry;
  const audio = details.audio[line];
  return {
    ...rest,
    summary: details.summaries[line] ?? "",
    ...(audio ? { audio } : {}),
  };
}
