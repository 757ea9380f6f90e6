import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { encodeIndexedPng } from "../../../src/publish/cards/png.ts";

/** The pixels of a PNG as another decoder reads them. */
async function pixelsOf(
  png: Uint8Array,
  width: number,
  height: number,
): Promise<Uint8ClampedArray> {
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(await loadImage(Buffer.from(png)), 0, 0);
  return context.getImageData(0, 0, width, height).data;
}

test("a flat picture comes out as it went in, at far fewer bytes", async () => {
  const drawing = createCanvas(300, 200);
  const context = drawing.getContext("2d");
  context.fillStyle = "#123456";
  context.fillRect(0, 0, 300, 200);
  context.fillStyle = "#f5c400";
  context.fillRect(20, 30, 100, 50);
  const png = await encodeIndexedPng(drawing.data(), 300, 200);
  if (!png) throw new Error("It was not written");
  expect(await pixelsOf(png, 300, 200)).toEqual(context.getImageData(0, 0, 300, 200).data);
  expect(png.length).toBeLessThan(drawing.toBuffer("image/png").length);
});

test("soft edges are at most seven steps of 255 off", async () => {
  const drawing = createCanvas(300, 200);
  const context = drawing.getContext("2d");
  for (const [at, colour] of ["#115588", "#fafcff", "#4d88bd", "#d0e0f0"].entries()) {
    context.fillStyle = colour;
    if (at === 0) context.fillRect(0, 0, 300, 200);
    context.beginPath();
    context.arc(60 * at + 30, 100, 40, 0, 7);
    context.fill();
  }
  const png = await encodeIndexedPng(drawing.data(), 300, 200);
  if (!png) throw new Error("It was not written");
  const before = context.getImageData(0, 0, 300, 200).data;
  const after = await pixelsOf(png, 300, 200);
  const off = before.map((value, at) => Math.abs(value - (after[at] ?? 0)));
  expect(off.reduce((most, value) => Math.max(most, value))).toBeLessThan(8);
});

test("a picture of many colours is not for a palette", async () => {
  const rgba = new Uint8Array(64 * 64 * 4);
  for (let at = 0; at < rgba.length; at += 1) rgba[at] = (at * 2654435761) >>> 24;
  expect(await encodeIndexedPng(rgba, 64, 64)).toBeUndefined();
});
