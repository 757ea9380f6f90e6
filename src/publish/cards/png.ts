import { crc32, deflate } from "node:zlib";
import { promisify } from "node:util";

const compress = promisify(deflate);
/** Beyond it zlib takes half as long again to save two bytes of a hundred. */
const LEVEL = 5;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

/** Colours that agree in these bits are taken for one, where need be: edges of letters have many. */
const NEAR = [0xfffcfcfc | 0, 0xfff8f8f8 | 0];

/** Each pixel as a number into the list of colours, a row after its filter byte; undefined beyond 256 colours. */
function indexColours(rgba: Uint8Array, width: number, height: number, near: number) {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const numbers = new Map<number, number>();
  const colours: number[] = [];
  const rows = Buffer.alloc(height * (width + 1));
  let last = -1;
  let number = 0;
  const bytes = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  const span = width * 4;
  for (let y = 0, from = 0, to = 0; y < height; y += 1) {
    // Most rows of bars and of bare ground are the row above.
    if (y > 0 && bytes.compare(bytes, (y - 1) * span, y * span, y * span, (y + 1) * span) === 0) {
      rows.copyWithin(to, to - width - 1, to);
      from += width;
      to += width + 1;
      continue;
    }
    to += 1; // the filter byte: none
    for (let x = 0; x < width; x += 1) {
      const colour = pixels[from++] ?? 0;
      if (colour !== last) {
        last = colour;
        number = numbers.get(colour & near) ?? colours.length;
        if (number === colours.length) {
          if (number === 256) return undefined;
          numbers.set(colour & near, number);
          colours.push(colour);
        }
      }
      rows[to++] = number;
    }
  }
  return { rows, colours: new Uint8Array(new Uint32Array(colours).buffer) };
}

/**
 * A flat, opaque picture as a PNG with a palette (https://www.w3.org/TR/png-3/): half the bytes of
 * one in true colour, and a third of the time. Undefined for one of more than 256 colours.
 * @param rgba four bytes a pixel, aligned to four
 */
export async function encodeIndexedPng(
  rgba: Uint8Array,
  width: number,
  height: number,
): Promise<Buffer | undefined> {
  let indexed: ReturnType<typeof indexColours>;
  for (const near of NEAR) indexed ??= indexColours(rgba, width, height, near);
  if (!indexed) return undefined;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette
  const palette = indexed.colours.filter((_, at) => at % 4 !== 3);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", await compress(indexed.rows, { level: LEVEL })),
    chunk("IEND", new Uint8Array()),
  ]);
}
