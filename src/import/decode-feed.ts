import { isUtf8 } from "node:buffer";
import { gunzipSync } from "node:zlib";

const UTF8 = /^utf-?8$/i;

/**
 * The text of a feed's bytes. The encoding is that of the byte order mark, of the answer's header, of
 * the XML declaration, else UTF-8 (https://www.rfc-editor.org/rfc/rfc7303#section-3); bytes that are
 * no UTF-8, though nothing says otherwise, are read as Windows-1252.
 * @param charset of the answer's header
 * @param most bytes that a packed feed may unfold to
 * @throws Error for an encoding that is not known, or bytes that are packed and broken
 */
export function decodeFeed(bytes: Buffer, charset: string | undefined, most: number): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(bytes, most) : bytes;
  const [first, second, third] = plain;
  if (first === 0xef && second === 0xbb && third === 0xbf) return plain.toString("utf8", 3);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(plain);
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(plain);
  const head = plain.toString("latin1", 0, 200);
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
  const label = charset ?? declared ?? "utf-8";
  if (UTF8.test(label))
    return isUtf8(plain) ? plain.toString("utf8") : decodeAs("windows-1252", plain);
  return decodeAs(label, plain);
}

function decodeAs(label: string, bytes: Buffer): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    throw new Error(`It says that it is in "${label}", an encoding that is not known`);
  }
}

function unpack(bytes: Buffer, most: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    const large =
      error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new Error(
      large ? "It unfolds to more than an import takes" : "It is packed by gzip, and broken",
      {
        cause: error,
      },
    );
  }
}
