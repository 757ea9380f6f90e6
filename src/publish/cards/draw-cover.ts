import type { Canvas as Drawing } from "@napi-rs/canvas";
import { coverArt } from "../../model/cover-art.ts";
import { type Canvas, FONT } from "./canvas.ts";
import { cardColours } from "./colours.ts";
import { fit, isRightToLeft } from "./lines.ts";

/** Side of the art for directories, in px: Apple asks for 1400 to 3000. */
export const COVER = 1400;

const MARGIN = 110;
const WAVE = { x: MARGIN - 14, y: 790, width: COVER - 2 * MARGIN + 28, height: 470, bars: 23 };
const SIZES = [260, 230, 200, 176, 154, 134, 116, 100, 86];
const LEADING = 1.04;

/**
 * Art for a show that has none, as directories and podcast apps show it: the title over the sound.
 * @param show.title undefined where no font has its letters
 */
export function drawCover(
  { createCanvas }: Canvas,
  show: { seed: string; title?: string; accent: string },
): Drawing {
  const drawing = createCanvas(COVER, COVER);
  const context = drawing.getContext("2d");
  const colours = cardColours(show.accent);
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, COVER, COVER);
  const wave = show.title === undefined ? { ...WAVE, y: 340, height: 720 } : WAVE;
  for (const { part, ...bar } of coverArt(show.seed, wave)) {
    context.fillStyle = part === "ahead" ? colours.ahead : colours.ink;
    context.beginPath();
    context.roundRect(bar.x, bar.y, bar.width, bar.height, bar.width / 2);
    context.fill();
  }
  if (show.title === undefined) return drawing;
  const rtl = isRightToLeft(show.title);
  const set = (size: number): void => {
    context.font = `780 ${size}px ${FONT}`;
    context.letterSpacing = rtl ? "0px" : `${-size * 0.025}px`;
  };
  const box = { width: COVER - 2 * MARGIN, height: WAVE.y - MARGIN - 50 };
  const { size, lines } = fit(show.title, box, SIZES, LEADING, (text, at) => {
    set(at);
    return context.measureText(text).width;
  });
  set(size);
  context.fillStyle = colours.ink;
  context.direction = rtl ? "rtl" : "ltr";
  context.textAlign = rtl ? "right" : "left";
  for (const [at, text] of lines.entries())
    context.fillText(
      text,
      rtl ? COVER - MARGIN : MARGIN - size * 0.04,
      MARGIN + size * (0.8 + at * LEADING),
    );
  return drawing;
}
