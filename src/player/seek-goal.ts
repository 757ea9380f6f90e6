/** An early seek counts as done within this many seconds of its goal. */
const TOLERANCE = 0.3;
/** A host that keeps answering with another place is not asked for ever. */
const ATTEMPTS = 5;

/**
 * Where an audio element has to be as soon as it can. A seek that comes before the
 * metadata, or while a browser still settles, gets lost: so it is applied again until it holds.
 */
export interface SeekGoal {
  /** Seconds; undefined once reached or given up. */
  readonly at: number | undefined;
  set(seconds: number): void;
  clear(): void;
  /** Moves the element; `last` gives up where the element still cannot move. True when it gave up. */
  settle(last?: boolean): boolean;
}

/** End of what the element can jump to, in seconds; 0 where the host doesn't answer Range requests. */
export function seekableEnd(audio: HTMLMediaElement): number {
  return audio.seekable.length > 0 ? audio.seekable.end(audio.seekable.length - 1) : 0;
}

/** End of what is loaded around the present place, in seconds. */
export function bufferedEnd(audio: HTMLMediaElement): number {
  const at = audio.currentTime;
  for (let i = 0; i < audio.buffered.length; i += 1) {
    const end = audio.buffered.end(i);
    if (audio.buffered.start(i) <= at + 0.1 && at <= end) return end;
  }
  return 0;
}

export function createSeekGoal(audio: HTMLMediaElement): SeekGoal {
  let goal: number | undefined;
  let attempts = 0;
  return {
    get at() {
      return goal;
    },
    set(seconds) {
      goal = Math.max(0, seconds);
      attempts = 0;
    },
    clear() {
      goal = undefined;
    },
    settle(last = false) {
      if (goal === undefined || audio.readyState === 0 || audio.seeking) return false;
      if (Number.isFinite(audio.duration)) goal = Math.min(goal, audio.duration);
      if (Math.abs(audio.currentTime - goal) <= TOLERANCE) {
        goal = undefined;
        return false;
      }
      if (seekableEnd(audio) > 0 && attempts < ATTEMPTS) {
        attempts += 1;
        audio.currentTime = goal;
        return false;
      }
      if (last) goal = undefined;
      return last;
    },
  };
}
