import type { Chapter, Cue } from "../model/episode.ts";

/** A stretch of an episode's notes, a chapter's title, or about a minute of its transcript. */
export interface Passage {
  text: string;
  /** Seconds into the episode, where the passage has a time. */
  start?: number;
}

export interface PassageSource {
  /** The notes as plain text, a paragraph a line. */
  notes?: string;
  chapters?: Chapter[];
  cues?: Cue[];
}

/** Characters that a passage is filled up to: two or three lines on a phone. */
const FULL = 360;

/**
 * An episode's passages: notes, then chapters, then transcript. The index refers to a passage by
 * its place in this list, so that writer and reader must make it from the same sources.
 */
export function passagesOf({ notes = "", chapters = [], cues = [] }: PassageSource): Passage[] {
  const written = notes.split("\n").flatMap((line) => line.trim() || []);
  return [
    ...joined(written.map((text) => ({ text }))),
    ...chapters.map(({ title, start }) => ({ text: title, start })),
    ...joined(cues.map(({ text, start }) => ({ text, start }))),
  ].filter(({ text }) => text !== "");
}

/** Joins neighbours until a passage is full; what is too long alone is cut between words. */
function joined(parts: Passage[]): Passage[] {
  const passages: Passage[] = [];
  for (const { text, start } of parts.flatMap(cut)) {
    const last = passages.at(-1);
    if (last && last.text.length + text.length < FULL) last.text += ` ${text}`;
    else passages.push(start === undefined ? { text } : { text, start });
  }
  return passages;
}

function cut({ text, start }: Passage): Passage[] {
  const pieces: Passage[] = [];
  let rest = text;
  while (rest.length > FULL) {
    const space = rest.lastIndexOf(" ", FULL);
    const end = space > FULL / 2 ? space : FULL;
    pieces.push({ text: rest.slice(0, end), start });
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, { text: rest, start }];
}
