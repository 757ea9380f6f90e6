import { isUtf8 } from "node:buffer";

export type Decoded = { text: string } | { what: string; write: string; line?: number };

const SAVE_AS_UTF8 = "save the file as UTF-8";

/** Line of byte `end`, counted from 1. */
function lineAt(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let i = 0; i < end; i++) if (bytes[i] === 0x0a) line++;
  return line;
}

/** Line of the first byte that is not UTF-8. A line feed never stands inside a UTF-8 sequence. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end;
  }
  return line;
}

/** The text of a file: UTF-8 with or without a byte order mark, every line ending made a line feed. */
export function decodeText(bytes: Buffer): Decoded {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { what: "The file is UTF-16", write: SAVE_AS_UTF8, line: 1 };
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    // ASCII as UTF-16 has a NUL in every second byte.
    const wide = bytes.subarray(0, 64).filter((byte) => byte === 0).length > 16;
    return wide
      ? { what: "The file is UTF-16", write: SAVE_AS_UTF8, line: 1 }
      : {
          what: "The file holds a NUL character",
          write: "remove it",
          line: lineAt(bytes, nul),
        };
  }
  if (!isUtf8(bytes)) {
    return {
      what: "The file is not UTF-8 (perhaps Latin-1)",
      write: SAVE_AS_UTF8,
      line: firstBadLine(bytes),
    };
  }
  let text = bytes.toString("utf8");
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  return { text: text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text };
}
