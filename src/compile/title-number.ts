const PREFIX =
  /^(?:episode|ep\.?|show|#)\s*#?\s*0*(\d+(?:\.\d+)?)\s*(?:[-–—:|.·]+\s*|\s+-\s*)(?=\S)/i;
const BARE = /^#?\s*0*(\d+)\s*[-–—:|.·]\s+(?=\S)/;

/**
 * The number that a title begins with, and the title without it:
 * "Episode 27 - Trent Nelson" → 27, "Trent Nelson". A number with no word before
 * it ("505: Title") counts only when it is the one that the metadata states.
 */
export function splitTitle(
  title: string,
  stated: number | undefined,
): { title: string; number?: number } {
  const prefix = PREFIX.exec(title);
  if (prefix) {
    const number = Number(prefix[1]);
    // A title that contradicts its metadata is kept whole.
    if (stated !== undefined && stated !== number) return { title, number };
    return { title: title.slice(prefix[0].length).trim(), number };
  }
  const bare = BARE.exec(title);
  if (bare && stated !== undefined && Number(bare[1]) === stated) {
    return { title: title.slice(bare[0].length).trim(), number: stated };
  }
  return { title };
}
