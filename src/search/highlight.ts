import type { EpisodeEntry } from "../model/episode-entry.ts";
import { foldWithOffsets, originalRange } from "./fold.ts";
import type { MatchedTerms } from "./matched-terms.ts";
import { tokenize } from "./tokenize.ts";

export type MatchField = "title" | "guest" | "host" | "tag" | "summary" | "number" | "notes";

export interface Match {
  field: MatchField;
  /** The whole value that matched, as the archive writes it. */
  text: string;
  /** `[start, end)` in `text`, in UTF-16 code units, rising and apart from each other. */
  ranges: [number, number][];
}

/** The ranges of `text` that hold one of the terms. */
export function matchedRanges(text: string, matched: MatchedTerms): [number, number][] {
  const folded = foldWithOffsets(text);
  const ranges: [number, number][] = [];
  for (const token of tokenize(folded.text)) {
    const typed = matched(token.term);
    // A part of a longer written form ("py" of "Ren'Py"): the form is marked whole.
    const whole = typed === token.term.length || (typed === 0 && token.also?.some(matched));
    if (typed === 0 && !whole) continue;
    const end = whole ? token.end : Math.min(token.end, token.start + typed);
    const range = originalRange(folded, token.start, end);
    const before = ranges.at(-1);
    if (before && range[0] <= before[1]) before[1] = Math.max(before[1], range[1]);
    else ranges.push(range);
  }
  return ranges;
}

/** Every field of `episode` that holds one of the terms, in the order a reader meets them. */
export function matchesIn(episode: EpisodeEntry, matched: MatchedTerms): Match[] {
  const values: [MatchField, string][] = [
    ["title", episode.title],
    ...episode.guests.map(({ name }): [MatchField, string] => ["guest", name]),
    ...episode.hosts.map(({ name }): [MatchField, string] => ["host", name]),
    ...episode.tags.map(({ name }): [MatchField, string] => ["tag", name]),
    ["summary", episode.summary ?? ""],
  ];
  return values.flatMap(([field, text]) => {
    const ranges = matchedRanges(text, matched);
    return ranges.length > 0 ? [{ field, text, ranges }] : [];
  });
}
