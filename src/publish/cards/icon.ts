import { coverArt, MARK } from "../../model/cover-art.ts";
import type { CardColours } from "./colours.ts";

/**
 * The show's generated mark as a stand-alone SVG: the site's icon.
 * @param colours hex
 */
export function iconSvg(
  title: string,
  colours: Pick<CardColours, "ground" | "ink" | "ahead">,
): string {
  const bars = coverArt(title, MARK).map(
    ({ part, x, y, width, height }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${width / 2}"${part === "ahead" ? ` fill="${colours.ahead}"` : ""}/>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="22" fill="${colours.ground}"/>` +
    `<g fill="${colours.ink}">${bars.join("")}</g></svg>\n`
  );
}
