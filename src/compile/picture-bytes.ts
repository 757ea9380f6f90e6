import { imageSize } from "image-size";

/** What can be told of a picture from its bytes without drawing it. */
export interface PictureFacts {
  /** As it is shown: in pixels, turned upright where the camera says how it was held. */
  width: number;
  height: number;
  /** One still image made of pixels: it may be drawn anew at other sizes. */
  still: boolean;
}

/** Formats whose pictures may be drawn anew, by image-size's names. */
const PIXELS = new Set(["png", "jpg", "webp", "avif"]);
const DRAWING = "svg";
const KNOWN = new Set([...PIXELS, "gif", DRAWING]);

/**
 * Reads how large a picture is, by what its bytes say and not by its name.
 * @returns the facts; undefined for what is no picture of a kind that pages show at a known size;
 * or what is wrong with it
 */
export function readPicture(bytes: Uint8Array): PictureFacts | { fault: string } | undefined {
  let found: ReturnType<typeof imageSize>;
  try {
    found = imageSize(bytes);
  } catch {
    return begins(bytes, "<") || bytes.length === 0
      ? undefined
      : { fault: "it is no picture of a known kind, or its beginning is damaged" };
  }
  const { type = "", orientation = 1 } = found;
  if (!KNOWN.has(type)) return undefined;
  if (!(found.width >= 1 && found.height >= 1)) {
    // A drawing need not have a size.
    return type === DRAWING ? undefined : { fault: "it has no width or no height" };
  }
  if (isCutOff(bytes, type)) return { fault: "its end is missing" };
  // From 5 on, the sides change places: https://www.media.mit.edu/pia/Research/deepview/exif.html
  const turned = orientation >= 5 && orientation <= 8;
  const [width, height] = turned ? [found.height, found.width] : [found.width, found.height];
  return {
    width: Math.round(width),
    height: Math.round(height),
    still: PIXELS.has(type) && !isMoving(bytes, type),
  };
}

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", from, to);

const begins = (bytes: Uint8Array, text: string): boolean =>
  latin(bytes, 0, 256)
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()
    .startsWith(text);

/** True where the file ends before its picture does. */
function isCutOff(bytes: Uint8Array, type: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case "png":
      return !pngChunks(buffer).includes("IEND");
    case "jpg":
      // EOI; some cameras write more behind it.
      return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) < buffer.length / 2;
    case "webp":
      return buffer.readUInt32LE(4) + 8 > buffer.length;
    default:
      return false;
  }
}

/** Names of a PNG's chunks in order, of those that are there whole: https://www.w3.org/TR/png-3/#5Chunk-layout */
function pngChunks(buffer: Buffer): string[] {
  const names: string[] = [];
  for (let at = 8; at + 12 <= buffer.length;) {
    const next = at + 12 + buffer.readUInt32BE(at);
    if (next > buffer.length) break;
    names.push(buffer.toString("latin1", at + 4, at + 8));
    at = next;
  }
  return names;
}

/** Whether a picture has more than one frame. */
function isMoving(bytes: Uint8Array, type: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case "png":
      return pngChunks(buffer).includes("acTL");
    case "webp":
      // The animation flag of the extended header: https://developers.google.com/speed/webp/docs/riff_container
      return latin(bytes, 12, 16) === "VP8X" && ((buffer[20] ?? 0) & 0b10) !== 0;
    case "avif":
      // A sequence says so among its brands: https://aomediacodec.github.io/av1-avif/#image-sequence-brand
      return latin(bytes, 8, Math.min(64, buffer.readUInt32BE(0))).includes("avis");
    default:
      return false;
  }
}
