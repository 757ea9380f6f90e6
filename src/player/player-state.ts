import type { Frame } from "../model/episode.ts";
import type { Track } from "../model/track.ts";
import type { SleepTimer } from "./sleep-timer.ts";

/**
 * "loading" is the wait before the first sound, "buffering" a wait after it;
 * in both the listener asked for sound, so the button offers "Pause".
 */
export type Status = "idle" | "paused" | "loading" | "playing" | "buffering" | "ended" | "error";

/** What seldom changes. Views that show it sleep while sound plays. */
export interface PlayerState {
  track: Track | undefined;
  status: Status;
  /** 0.5–3; 1 is the recorded speed. */
  rate: number;
  /** 0–1. */
  volume: number;
  muted: boolean;
  /** What failed, in plain words; the place is kept and `retry` goes on from it. */
  error: string | undefined;
  /** Something worth saying once: read it as it changes. */
  notice: string | undefined;
  /** Why the listener can't move within this audio; undefined where they can. */
  unseekable: string | undefined;
  /** Index into the track's chapters; -1 before the first. */
  chapter: number;
  sleep: SleepTimer | undefined;
  /** End of the clip being played, in seconds. */
  clipEnd: number | undefined;
  /** A third party's player, which takes the dock while it is open. */
  frame: OpenFrame | undefined;
}

export interface OpenFrame {
  frame: Frame;
  /** The episode it belongs to. */
  title: string;
  path: string;
}

/** A stretch of audio, [start, end] in seconds. */
export type Stretch = readonly [start: number, end: number];

/** What moves while sound plays; told once a second, and at once when the listener moves. */
export interface Clock {
  position: number;
  /** Seconds; 0 while nobody knows. */
  duration: number;
  /** End of what is loaded around the position. */
  buffered: number;
  /** What was heard so far, by start, apart from each other. */
  heard: readonly Stretch[];
}

export const NO_STATE: PlayerState = {
  track: undefined,
  status: "idle",
  rate: 1,
  volume: 1,
  muted: false,
  error: undefined,
  notice: undefined,
  unseekable: undefined,
  chapter: -1,
  sleep: undefined,
  clipEnd: undefined,
  frame: undefined,
};

export const NO_CLOCK: Clock = { position: 0, duration: 0, buffered: 0, heard: [] };

/** Whether the listener wants sound now: what decides between "Play" and "Pause". */
export const wantsSound = (status: Status): boolean =>
  status === "playing" || status === "loading" || status === "buffering";

export const SPEEDS = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
export const SKIP_BACK = -15;
export const SKIP_FORWARD = 30;
