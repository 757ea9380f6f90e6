import type { Place } from "./positions.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds to step back after `away` milliseconds, so that the thread is found again. */
export function rewindAfter(away: number): number {
  if (away >= DAY) return 20;
  if (away >= HOUR) return 10;
  return away >= MINUTE ? 3 : 0;
}

/** Whether nothing worth hearing is left: 30 s, or 5 % of a short episode. */
export function isFinished(at: number, duration: number | undefined): boolean {
  if (duration === undefined || !Number.isFinite(duration) || duration <= 0) return false;
  return duration - at <= Math.min(30, duration * 0.05);
}

/** Where to go on with an episode, in seconds; 0 for one that was finished. `now` in milliseconds. */
export function resumeAt(
  place: Place | undefined,
  duration: number | undefined,
  now: number,
): number {
  if (!place || isFinished(place.at, place.duration ?? duration)) return 0;
  return Math.max(0, place.at - rewindAfter(now - place.updated));
}
