import { createHash } from "node:crypto";
import type { Image } from "@napi-rs/canvas";
import type { CompiledArchive } from "../../compile/compile-archive.ts";
import { coverArt, MARK } from "../../model/cover-art.ts";
import { isCover } from "../feeds/build-feed.ts";
import type { SiteWriter } from "../site-writer.ts";
import type { Canvas } from "./canvas.ts";
import { cardColours } from "./colours.ts";
import { COVER, drawCover } from "./draw-cover.ts";
import { drawableText, letterCheck } from "./drawn-letters.ts";
import { iconSvg } from "./icon.ts";
import { localPictures } from "./local-picture.ts";
import { encodeIndexedPng } from "./png.ts";

export type IconLinks = { rel: string; path: string; type?: string; sizes?: string }[];

export interface Icons {
  /** For the head of pages. */
  links: IconLinks;
  /** For the manifest. */
  manifest: { path: string; sizes: string; type: string; purpose?: string }[];
  /** Site path of the art for directories: the show's own where it is a PNG or JPEG, else ours. */
  cover?: string;
  /** Site path of a square icon for feed readers. */
  icon?: string;
}

/** Raise it when the same icon would be drawn otherwise. */
const DESIGN = 3;
/** What a maskable icon must keep inside (https://www.w3.org/TR/appmanifest/#icon-masks), with some air. */
const SAFE = 0.66;

const GENERATED_COVER = "/cover.png";

const ICONS = [
  { path: "/icon-192.png", side: 192, scale: 1, round: 0.22 },
  { path: "/icon-512.png", side: 512, scale: 1, round: 0.22 },
  { path: "/icon-maskable-512.png", side: 512, scale: SAFE, round: 0, purpose: "maskable" },
  { path: "/apple-touch-icon.png", side: 180, scale: 0.86, round: 0, apple: true },
] as const;

/**
 * Icons made of the show's art, or of its mark where it has none. A file of the same name in the
 * archive is the host's own, and is left alone.
 * @param canvas undefined where none could be loaded: then there is the mark alone, as SVG
 */
export async function writeIcons(
  archive: CompiledArchive,
  { canvas, writer }: { canvas?: Canvas; writer: SiteWriter },
): Promise<Icons> {
  const { show } = archive.catalog;
  const theirs = new Set(archive.files.map(({ to }) => to));
  const stated = show.image !== undefined && isCover(show.image) ? show.image : undefined;
  const svg = { rel: "icon", path: "/icon.svg", type: "image/svg+xml" };
  if (!theirs.has(svg.path))
    await writer.writeFile(svg.path, iconSvg(show.title, cardColours(show.accent)));
  const svgIcon = { path: svg.path, sizes: "any", type: svg.type };
  if (!canvas) return { links: [svg], manifest: [svgIcon], cover: stated };

  const picture = localPictures(canvas, archive.files)(show.image);
  const image = await picture?.read();
  const write = async (path: string, how: object, draw: () => Promise<Buffer>): Promise<void> => {
    const key = createHash("sha256")
      .update(JSON.stringify([DESIGN, show.title, show.accent, picture?.hash, how]))
      .digest("hex");
    if (theirs.has(path) || writer.keeps(path, key)) return;
    await writer.writeFile(path, await draw(), { key });
  };
  for (const { path, ...how } of ICONS)
    await write(path, how, () => drawIcon(canvas, show, { ...how, image }));
  if (stated === undefined) {
    const title = drawableText(show.title, letterCheck(canvas));
    await write(GENERATED_COVER, { title }, async () => {
      const drawing = drawCover(canvas, { seed: show.title, title, accent: show.accent });
      return (await encodeIndexedPng(drawing.data(), COVER, COVER)) ?? drawing.encode("png");
    });
  }
  const png = ICONS.filter(({ path }) => !path.startsWith("/apple"));
  return {
    links: [
      // The mark would stand beside a show that has art of its own.
      image ? { rel: "icon", path: "/icon-192.png", type: "image/png", sizes: "192x192" } : svg,
      { rel: "apple-touch-icon", path: "/apple-touch-icon.png" },
    ],
    manifest: [
      ...png.map(({ path, side, ...rest }) => ({
        path,
        sizes: `${side}x${side}`,
        type: "image/png",
        ...("purpose" in rest ? { purpose: rest.purpose } : {}),
      })),
      ...(image ? [] : [svgIcon]),
    ],
    cover: stated ?? GENERATED_COVER,
    icon: "/icon-512.png",
  };
}

/** The picture, filling the square; or the mark on the show's colour. */
async function drawIcon(
  { createCanvas }: Canvas,
  show: { title: string; accent: string },
  { image, side, scale, round }: { image?: Image; side: number; scale: number; round: number },
): Promise<Buffer> {
  const drawing = createCanvas(side, side);
  const context = drawing.getContext("2d");
  const { ground, ink, ahead } = cardColours(show.accent);
  context.imageSmoothingQuality = "high";
  context.fillStyle = ground;
  context.beginPath();
  context.roundRect(0, 0, side, side, side * (image ? 0 : round));
  context.fill();
  const inner = side * (image && round > 0 ? 1 : scale);
  context.translate((side - inner) / 2, (side - inner) / 2);
  if (image) {
    const shorter = Math.min(image.width, image.height);
    const left = (image.width - shorter) / 2;
    const top = (image.height - shorter) / 2;
    context.drawImage(image, left, top, shorter, shorter, 0, 0, inner, inner);
  } else {
    context.scale(inner / 100, inner / 100);
    for (const { part, ...bar } of coverArt(show.title, MARK)) {
      context.fillStyle = part === "ahead" ? ahead : ink;
      context.beginPath();
      context.roundRect(bar.x, bar.y, bar.width, bar.height, bar.width / 2);
      context.fill();
    }
  }
  // Corners that are cut off are transparent, which a palette of ours has not.
  const flat = round === 0 ? await encodeIndexedPng(drawing.data(), side, side) : undefined;
  return flat ?? (await drawing.encode("png"));
}
