import { readFileSync } from "node:fs";
import type { Image } from "@napi-rs/canvas";
import type { Canvas } from "../cards/canvas.ts";
import type { Copy } from "./picture-copies.ts";

/**
 * Raise it when the same copy would be drawn otherwise: copies are kept from build to build.
 */
export const RECIPE = 1;

/** Of 100. At these a photograph and a screen with small letters look like the original. */
const QUALITY = { avif: 62, webp: 82 };
/** Of aom's 0–10: 5, the library's own, takes ten times as long for a tenth fewer bytes. */
const SPEED = 8;

/** @throws Error for a picture that can't be drawn */
export const openPicture = ({ loadImage }: Canvas, file: string): Promise<Image> =>
  loadImage(readFileSync(file));

/** A picture at another size, upright, in sRGB. */
export async function drawCopy(
  { createCanvas }: Canvas,
  image: Image,
  { format, width, height }: Copy,
): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  return format === "webp"
    ? canvas.encode("webp", QUALITY.webp)
    : canvas.encode("avif", { quality: QUALITY.avif, speed: SPEED });
}
