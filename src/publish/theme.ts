/**
 * Colours of a show from its one accent: the same hue, as dark or as light as its paper needs.
 * Contrast and relative luminance as WCAG 2.2 defines them
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
 */

type Rgb = [number, number, number];

const PAPER_LIGHT = "#efede8"; // the darkest of the light papers, so that the rest are safe
const PAPER_DARK = "#24262a";
const ENOUGH = 4.6;

export function parseHex(hex: string): Rgb {
  const digits = hex.replace("#", "");
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return [0, 2, 4].map((i) => Number.parseInt(full.slice(i, i + 2), 16)) as Rgb;
}

const toHex = (rgb: Rgb): string =>
  `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two hex colours, 1–21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(parseHex(a)), luminance(parseHex(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** `colour` mixed with `end` in small steps until it reads on `paper`. */
function legible(colour: string, paper: string, end: Rgb): string {
  const from = parseHex(colour);
  for (let step = 0; step <= 40; step += 1) {
    const mixed = toHex(from.map((c, i) => c + ((end[i] ?? 0) - c) * (step / 40)) as Rgb);
    if (contrast(mixed, paper) >= ENOUGH) return mixed;
  }
  return toHex(end);
}

/** What a site's looks are made of. */
export interface Theme {
  /** CSS hex colour. */
  accent: string;
  /** CSS font families. */
  fonts: { display?: string; text?: string };
  /** Rules of the host's own. */
  css: string;
}

/**
 * CSS that gives the tokens their accents and fonts, and the host's own rules after it.
 * @param base put before addresses of the site in those
 */
export function themeCss({ accent, fonts, css }: Theme, base: string): string {
  const light = legible(accent, PAPER_LIGHT, [0, 0, 0]);
  const dark = legible(accent, PAPER_DARK, [255, 255, 255]);
  const families = Object.entries(fonts).map(([place, names]) => `;--font-${place}:${names}`);
  const own = css.replace(/(url\(\s*["']?)\/(?!\/)/g, (_, start: string) => start + base);
  return `:root{--accent-light:${light};--accent-dark:${dark}${families.join("")}}${own}`;
}
