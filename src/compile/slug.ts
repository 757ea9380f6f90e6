import { htmlToText } from "./plain-text.ts";

/** Latin letters that no accent makes, as people write them without. */
const PLAIN_LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
  ŋ: "n",
};
const ASCII = /^[\x20-\x7e]*$/;

// Only where they are accents: a mark of kana, Thai or an Indic script makes another word.
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*)[\u0300-\u036f]/gu;
// What chooses or encloses the picture of a sign, and joins letters or emoji.
const SHAPES = /[\p{Variation_Selector}\p{Me}\u200d]/gu;

/**
 * Lower case, accents of Latin and Greek and compatibility forms folded: "Inés" and "INES"
 * become "ines". A Cyrillic "й" is a letter of its own and stays, as marks of other scripts do.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .replace(SHAPES, "")
    .toLowerCase()
    .replace(/[ßæœøđðþłıħŋ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize("NFC");
}

/**
 * The slug that Pelican gives a title (SLUG_REGEX_SUBSTITUTIONS of its default
 * settings): signs dropped, runs of blanks and hyphens made one hyphen, "_" kept.
 * Letters that have no Latin base stay, where Pelican would transliterate them.
 */
export function pelicanSlug(title: string): string {
  const signs: Record<string, string> = { "×": "x", "®": "r", "©": "c" };
  const text = htmlToText(title)
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/[×®©]/g, (sign) => signs[sign] ?? "");
  return fold(text)
    .replace(/[^\p{L}\p{M}\p{N}_\s-]|(?<![\p{L}\p{M}\p{N}])\p{M}+/gu, "")
    .trim()
    .replace(/[-\s]+/g, "-");
}

/** Bytes. */
const LONGEST = 80;
const LETTERS = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A path segment made from words: letters and digits of any script, joined by hyphens; "" when there are none. */
export function slugify(text: string): string {
  const slug = fold(text.replace(/['’]/g, ""))
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{M}\p{N}]+|(?<![\p{L}\p{M}\p{N}])\p{M}+/gu, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
  return cutSlug(slug, LONGEST);
}

/** At most `longest` bytes of a slug in UTF-8, whole words where that leaves more than half. */
export function cutSlug(slug: string, longest: number): string {
  if (Buffer.byteLength(slug) <= longest) return slug;
  let end = 0;
  let bytes = 0;
  for (const { segment } of LETTERS.segment(slug)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > longest) break;
    end += segment.length;
  }
  const cut = slug.lastIndexOf("-", end);
  return slug.slice(0, cut > end / 2 ? cut : end);
}

/** A slug for a name whose signs tell it from others ("C", "C++", "C#", ".NET"); never empty. */
export function nameSlug(name: string): string {
  const spelled = name
    .replace(/\+/g, " plus ")
    .replace(/#/g, " sharp ")
    .replace(/%/g, " percent ")
    .replace(/^\s*\.(?=[\p{L}\p{N}])/u, "dot ")
    .replace(/@/g, " at ");
  const slug = slugify(spelled);
  if (slug !== "") return slug;
  const points = Array.from(name.trim(), (sign) => `u${(sign.codePointAt(0) ?? 0).toString(16)}`);
  return points.slice(0, 8).join("-") || "unnamed";
}
