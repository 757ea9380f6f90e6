import type { Track } from "../model/track.ts";
import type { Stretch } from "./player-state.ts";

/** Where a listener is in one episode. */
export interface Place {
  /** Seconds. */
  at: number;
  duration?: number;
  /** When it was written, in milliseconds since 1970. */
  updated: number;
  heard: readonly Stretch[];
}

/**
 * The memory that the player needs; whoever creates the session supplies it.
 * `get` answers from memory, since `play()` may not wait inside a click.
 */
export interface Positions {
  /**
   * Settles when everything kept is in memory: until then nothing is written. After a rest in the
   * back/forward cache it is another promise, for what other tabs wrote meanwhile.
   */
  readonly ready: Promise<void>;
  get(guid: string): Place | undefined;
  /**
   * @param finished nothing worth hearing is left
   * @param when "now" must be safe before it returns: the page is about to go
   */
  save(
    track: Track,
    place: { at: number; duration?: number; heard: readonly Stretch[] },
    how: { finished: boolean; when: "soon" | "now" },
  ): void;
}

/** Choices that outlive the page. */
export interface PlayerPreferences {
  rate: number;
  volume: number;
  muted: boolean;
  /** Skip chapters that are marked as sponsored. */
  skipSponsors: boolean;
  /** Start the queue's next episode after one has ended. */
  autoNext: boolean;
}

export interface Preferences {
  get(): PlayerPreferences;
  set(patch: Partial<PlayerPreferences>): void;
}

export const DEFAULT_PREFERENCES: PlayerPreferences = {
  rate: 1,
  volume: 1,
  muted: false,
  skipSponsors: false,
  autoNext: true,
};

/** Preferences for this page alone. */
export function temporaryPreferences(): Preferences {
  let values = DEFAULT_PREFERENCES;
  return {
    get: () => values,
    set(patch) {
      values = { ...values, ...patch };
    },
  };
}
