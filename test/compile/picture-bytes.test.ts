import { describe, expect, test } from "vitest";
import { readPicture } from "../../src/compile/picture-bytes.ts";
import { drawnPicture, emptyPng, GIF, heldAs } from "./drawn-pictures.ts";

describe("a picture", () => {
  test.each(["png", "jpeg", "webp", "avif"] as const)("in %s tells its size", async (format) => {
    const bytes = await drawnPicture(format, 60, 40);
    expect(readPicture(bytes)).toEqual({ width: 60, height: 40, still: true });
  });

  test("that its camera held upright is as high as it is shown", async () => {
    const lying = await drawnPicture("jpeg", 60, 40);
    expect(readPicture(heldAs(lying, 6))).toEqual({ width: 40, height: 60, still: true });
    expect(readPicture(heldAs(lying, 3))).toEqual({ width: 60, height: 40, still: true });
  });

  test("that moves is not drawn anew, nor is a drawing", () => {
    expect(readPicture(emptyPng(50, 40, "acTL"))).toMatchObject({ width: 50, still: false });
    expect(readPicture(GIF)).toEqual({ width: 1, height: 1, still: false });
    const moving = Buffer.alloc(40);
    moving.write("RIFF", 0, "latin1");
    moving.writeUInt32LE(32, 4);
    moving.write("WEBPVP8X", 8, "latin1");
    moving[16] = 10;
    moving[20] = 0b10;
    moving[24] = 99;
    moving[27] = 49;
    expect(readPicture(moving)).toEqual({ width: 100, height: 50, still: false });
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>');
    expect(readPicture(drawing)).toEqual({ width: 30, height: 20, still: false });
  });

  test("of no size, or that is none at all, is left alone", () => {
    expect(readPicture(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBeUndefined();
    expect(readPicture(Buffer.from("\ufeff <!doctype html><p>Not found</p>"))).toBeUndefined();
    expect(readPicture(new Uint8Array())).toBeUndefined();
  });

  test.each(["png", "jpeg", "webp"] as const)(
    "in %s whose end is missing is damaged",
    async (format) => {
      const bytes = await drawnPicture(format, 60, 40);
      const cut = readPicture(bytes.subarray(0, bytes.length * 0.7));
      expect(cut).toEqual({ fault: "its end is missing" });
    },
  );

  test("of bytes that mean nothing is damaged", () => {
    expect(readPicture(Buffer.from("no picture, but words"))).toHaveProperty("fault");
    expect(readPicture(emptyPng(0, 10))).toEqual({ fault: "it has no width or no height" });
  });
});
