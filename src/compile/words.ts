const OTHER = 1;
const LETTER = 2;
/** Scripts written without spaces: pairs of characters stand for words. */
const PAIRED = 3;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

/** The kind of each code unit, 0 until it is asked for. */
const kinds = new Uint8Array(1 << 16);

function kindOf(code: number): number {
  const known = kinds[code];
  if (known) return known;
  const character = String.fromCharCode(code);
  const kind = UNSPACED.test(character)
    ? PAIRED
    : /[\p{L}\p{N}\p{M}]/u.test(character)
      ? LETTER
      : OTHER;
  kinds[code] = kind;
  return kind;
}

const APOSTROPHE = 39;
const QUOTE = 0x2019;
const HASH = 35;
const PLUS = 43;
const LESS = 60;

/**
 * Calls `visit` with where each word of `text` begins and ends, as written; what stands between
 * angle brackets is no text. `hash` is equal for words of Latin letters without accents that differ
 * by case alone (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/), and 0 for others. A fast
 * reader for comparing whole archives; search has its own (search/tokenize.ts), which knows more.
 */
export function eachWord(
  text: string,
  visit: (start: number, end: number, hash: number) => void,
): void {
  const { length } = text;
  let i = 0;
  while (i < length) {
    const code = text.charCodeAt(i);
    const kind = kindOf(code);
    if (kind === LETTER) {
      i = word(text, i, visit);
    } else if (kind === PAIRED) {
      if (i + 1 < length && kindOf(text.charCodeAt(i + 1)) === PAIRED) visit(i, i + 2, 0);
      i++;
    } else if (code === LESS) {
      const close = text.indexOf(">", i);
      i = close === -1 ? length : close + 1;
    } else i++;
  }
}

/** Reads one word from `start`, and answers where it ends. */
function word(
  text: string,
  start: number,
  visit: (start: number, end: number, hash: number) => void,
): number {
  const { length } = text;
  let hash = 0x811c9dc5;
  let plain = true;
  let i = start;
  while (i < length) {
    const code = text.charCodeAt(i);
    if (kindOf(code) === LETTER) {
      if (code > 127) plain = false;
      // Capitals as small letters.
      hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), 0x01000193);
    } else if (
      (code === APOSTROPHE || code === QUOTE) &&
      i + 1 < length &&
      kindOf(text.charCodeAt(i + 1)) === LETTER
    )
      plain = false;
    else break;
    i++;
  }
  // "C++" and "C#".
  const sign = text.charCodeAt(i);
  if (sign === PLUS && text.charCodeAt(i + 1) === PLUS) {
    i += 2;
    plain = false;
  } else if (sign === HASH && i - start === 1) {
    i++;
    plain = false;
  }
  visit(start, i, plain ? hash >>> 0 || 1 : 0);
  return i;
}
