import { fitted, ROOM } from "./picture-copies.ts";
import type { PublishedPicture } from "./write-pictures.ts";

/** Characters of HTML before a picture that is seen when the page opens. */
const AT_ONCE = 1_500;

/**
 * The HTML of notes with its pictures as a page has them: with the size they will take, so that
 * nothing moves when they come, and with smaller copies for browsers that know their format.
 * @param html as compile/serialize-html.ts writes it: `src` comes first, no value holds ">"
 * @param opening it opens its page, so that its first picture may be in view at once
 */
export function withPictures(
  html: string,
  pictureAt: (path: string) => PublishedPicture | undefined,
  opening: boolean,
): string {
  let first = opening;
  return html.replace(
    /<img src="([^"]*)"([^>]*)>/g,
    (_, src: string, written: string, at: number) => {
      const soon = first && at < AT_ONCE;
      first = false;
      const rest = soon ? written.replace(' loading="lazy"', "") : written;
      const picture = pictureAt(src.replace(/[?#].*$/s, ""));
      const size = shownSize(rest, picture);
      const image = `<img src="${src}"${size ? withSize(rest, size) : rest}>`;
      if (!picture || picture.copies.length === 0) return image;
      const shown = Math.min(size?.width ?? picture.width, ROOM.width);
      const set = picture.copies.map(({ path, width }) => `${path} ${width}w`).join(", ");
      const sizes = `(max-width: ${shown}px) 100vw, ${shown}px`;
      return `<picture><source type="image/avif" srcset="${set}" sizes="${sizes}">${image}</picture>`;
    },
  );
}

/** The size that a picture takes: as its writer states, else its own; undefined where neither is known. */
function shownSize(
  attributes: string,
  picture: PublishedPicture | undefined,
): { width: number; height: number } | undefined {
  const stated = (name: string): number =>
    Number(new RegExp(` ${name}="(\\d+)"`).exec(attributes)?.[1] ?? 0);
  let [width, height] = [stated("width"), stated("height")];
  if (picture) {
    const ratio = picture.height / picture.width;
    if (width === 0 && height === 0) [width, height] = [picture.width, picture.height];
    else if (width === 0) width = height / ratio;
    else if (height === 0) height = width * ratio;
  }
  return width > 0 && height > 0 ? fitted(width, height) : undefined;
}

const withSize = (attributes: string, { width, height }: { width: number; height: number }) =>
  `${attributes.replace(/ (?:width|height)="\d*"/g, "")} width="${width}" height="${height}"`;
