import { createCanvas, ImageData } from "@napi-rs/canvas";

/**
 * A picture with much detail, so that no format makes nothing of it. Its upper left quarter is
 * reddish and the rest bluish.
 */
export async function drawnPicture(
  format: "png" | "jpeg" | "webp" | "avif",
  width: number,
  height: number,
): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const data = new Uint8ClampedArray(width * height * 4);
  let state = 1;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const red = x < width / 2 && y < height / 2;
      // A linear congruential generator (Numerical Recipes): the same grain each time.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const grain = (state >>> 24) / 4 + ((x + y) % 256) / 16;
      data.set(
        [red ? 180 + grain : grain, 40 + grain, red ? grain : 180 + grain, 255],
        (y * width + x) * 4,
      );
    }
  context.putImageData(new ImageData(data, width, height), 0, 0);
  return format === "png" ? canvas.encode("png") : canvas.encode(format as "jpeg", 90);
}

/** The same JPEG, held by its camera so that it has to be turned: an EXIF orientation from 1 to 8. */
export function heldAs(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from(
    "49492a00080000000100120103000100000000000000 00000000".replace(" ", ""),
    "hex",
  );
  tiff.writeUInt16LE(orientation, 18);
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, exif, jpeg.subarray(2)]);
}

/** A PNG that states its size and holds next to nothing. */
export function emptyPng(width: number, height: number, chunk?: string): Buffer {
  const part = (name: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name, "latin1"), data, Buffer.alloc(4)]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 6], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part("IHDR", size),
    ...(chunk ? [part(chunk, Buffer.alloc(8))] : []),
    part("IEND", Buffer.alloc(0)),
  ]);
}

/** The smallest GIF there is. */
export const GIF = Buffer.from(
  "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
  "base64",
);
