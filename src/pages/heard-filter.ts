import type { HeardState } from "../library/positions.ts";

/** Choices of `heard=`, with their names. "unplayed" is what is new or begun. */
export const HEARD = {
  unplayed: "Not played yet",
  begun: "Begun",
  played: "Played",
} as const;
export type HeardChoice = keyof typeof HEARD;

/** Knows what was heard: what lists need of the library. */
export interface HeardBefore {
  /** Settles when it knows. */
  ready: Promise<void>;
  stateOf(guid: string): HeardState;
}

export function parseHeard(value: string | null): HeardChoice | "" {
  return value === "unplayed" || value === "begun" || value === "played" ? value : "";
}

/** An empty choice is every episode. */
export const matchesHeard = (state: HeardState, choice: HeardChoice | ""): boolean =>
  choice === "" || (choice === "unplayed" ? state !== "played" : state === choice);
