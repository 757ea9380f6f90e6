import type { Canvas as Drawing, Image, SKRSContext2D } from "@napi-rs/canvas";
import { coverArt, MARK } from "../../model/cover-art.ts";
import { type Canvas, FONT } from "./canvas.ts";
import { type CardColours, cardColours } from "./colours.ts";
import { fit, isRightToLeft, shorten } from "./lines.ts";

/** What stands on a preview card. All of it can be drawn (see drawn-letters.ts). */
export interface Card {
  /** Draws the sound: an episode's guid, or the show's title. */
  seed: string;
  /** CSS hex colour. */
  accent: string;
  /** The small line at the top. */
  show?: string;
  /** Draws the show's mark where it has no picture. */
  showSeed: string;
  title?: string;
  number?: number;
  /** Below the title, in one line: the guests. */
  line?: string;
  /** In place of `line`, in as many as there is room for: what the show is about. */
  about?: string;
}

export interface CardPictures {
  episode?: Image;
  show?: Image;
}

/** The size that Open Graph and Twitter ask for, in px. */
export const CARD = { width: 1200, height: 630 };

const MARGIN = 70;
const TITLE_SIZES = [112, 100, 88, 78, 68, 60, 53, 47, 42];
const LEADING = 1.06;
const LINE = 40;
const WAVE = { x: -6, y: 396, width: CARD.width + 12, height: 230, bars: 46, fill: 0.54 };
/** On a card whose title can't be drawn. */
const TALL_WAVE = { ...WAVE, y: 180, height: 380 };
/** Room of an episode's own picture, at the far side of the title. */
const PICTURE = { width: 420, height: 300 };

/** Draws a card: the show, the title and the guests, over the sound with the number at its playhead. */
export function drawCard(
  { createCanvas }: Canvas,
  card: Card,
  pictures: CardPictures = {},
): Drawing {
  const drawing = createCanvas(CARD.width, CARD.height);
  const context = drawing.getContext("2d");
  const colours = cardColours(card.accent);
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, CARD.width, CARD.height);
  const rtl = isRightToLeft(card.title ?? card.show ?? "");
  drawWave(context, card, colours);
  const picture = pictures.episode && drawPicture(context, pictures.episode, rtl);
  const width = CARD.width - 2 * MARGIN - (picture ? picture + 40 : 0);
  const top = drawShow(context, card, pictures.show, { width, rtl, colours });
  drawTitle(context, card, { top, width, rtl, colours });
  return drawing;
}

interface Place {
  width: number;
  rtl: boolean;
  colours: CardColours;
}

function font(context: SKRSContext2D, weight: number, size: number, tight = false): void {
  context.font = `${weight} ${size}px ${FONT}`;
  context.letterSpacing = tight ? `${-size * 0.02}px` : "0px";
}

function write(context: SKRSContext2D, text: string, y: number, rtl: boolean): void {
  context.direction = rtl ? "rtl" : "ltr";
  context.textAlign = rtl ? "right" : "left";
  context.fillText(text, rtl ? CARD.width - MARGIN : MARGIN, y);
}

function bar(
  context: SKRSContext2D,
  box: { x: number; y: number; width: number; height: number },
): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, box.width / 2);
  context.fill();
}

/** The sound, and over it the playhead, which runs out of the card; at its top hangs the number as a flag, or a knob. */
function drawWave(context: SKRSContext2D, card: Card, colours: CardColours): void {
  const frame = card.title === undefined ? TALL_WAVE : WAVE;
  const bars = coverArt(card.seed, frame);
  const head = bars.find(({ part }) => part === "head");
  const flag = { x: 0, y: frame.y - 8, width: 0, height: 62 };
  if (head) flag.x = head.x + head.width / 2 - 3;
  font(context, 780, 42);
  const number = card.number === undefined ? undefined : String(card.number);
  if (number !== undefined) flag.width = context.measureText(number).width + 40;
  // Bars below the flag stay clear of it.
  const room = frame.height - 2 * (flag.y + flag.height + 12 - frame.y);
  for (const { part, ...box } of bars) {
    if (part === "head") continue;
    const low = box.x > flag.x && box.x < flag.x + flag.width + 6;
    const height = low ? Math.min(box.height, room) : box.height;
    context.fillStyle = part === "ahead" ? colours.ahead : colours.ink;
    bar(context, { ...box, y: box.y + (box.height - height) / 2, height });
  }
  context.fillStyle = colours.ink;
  context.fillRect(flag.x, frame.y + 6, 6, CARD.height);
  context.beginPath();
  if (number === undefined) context.arc(flag.x + 3, frame.y + 6, 13, 0, 2 * Math.PI);
  else context.roundRect(flag.x, flag.y, flag.width, flag.height, [14, 14, 14, 0]);
  context.fill();
  if (number === undefined) return;
  context.fillStyle = colours.ground;
  context.direction = "ltr";
  context.textAlign = "left";
  context.fillText(number, flag.x + 20, flag.y + 46);
}

/** Answers the breadth that the picture takes; none where it is too small, too long or too flat. */
function drawPicture(context: SKRSContext2D, image: Image, rtl: boolean): number | undefined {
  const shape = image.width / image.height;
  if (Math.min(image.width, image.height) < 150 || shape > 2.2 || shape < 0.5) return undefined;
  const scale = Math.min(PICTURE.width / image.width, PICTURE.height / image.height);
  const width = Math.round(image.width * scale);
  const height = Math.round(image.height * scale);
  const x = rtl ? MARGIN : CARD.width - MARGIN - width;
  context.save();
  context.beginPath();
  context.roundRect(x, 62, width, height, 18);
  context.clip();
  context.drawImage(image, x, 62, width, height);
  context.restore();
  return width;
}

/** The show's mark and name; answers where the title may begin. */
function drawShow(
  context: SKRSContext2D,
  card: Card,
  picture: Image | undefined,
  { width, rtl, colours }: Place,
): number {
  if (card.show === undefined) return 62;
  const side = 56;
  const x = rtl ? CARD.width - MARGIN - side : MARGIN;
  drawMark(context, card.showSeed, picture, { x, y: 60, side, colours });
  font(context, 600, 38);
  context.fillStyle = colours.soft;
  const measure = (text: string): number => context.measureText(text).width;
  const name = shorten(card.show, width - side - 18, measure);
  context.save();
  context.translate(rtl ? -side - 18 : side + 18, 0);
  write(context, name, 101, rtl);
  context.restore();
  return 140;
}

/** The show's picture, or its mark, on a tile. */
export function drawMark(
  context: SKRSContext2D,
  seed: string,
  picture: Image | undefined,
  place: {
    x: number;
    y: number;
    side: number;
    colours: Pick<CardColours, "ground" | "ink" | "ahead">;
  },
): void {
  const { x, y, side, colours } = place;
  context.save();
  context.beginPath();
  context.roundRect(x, y, side, side, side * 0.22);
  context.clip();
  if (picture) {
    const shorter = Math.min(picture.width, picture.height);
    const from = [(picture.width - shorter) / 2, (picture.height - shorter) / 2] as const;
    context.drawImage(picture, ...from, shorter, shorter, x, y, side, side);
  } else {
    context.fillStyle = colours.ink;
    context.fillRect(x, y, side, side);
    context.translate(x, y);
    context.scale(side / 100, side / 100);
    for (const { part, ...box } of coverArt(seed, MARK)) {
      context.fillStyle = part === "ahead" ? colours.ahead : colours.ground;
      bar(context, box);
    }
  }
  context.restore();
}

function drawTitle(
  context: SKRSContext2D,
  card: Card,
  { top, width, rtl, colours }: Place & { top: number },
): void {
  const { title, line, about } = card;
  const em = (text: string): number => context.measureText(text).width / 100;
  const bottom = WAVE.y - 24;
  let y = top;
  if (title !== undefined) {
    font(context, 780, 100, !rtl);
    const below = line === undefined ? 0 : LINE * 1.5;
    const height = about === undefined ? bottom - top - below : 140;
    const { size, lines } = fit(title, { width, height }, TITLE_SIZES, LEADING, em);
    font(context, 780, size, !rtl);
    context.fillStyle = colours.ink;
    for (const text of lines) {
      // Large letters stand off the edge more than small ones do.
      context.save();
      context.translate(rtl ? size * 0.03 : -size * 0.03, 0);
      write(context, text, y + size * 0.84, rtl);
      context.restore();
      y += size * LEADING;
    }
    y += 10;
  }
  font(context, 500, 100);
  const rest =
    about === undefined
      ? [line === undefined ? "" : shorten(line, width / LINE, em)]
      : fit(about, { width, height: bottom - y }, [LINE], 1.3, em).lines;
  font(context, 500, LINE);
  context.fillStyle = colours.soft;
  for (const text of rest) {
    write(context, text, y + LINE * 0.95, rtl);
    y += LINE * 1.3;
  }
}
