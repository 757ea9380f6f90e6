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

/** A piece of a line and its breadth, with the space that ends it and without. */
interface Piece {
  text: string;
  full: number;
  bare: number;
}

function measured(texts: readonly string[], measure: (text: string) => number): Piece[] {
  return texts.map((text) => {
    const trimmed = text.trimEnd();
    const bare = measure(trimmed);
    return { text, bare, full: trimmed === text ? bare : measure(text) };
  });
}

/** Lines of at most `width`. The breadth of a line is taken for the sum of its pieces'. */
function wrap(all: readonly Piece[], width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const { text, full, bare } of all) {
    if (line !== "" && used + bare > width) {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    line += text;
    used += full;
  }
  if (line !== "") lines.push(line.trimEnd());
  return lines;
}

/** The same number of lines, of as even a length as there are. */
function balance(all: readonly Piece[], width: number): string[] {
  const most = wrap(all, width).length;
  let narrow = Math.max(width / 3, ...all.map(({ bare }) => bare));
  let wide = width;
  if (most === 1) return wrap(all, width);
  for (let step = 0; step < 8; step += 1) {
    const middle = (narrow + wide) / 2;
    if (wrap(all, middle).length <= most) wide = middle;
    else narrow = middle;
  }
  return wrap(all, wide);
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
 * `text` in the largest of `sizes` in which it fits the box; in the smallest, with long words cut
 * and the rest left out behind "…".
 * @param leading height of a line, as a part of its size
 * @param measure breadth of a text in em, which has to grow with the size
 */
export function fit(
  text: string,
  box: { width: number; height: number },
  sizes: readonly number[],
  leading: number,
  measure: (text: string) => number,
): Setting {
  const all = measured(pieces(text), measure);
  const broadest = Math.max(0, ...all.map(({ bare }) => bare));
  const room = (size: number): number => Math.max(1, Math.floor(box.height / (size * leading)));
  for (const size of sizes) {
    const width = box.width / size;
    if (broadest <= width && wrap(all, width).length <= room(size))
      return { size, lines: balance(all, width) };
  }
  const size = sizes.at(-1) ?? 0;
  const width = box.width / size;
  const cut = all.flatMap((piece) =>
    piece.bare <= width ? [piece] : measured(graphemes(piece.text), measure),
  );
  const lines = wrap(cut, width);
  const kept = room(size);
  if (lines.length <= kept) return { size, lines };
  const rest = lines.slice(kept - 1).join(" ");
  return { size, lines: [...lines.slice(0, kept - 1), shorten(rest, width, measure)] };
}
