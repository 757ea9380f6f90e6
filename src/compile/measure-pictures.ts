import { readFileSync, statSync } from "node:fs";
import { contentHash } from "../cache/content-hash.ts";
import type { Report } from "./content-error.ts";
import type { CopiedFile } from "./copied-files.ts";
import { readPicture, type PictureFacts } from "./picture-bytes.ts";
import { UNSETTLED } from "./text-file.ts";

/** A picture of the archive's own that pages show. */
export interface Picture extends PictureFacts {
  /** Absolute. */
  file: string;
  /** Of its bytes. */
  hash: string;
  /** Size of the file. */
  bytes: number;
}

type Measured = PictureFacts & { hash: string };
/** By absolute name, as of a size and a time of change. */
export type MeasuredPictures = Map<
  string,
  { stamp: string; measured: Measured | { fault: string } | undefined }
>;

/** Bytes of a file beyond which nobody means it to be read on a page. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Pixels that may be drawn anew: each takes four bytes of memory, however small its file is. */
export const MOST_PIXELS = 40_000_000;

/**
 * Measures those of `files` that pages show. Tells of those that are damaged or too large to be
 * drawn anew, which are published as they are.
 * @param shown site paths
 */
export function measurePictures(
  files: readonly CopiedFile[],
  shown: ReadonlySet<string>,
  report: Report,
  known: MeasuredPictures = new Map(),
): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  for (const { from, to } of files) {
    if (!shown.has(to)) continue;
    const tell = (what: string): void =>
      report({
        severity: "warning",
        file: decodeURIComponent(to.slice(1)),
        line: 1,
        what: `${what}, and is published as it is`,
        write: "export it again",
      });
    const { size, mtimeMs } = statSync(from);
    if (size > MOST_BYTES) {
      tell(`The picture has ${Math.round(size / 1e6)} MB`);
      continue;
    }
    const stamp = `${size} ${mtimeMs}`;
    const earlier = known.get(from);
    const measured = earlier?.stamp === stamp ? earlier.measured : measure(from);
    if (earlier?.stamp !== stamp && Date.now() - mtimeMs > UNSETTLED)
      known.set(from, { stamp, measured });
    if (!measured) continue;
    if ("fault" in measured) {
      tell(`The picture can't be read: ${measured.fault}`);
      continue;
    }
    const { width, height } = measured;
    const large = measured.still && width * height > MOST_PIXELS;
    if (large)
      tell(`The picture has ${width} × ${height} pixels, more than ${MOST_PIXELS / 1e6} million`);
    pictures.set(to, { ...measured, still: measured.still && !large, file: from, bytes: size });
  }
  return pictures;
}

function measure(file: string): Measured | { fault: string } | undefined {
  const bytes = readFileSync(file);
  const facts = readPicture(bytes);
  return facts && !("fault" in facts) ? { ...facts, hash: contentHash(bytes) } : facts;
}
