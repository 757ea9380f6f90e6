import type { Audio, Chapter } from "./episode.ts";
import type { EpisodeEntry } from "./episode-entry.ts";

/**
 * One episode as something to play and to keep: what the player, the queue and
 * the listener's records need, so that they work without the catalog.
 * Sites' paths are without the base, times in seconds, as in Episode.
 */
export interface Track {
  /** Key of everything kept about it. */
  guid: string;
  id: string;
  path: string;
  title: string;
  show: string;
  number?: number;
  /** Names joined for reading: "Ann Bee, Cy Dee". */
  guests: string;
  audio: Audio;
  duration?: number;
  artwork?: string;
  /** There is a transcript to follow. */
  transcript?: boolean;
  /** By start time; known once the whole episode was read. */
  chapters?: Chapter[];
}

/** An episode, or its summary, as a track; undefined when it has no audio of its own, or none known yet. */
export function trackOf(
  episode: EpisodeEntry & { chapters?: Chapter[]; image?: string },
  show: { title: string; image?: string },
): Track | undefined {
  if (!episode.audio || episode.audio === "unread") return undefined;
  const track: Track = {
    guid: episode.guid,
    id: episode.id,
    path: episode.path,
    title: episode.title,
    show: show.title,
    guests: episode.guests.map((guest) => guest.name).join(", "),
    audio: episode.audio,
  };
  if (episode.number !== undefined) track.number = episode.number;
  if (episode.duration !== undefined) track.duration = episode.duration;
  const artwork = episode.image ?? show.image;
  if (artwork !== undefined) track.artwork = artwork;
  if (episode.hasTranscript) track.transcript = true;
  if (episode.chapters && episode.chapters.length > 0) {
    track.chapters = episode.chapters.toSorted((a, b) => a.start - b.start);
  }
  return track;
}
