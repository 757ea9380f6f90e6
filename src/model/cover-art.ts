/**
 * The art of a show or an episode that has no picture: a sound, as bars, with the playhead among
 * them. One description for all who draw it: the cover on pages, the icons, the preview cards.
 */

/** Where the sound is drawn, in the units of whoever draws it. */
export interface CoverFrame {
  x: number;
  y: number;
  width: number;
  height: number;
  /** How many bars share the width. */
  bars: number;
  /** Breadth of a bar, as a part of the room that it has. */
  fill?: number;
}

/** An upright bar with round ends: their radius is half its width. */
export interface CoverBar {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Bars before the playhead were heard, those after it are ahead. */
  part: "heard" | "head" | "ahead";
}

/** The show's own mark, on a square of 100. */
export const MARK: CoverFrame = { x: 11, y: 14, width: 78, height: 72, bars: 7, fill: 0.58 };

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/): the same words always draw the same cover. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const character of text)
    h = Math.imul(h ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return h;
}

/** Numbers from 0 to 1 by xorshift32 (Marsaglia 2003). */
function numbersFrom(seed: string): () => number {
  let state = hash(seed) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0xffffffff;
  };
  // The first few still resemble the seed's neighbours.
  for (let i = 0; i < 6; i += 1) next();
  return next;
}

/** Loudness of each bar, 0–1: phrases that swell and die away as speech does, the loudest being 1. */
function loudness(next: () => number, bars: number): number[] {
  const heights: number[] = [];
  while (heights.length < bars) {
    const length = 4 + Math.floor(next() * 7);
    const loud = 0.55 + 0.45 * next();
    const peak = 0.2 + 0.6 * next();
    for (let i = 0; i < length; i += 1) {
      const at = (i + 0.5) / length;
      const swell = Math.sin(((at < peak ? at / peak : (1 - at) / (1 - peak)) * Math.PI) / 2);
      heights.push(Math.max(0.1, loud * (0.22 + 0.78 * swell) * (0.62 + 0.38 * next())));
    }
  }
  const shown = heights.slice(0, bars);
  const loudest = Math.max(...shown);
  return shown.map((height) => height / loudest);
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * The bars of a cover, from left to right. The playhead takes the place of one, is as high as the
 * frame, and stands clear of its ends.
 * @param seed the show's title, or an episode's guid
 */
export function coverArt(seed: string, frame: CoverFrame): CoverBar[] {
  const { x, y, width, height, bars, fill = 0.56 } = frame;
  const next = numbersFrom(seed);
  const heights = loudness(next, bars);
  const head = Math.floor(bars * (0.28 + 0.44 * next()));
  const room = width / bars;
  const bar = (index: number, breadth: number, length: number) => ({
    x: tenth(x + room * (index + 0.5) - breadth / 2),
    y: tenth(y + (height - length) / 2),
    width: tenth(breadth),
    height: tenth(length),
  });
  return heights.map((loud, index) =>
    index === head
      ? { ...bar(index, room * 0.34, height), part: "head" }
      : {
          ...bar(index, room * fill, Math.max(room * fill, loud * height * 0.9)),
          part: index < head ? "heard" : "ahead",
        },
  );
}
