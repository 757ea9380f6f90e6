import { createRequire } from "node:module";

/** The parts of the canvas library that draw cards and icons. */
export type Canvas = typeof import("@napi-rs/canvas");

/** The site's display font; what it lacks comes from the fonts of this machine. */
export const FONT = '"Playhead Display", "Noto Sans", "Segoe UI", "Helvetica Neue", sans-serif';

/**
 * The canvas with the site's font. Undefined where its binary part does not load: then the site
 * is published without cards and icons.
 */
export async function loadCanvas(): Promise<Canvas | undefined> {
  let canvas: Canvas;
  try {
    canvas = await import("@napi-rs/canvas");
  } catch {
    return undefined;
  }
  const { resolve } = createRequire(import.meta.url);
  if (!canvas.GlobalFonts.has("Playhead Display"))
    for (const letters of ["latin", "latin-ext", "vietnamese"])
      canvas.GlobalFonts.registerFromPath(
        resolve(
          `@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-${letters}-wght-normal.woff2`,
        ),
        "Playhead Display",
      );
  return canvas;
}
