import type { Picture } from "../../compile/measure-pictures.ts";

/** A smaller copy of a picture. */
export interface Copy {
  format: "avif" | "webp";
  width: number;
  height: number;
}

/** How wide and how high pictures in notes may be on a page, in CSS pixels (pages/notes.module.css). */
export const ROOM = { width: 680, height: 384 };
/** Pixels of a screen to one of CSS, beyond which nobody sees a difference. */
const DENSITY = 2;
/** Widths of copies below the widest that is of use. */
const WIDTHS = [480, 960];
/** A copy must be this much narrower than the next to be worth its file. */
const APART = 0.8;

/** Sides of show and episode art, and of people, as the player, lists and lock screens show them at most. */
export const SIDE = { art: 512, face: 192 };

/** Width and height as they fit into `ROOM`, in their proportion. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, ROOM.height / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** The copies of a picture that notes show, narrowest first; none is larger than the picture. */
export function noteCopies({ width, height }: Pick<Picture, "width" | "height">): Copy[] {
  const shown = Math.min(ROOM.width, fitted(width, height).width);
  const widest = Math.min(width, shown * DENSITY);
  const widths = [...WIDTHS.filter((each) => each < widest * APART), widest];
  return widths.map((each) => ({
    format: "avif",
    width: each,
    height: Math.max(1, Math.round((height * each) / width)),
  }));
}

/** The copy whose shorter side is `side`, for a picture that is shown small and square. */
export function smallCopy(
  { width, height }: Pick<Picture, "width" | "height">,
  side: number,
): Copy {
  const scale = Math.min(1, side / Math.min(width, height));
  return {
    format: "webp",
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  };
}
