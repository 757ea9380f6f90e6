/**
 * Folding makes spellings that a listener would call the same the same text: lower case, no Latin,
 * Greek or Cyrillic diacritics, one form of apostrophe; composed, and of full width.
 * Queries and episodes go through it alike.
 */
export interface Folded {
  text: string;
  /**
   * `starts[i]` is where in the original the i-th code unit of `text` came from, and
   * `starts[text.length]` the original's length. Absent when the two texts align one to one.
   */
  starts?: Uint32Array;
}

/** Lower-case letters that Unicode does not decompose, and quotes that writers use as an apostrophe. */
const SPECIAL: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  "’": "'",
  "‘": "'",
  ʼ: "'",
};

// Marks of other scripts (Japanese voicing, Thai and Indic vowels) tell words apart: they stay.
const DIACRITICS = /[\u0300-\u036f]/g;
// eslint-disable-next-line no-control-regex
const ASCII = /^[\0-\x7f]*$/;

const known = new Map<string, string>();

function foldCharacter(character: string): string {
  const folded = known.get(character);
  if (folded !== undefined) return folded;
  let made = "";
  for (const part of character.normalize("NFKD").replace(DIACRITICS, "").toLowerCase()) {
    made += SPECIAL[part] ?? part;
  }
  made = made.normalize("NFC");
  if (known.size < 4096) known.set(character, made);
  return made;
}

/** What can compose with the character before it: marks, and the later letters of a Korean syllable. */
const JOINS = /^[\p{M}\u1161-\u1175\u11a8-\u11c2]/u;

/**
 * The folded text piece by piece, with where in the original each one begins. Kana and their
 * voicing, or the letters of a Korean syllable, written apart or in half width, become one piece.
 */
function* pieces(text: string): Generator<[piece: string, start: number]> {
  let last = "";
  let start = 0;
  let offset = 0;
  for (const character of text) {
    const piece = foldCharacter(character);
    const joined = last && JOINS.test(piece) ? (last + piece).normalize("NFC") : undefined;
    if (joined !== undefined && joined.length < last.length + piece.length) last = joined;
    else if (piece) {
      if (last) yield [last, start];
      last = piece;
      start = offset;
    }
    offset += character.length;
  }
  if (last) yield [last, start];
}

/** The folded text alone. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = "";
  for (const [piece] of pieces(text)) folded += piece;
  return folded;
}

/** The folded text, with the way back to the original's offsets (in UTF-16 code units). */
export function foldWithOffsets(text: string): Folded {
  if (ASCII.test(text)) return { text: text.toLowerCase() };
  let folded = "";
  const starts: number[] = [];
  for (const [piece, start] of pieces(text)) {
    for (let i = 0; i < piece.length; i++) starts.push(start);
    folded += piece;
  }
  starts.push(text.length);
  return { text: folded, starts: Uint32Array.from(starts) };
}

/** Where `[start, end)` of the folded text lies in the original, whole characters only. */
export function originalRange(folded: Folded, start: number, end: number): [number, number] {
  const { starts } = folded;
  if (!starts) return [start, end];
  // A character that folds to several, or to none, belongs wholly to the range that touches it.
  let next = end;
  const last = end > start ? starts[end - 1] : undefined;
  while (next < starts.length - 1 && starts[next] === last) next++;
  return [starts[start] ?? 0, starts[next] ?? 0];
}
