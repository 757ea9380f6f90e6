/** Scripts that are written without spaces: a line may end between any two words of theirs. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RTL = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const words = new Intl.Segmenter("en", { granularity: "word" });
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a reader takes for one letter or sign: "é" however it is written, a joined emoji. */
export const graphemes = (text: string): string[] =>
  Array.from(letters.segment(text), ({ segment }) => segment);

/** By its first letter, as browsers judge `dir="auto"`. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RTL.test(first);
}

/** `text` cut wherever a line may end; a space stays with the word before it. */
export function pieces(text: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of words.segment(text.replace(/\s+/g, " ").trim())) {
    const before = found.at(-1);
    const mayBreak =
      before === undefined ||
      before.endsWith(" ") ||
      /[\p{L}\p{N}][-‐–—/]$/u.test(before) ||
      (isWordLike === true &&
        !/[\p{Ps}\p{Pi}"']$/u.test(before) &&
        (UNSPACED.test(before.at(-1) ?? "") || UNSPACED.test(segment)));
    if (mayBreak && segment !== " ") found.push(segment);
    else found[found.length - 1] = (before ?? "") + segment;
  }
  return found;
}

/** Lines of at most `width`; a piece that is longer alone is cut between letters. */
export function wrap(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  const add = (piece: string): void => {
    if (line === "" || measure((line + piece).trimEnd()) <= width) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece;
    }
  };
  for (const piece of pieces(text)) {
    if (measure(piece.trimEnd()) <= width) add(piece);
    else for (const letter of graphemes(piece)) add(letter);
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** The same number of lines, of as even a length as there are. */
export function balance(text: string, width: number, measure: (line: string) => number): string[] {
  const fits = wrap(text, width, measure);
  let narrow = width / 3;
  let wide = width;
  for (let step = 0; step < 8 && fits.length > 1; step += 1) {
    const middle = (narrow + wide) / 2;
    const tried = wrap(text, middle, measure);
    if (tried.length <= fits.length) wide = middle;
    else narrow = middle;
  }
  return wrap(text, wide, measure);
}

/** `text` on one line of at most `width`, with "…" where it does not fit. */
export function shorten(text: string, width: number, measure: (line: string) => number): string {
  if (measure(text) <= width) return text;
  const kept = graphemes(text);
  let low = 0;
  let high = kept.length;
  const cut = (length: number): string =>
    `${kept
      .slice(0, length)
      .join("")
      .trimEnd()
      .replace(/[,;:.–—-]+$/, "")}…`;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(cut(middle)) <= width) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}

/** A text set within a box. */
export interface Setting {
  /** In px. */
  size: number;
  lines: string[];
}

/**
 * `text` in the largest of `sizes` in which it fits the box; in the smallest, cut with "…".
 * @param measure width of a line at a size, in px
 * @param leading height of a line, as a part of its size
 */
export function fit(
  text: string,
  box: { width: number; height: number },
  sizes: readonly number[],
  leading: number,
  measure: (line: string, size: number) => number,
): Setting {
  for (const size of sizes) {
    const at = (line: string): number => measure(line, size);
    // A word that would have to be cut asks for a smaller size, where there is one.
    if (size !== sizes.at(-1) && pieces(text).some((piece) => at(piece.trimEnd()) > box.width))
      continue;
    const lines = wrap(text, box.width, at);
    const room = Math.max(1, Math.floor(box.height / (size * leading)));
    if (lines.length <= room) return { size, lines: balance(text, box.width, at) };
    if (size === sizes.at(-1)) {
      const rest = lines.slice(room - 1).join(" ");
      return { size, lines: [...lines.slice(0, room - 1), shorten(rest, box.width, at)] };
    }
  }
  return { size: 0, lines: [] };
}
