import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Image } from "@napi-rs/canvas";
import type { CopiedFile } from "../../compile/copied-files.ts";
import type { Canvas } from "./canvas.ts";

/** A picture of the archive: a name for its content, and how to read it. */
export interface LocalPicture {
  hash: string;
  /** Undefined for a file that is no picture after all. */
  read: () => Promise<Image | undefined>;
}

const DRAWABLE = /\.(?:png|jpe?g|webp|avif|gif|svg)$/i;

/**
 * Finds pictures among the archive's own files. One that lies on another host is not fetched: a
 * build needs no network.
 */
export function localPictures(
  { loadImage }: Canvas,
  files: readonly CopiedFile[],
): (path: string | undefined) => LocalPicture | undefined {
  const fileAt = new Map(files.map(({ from, to }) => [to, from]));
  const known = new Map<string, LocalPicture | undefined>();
  return (path) => {
    if (path === undefined) return undefined;
    if (known.has(path)) return known.get(path);
    const file = fileAt.get(path);
    let picture: LocalPicture | undefined;
    if (file !== undefined && DRAWABLE.test(file)) {
      const bytes = readFileSync(file);
      picture = {
        hash: createHash("sha256").update(bytes).digest("hex").slice(0, 16),
        read: () => loadImage(file).catch(() => undefined),
      };
    }
    known.set(path, picture);
    return picture;
  };
}
