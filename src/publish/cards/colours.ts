import { contrast, parseHex } from "../theme.ts";

/** Colours of a preview card; all hex. */
export interface CardColours {
  ground: string;
  /** Title, what was heard, the playhead. */
  ink: string;
  /** The lesser lines. */
  soft: string;
  /** What is ahead of the playhead. */
  ahead: string;
}

interface Oklch {
  lightness: number;
  chroma: number;
  /** Radians. */
  hue: number;
}

const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const gamma = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

/** Oklab by its author's matrices (https://bottosson.github.io/posts/oklab/), in polar form. */
export function toOklch(hex: string): Oklch {
  const [r = 0, g = 0, b = 0] = parseHex(hex).map((channel) => linear(channel / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, bb),
    hue: Math.atan2(bb, a),
  };
}

/** The sRGB colour of that hue and lightness with as much of the chroma as there is room for. */
export function fromOklch({ lightness, chroma, hue }: Oklch): string {
  for (let c = chroma; ; c -= 0.004) {
    const kept = Math.max(0, c);
    const a = kept * Math.cos(hue);
    const b = kept * Math.sin(hue);
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    const rgb = [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ];
    if (kept > 0 && rgb.some((channel) => channel < -0.0001 || channel > 1.0001)) continue;
    const bytes = rgb.map((channel) =>
      Math.round(255 * gamma(Math.min(1, Math.max(0, channel))))
        .toString(16)
        .padStart(2, "0"),
    );
    return `#${bytes.join("")}`;
  }
}

/** Contrast to black from which on a colour is a good ground for dark letters. */
const ON_LIGHT = 8;

/** A light accent is the ground itself, under dark letters; any other is darkened until white reads well on it. */
export function cardColours(accent: string): CardColours {
  const { lightness, chroma, hue } = toOklch(accent);
  const shade = (light: number, c: number): string =>
    fromOklch({ lightness: light, chroma: c, hue });
  if (contrast(accent, "#000000") >= ON_LIGHT)
    return {
      ground: accent,
      ink: shade(0.23, Math.min(chroma, 0.06)),
      soft: shade(0.31, Math.min(chroma, 0.07)),
      ahead: shade(lightness - 0.2, chroma * 0.9),
    };
  const ground = Math.min(lightness, 0.43);
  const kept = Math.min(chroma, 0.15);
  return {
    ground: shade(ground, kept),
    ink: shade(0.985, kept * 0.08),
    soft: shade(0.91, kept * 0.3),
    ahead: shade(ground + 0.17, kept * 0.95),
  };
}
