import { type Canvas, FONT } from "./canvas.ts";
import { graphemes } from "./lines.ts";

const SIZE = 24;

/**
 * Which letters and signs the fonts of this machine can draw. One that none has comes out as the
 * box that also stands for a code point that is no character.
 */
export function letterCheck({ createCanvas }: Canvas): (grapheme: string) => boolean {
  const context = createCanvas(SIZE * 2, SIZE * 2).getContext("2d");
  context.font = `500 ${SIZE}px ${FONT}`;
  context.textBaseline = "top";
  const drawn = (text: string): Buffer => {
    context.clearRect(0, 0, SIZE * 2, SIZE * 2);
    context.fillText(text, 2, 8);
    return Buffer.from(context.getImageData(0, 0, SIZE * 2, SIZE * 2).data.buffer);
  };
  const box = drawn("\u{10FFFF}");
  const known = new Map<string, boolean>();
  return (grapheme) => {
    let answer = known.get(grapheme);
    if (answer === undefined) {
      answer = /^\s+$/.test(grapheme) || !drawn(grapheme).equals(box);
      known.set(grapheme, answer);
    }
    return answer;
  };
}

/**
 * `text` without the signs and emoji that can't be drawn; undefined where that would cost a letter
 * or a digit, and so the sense.
 */
export function drawableText(
  text: string,
  canDraw: (grapheme: string) => boolean,
): string | undefined {
  const all = graphemes(text);
  const missing = all.filter((grapheme) => !canDraw(grapheme));
  if (missing.some((grapheme) => /[\p{L}\p{N}]/u.test(grapheme))) return undefined;
  if (missing.length === 0) return text;
  const rest = all.filter((grapheme) => canDraw(grapheme)).join("");
  return rest.replace(/\s+/g, " ").trim() || undefined;
}
