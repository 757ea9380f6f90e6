import type { Canvas as Drawing, SKRSContext2D } from "@napi-rs/canvas";
import { coverArt } from "../../model/cover-art.ts";
import { type Canvas, FONT } from "./canvas.ts";
import { cardColours } from "./colours.ts";
import { fit, isRightToLeft } from "./lines.ts";

/** Side of the art for directories, in px: Apple asks for 1400 to 3000. */
export const COVER = 1400;

const MARGIN = 110;
const WIDTH = COVER - 2 * MARGIN;
/** Room for the title at most; the sound has the rest. */
const TITLE = 620;
const SIZES = [260, 240, 220, 200, 184, 168, 154, 140, 128, 116, 104, 92];
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
  const below = drawTitle(context, show.title, colours.ink);
  const wave = {
    x: MARGIN - 14,
    y: below,
    width: WIDTH + 28,
    height: COVER - MARGIN - below,
    bars: 23,
  };
  for (const { part, ...bar } of coverArt(show.seed, wave)) {
    context.fillStyle = part === "ahead" ? colours.ahead : colours.ink;
    context.beginPath();
    context.roundRect(bar.x, bar.y, bar.width, bar.height, bar.width / 2);
    context.fill();
  }
  return drawing;
}

/** Answers where the sound may begin. */
function drawTitle(context: SKRSContext2D, title: string | undefined, ink: string): number {
  if (title === undefined) return 340;
  const rtl = isRightToLeft(title);
  const set = (size: number): void => {
    context.font = `780 ${size}px ${FONT}`;
    context.letterSpacing = rtl ? "0px" : `${-size * 0.025}px`;
  };
  const box = { width: WIDTH, height: TITLE };
  set(100);
  const em = (text: string): number => context.measureText(text).width / 100;
  const { size, lines } = fit(title, box, SIZES, LEADING, em);
  set(size);
  context.fillStyle = ink;
  context.direction = rtl ? "rtl" : "ltr";
  context.textAlign = rtl ? "right" : "left";
  const x = rtl ? COVER - MARGIN : MARGIN - size * 0.04;
  for (const [at, text] of lines.entries())
    context.fillText(text, x, MARGIN + size * (0.8 + at * LEADING));
  return Math.max(560, MARGIN + size * lines.length * LEADING + 90);
}
