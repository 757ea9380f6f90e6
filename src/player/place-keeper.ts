import type { Track } from "../model/track.ts";
import { addHeard } from "./heard.ts";
import type { Stretch } from "./player-state.ts";
import type { Positions } from "./positions.ts";
import { isFinished, resumeAt } from "./resume.ts";

/** Milliseconds between two saves while playing. */
const SAVE_EVERY = 5_000;
/** A start that was asked for replaces the kept place after this many seconds of sound. */
const TRIAL = 10;

/** Knows what was heard of one track, and when its place may be written down. */
export interface PlaceKeeper {
  /** Takes up a track, with what was heard of it before. */
  begin(track: Track): void;
  readonly heard: readonly Stretch[];
  /** Where to go on, in seconds. */
  resume(): number;
  /** From now on the place is written only once ten seconds have sounded. */
  tryOut(): void;
  /** The sound jumps: what lies between is not heard. */
  jump(): void;
  /** The sound is at `at`; `speed` tells a step of it from a jump. */
  hear(at: number, speed: number): void;
  /** Whether the last two calls of `hear` were one stretch of sound. */
  readonly running: boolean;
  /** Where the sound broke off, in seconds, if its time then leapt ahead of the clock. */
  readonly leaptFrom: number | undefined;
  readonly due: boolean;
  /** `duration` is 0 while unknown. */
  save(at: number, duration: number, how: { ended?: boolean; when: "soon" | "now" }): void;
}

/** @param now milliseconds since 1970 */
export function createPlaceKeeper(positions: Positions, now: () => number): PlaceKeeper {
  let track: Track | undefined;
  let heard: readonly Stretch[] = [];
  /** Where the sound was last; NaN after a jump. */
  let last = Number.NaN;
  let running = false;
  let leaptFrom: number | undefined;
  let heardAt = 0;
  let trial = 0;
  let savedAt = 0;
  /** Until all that was kept is known, nothing may be written over it. */
  let known = false;
  void positions.ready.then(() => {
    known = true;
  });

  return {
    begin(next) {
      track = next;
      savedAt = now();
      trial = 0;
      this.jump();
      heard = positions.get(next.guid)?.heard ?? [];
    },
    get heard() {
      return heard;
    },
    resume: () => (track ? resumeAt(positions.get(track.guid), track.duration, now()) : 0),
    tryOut() {
      trial = TRIAL;
    },
    jump() {
      last = Number.NaN;
      running = false;
      leaptFrom = undefined;
    },
    hear(at, speed) {
      // A longer step than sound makes between two `timeupdate` is a jump.
      running = at > last && at - last <= 1 + 2 * speed;
      const possible = 2 + ((now() - heardAt) / 1000) * speed;
      if (at - last > possible) leaptFrom = last;
      else if (running) leaptFrom = undefined;
      heardAt = now();
      if (running) {
        trial = Math.max(0, trial - (at - last));
        heard = addHeard(heard, last, at);
      }
      last = at;
    },
    get running() {
      return running;
    },
    get leaptFrom() {
      return leaptFrom;
    },
    get due() {
      return now() - savedAt >= SAVE_EVERY;
    },
    save(at, duration, { ended = false, when }) {
      if (!track || !known || (trial > 0 && !ended)) return;
      savedAt = now();
      const place = { at: ended && duration > 0 ? duration : at, heard };
      positions.save(track, duration > 0 ? { ...place, duration } : place, {
        finished: ended || isFinished(at, duration),
        when,
      });
    },
  };
}
