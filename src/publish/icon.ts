import { coverShape } from "../model/cover-shape.ts";

/**
 * The show's generated cover as a stand-alone SVG: the site's icon.
 * @param accent hex colour of the ground
 */
export function iconSvg(title: string, accent: string): string {
  const { heights, playhead } = coverShape(title);
  const bars = heights.map((height, i) => {
    const length = Math.round(height * 68);
    return i === playhead
      ? `<rect x="${13 + i * 8.4}" y="10" width="3.2" height="80" rx="1.6"/>`
      : `<rect x="${12 + i * 8.4}" y="${50 - length / 2}" width="5" height="${length}" rx="2.5"${i > playhead ? ' opacity=".5"' : ""}/>`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="18" fill="${accent}"/>` +
    `<g fill="#fff">${bars.join("")}</g></svg>\n`
  );
}
