/**
 * What a media error means for a listener. Codes are those of MediaError
 * (HTML, "Media resources"): 2 network, 3 decode, 4 source not supported, which is
 * also what a missing file gives.
 */
export function describeFailure(code: number | undefined, online: boolean): string {
  if (!online) return "You are offline, and this audio is not on this device. Your place is kept.";
  switch (code) {
    case 2:
      return "The connection to the audio broke. Your place is kept.";
    case 3:
      return "The audio is damaged here. Retry, or skip ahead.";
    case 4:
      return "The audio could not be loaded: it is missing, or in a form that this browser cannot play.";
    default:
      return "The audio could not be played.";
  }
}

export const CUT_SHORT = "The audio breaks off here. Your place is kept.";
export const STALLED = "The audio is not arriving. Your place is kept.";
/** Milliseconds without sound after which waiting is called a failure. */
export const STALL_LIMIT = 20_000;
