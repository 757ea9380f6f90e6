/** A word of folded text. Offsets are code units of that folded text. */
export interface Token {
  term: string;
  start: number;
  end: number;
  /** Other terms the same place answers to: the halves of "Ren'Py", the "init" of `__init__`. */
  also?: string[];
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
/** Scripts written without spaces: no word boundary to find, so pairs of characters are the terms. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

const OTHER = 0;
const LETTER = 1;
const PAIRED = 2;
const kinds = new Map<number, number>();

function kindOf(code: number): number {
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? LETTER : OTHER;
  }
  let kind = kinds.get(code);
  if (kind === undefined) {
    const character = String.fromCodePoint(code);
    kind = UNSPACED.test(character) ? PAIRED : WORD.test(character) ? LETTER : OTHER;
    kinds.set(code, kind);
  }
  return kind;
}

const APOSTROPHE = 39;
const PLUS = 43;
const HASH = 35;
const DOT = 46;
const UNDERSCORE = 95;

/** Endings of contractions, which are no words: "we're", "they've", "she'll". */
const CONTRACTIONS = new Set(["re", "ve", "ll"]);

function apostrophes(quoted: string, start: number, end: number): Token {
  const parts = quoted.split("'");
  if (parts.length === 2 && parts[1] === "s") return { term: parts[0] ?? quoted, start, end };
  const also = parts.filter((part) => part.length > 1 && !CONTRACTIONS.has(part));
  return { term: parts.join(""), start, end, ...(also.length > 0 ? { also } : {}) };
}

/**
 * The words of text that `fold` has folded. Names that programmers write stay whole ("c++", "c#",
 * ".net", "__init__"); "node.js" and "open-source" are two words side by side.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  let previous = OTHER;
  let i = 0;
  while (i < length) {
    const code = text.codePointAt(i) ?? 0;
    const kind = kindOf(code);
    const width = code > 0xffff ? 2 : 1;
    if (kind === PAIRED) {
      i = pairs(text, i, tokens);
      previous = PAIRED;
    } else if (kind === LETTER || code === UNDERSCORE) {
      i = word(text, i, tokens);
      previous = LETTER;
    } else if (code === DOT && previous === OTHER && text.startsWith("net", i + 1)) {
      if (kindAt(text, i + 4) === OTHER) {
        tokens.push({ term: ".net", start: i, end: i + 4, also: ["net"] });
        i += 4;
      } else i += width;
    } else {
      previous = OTHER;
      i += width;
    }
  }
  return tokens;
}

function kindAt(text: string, i: number): number {
  return i < text.length ? kindOf(text.codePointAt(i) ?? 0) : OTHER;
}

/** Reads one word from `start`, pushes it and returns where it ends. */
function word(text: string, start: number, tokens: Token[]): number {
  let i = start;
  let quoted = false;
  while (i < text.length) {
    const code = text.codePointAt(i) ?? 0;
    if (kindOf(code) === LETTER) i += code > 0xffff ? 2 : 1;
    else if (code === APOSTROPHE && i > start && kindAt(text, i + 1) === LETTER) {
      quoted = true;
      i++;
    } else break;
  }
  if (text.charCodeAt(i) === UNDERSCORE) return underscored(text, start, i, tokens);
  const plain = i;
  if (text.charCodeAt(i) === PLUS && text.charCodeAt(i + 1) === PLUS) i += 2;
  else if (text.charCodeAt(i) === HASH && i - start === 1) i += 1;
  if (i > plain && kindAt(text, i) === OTHER) {
    tokens.push({ term: text.slice(start, i), start, end: i });
    return i;
  }
  const found = text.slice(start, plain);
  tokens.push(quoted ? apostrophes(found, start, plain) : { term: found, start, end: plain });
  return plain;
}

/** `__init__` is a name; "snake_case" is two words; a lone "_" is nothing. */
function underscored(text: string, start: number, at: number, tokens: Token[]): number {
  if (at > start) {
    tokens.push({ term: text.slice(start, at), start, end: at });
    let i = at;
    while (text.charCodeAt(i) === UNDERSCORE && text.charCodeAt(i + 1) !== UNDERSCORE) i++;
    return i > at ? i : at;
  }
  const dunder = /^__([a-z0-9]+)__(?![a-z0-9_])/.exec(text.slice(start, start + 40));
  if (dunder) {
    const end = start + dunder[0].length;
    tokens.push({ term: dunder[0], start, end, also: [dunder[1] ?? ""] });
    return end;
  }
  let i = start;
  while (text.charCodeAt(i) === UNDERSCORE) i++;
  return i;
}

/** Overlapping pairs of characters from `start`, and the last character alone. */
function pairs(text: string, start: number, tokens: Token[]): number {
  let i = start;
  let before = -1;
  while (i < text.length && kindAt(text, i) === PAIRED) {
    const end = i + ((text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1);
    if (before >= 0) tokens.push({ term: text.slice(before, end), start: before, end });
    before = i;
    i = end;
  }
  tokens.push({ term: text.slice(before, i), start: before, end: i });
  return i;
}
