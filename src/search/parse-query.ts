import { fold, foldWithOffsets, originalRange } from "./fold.ts";
import { tokenize } from "./tokenize.ts";

export type FilterField = "tag" | "guest" | "host" | "year" | "before" | "after" | "has";

/** `tag:css`, `-guest:"ben darnell"` … Offsets are code units of the query's text. */
export interface Filter {
  field: FilterField;
  /** As typed, without quotes. */
  value: string;
  /** `-tag:css`: episodes that do not satisfy it. */
  negated: boolean;
  /** True while the listener may still be typing it: it ends the text, unquoted. */
  open: boolean;
  start: number;
  end: number;
}

export interface Word {
  /** Folded. */
  term: string;
  also?: string[];
  start: number;
  end: number;
  /** True for the word that the listener may still be typing. */
  open: boolean;
}

export interface Query {
  text: string;
  words: Word[];
  /** Each phrase as folded terms in their order; its words are among `words` too. */
  phrases: string[][];
  /** Each excluded word or phrase as folded terms. */
  excluded: string[][];
  filters: Filter[];
  /** Recognised, but nothing to filter by yet: "tag:", "year:20", "has:au". */
  unfinished: Filter[];
  /** "27", "#27", "ep 27", "episode 27": that number. */
  number?: number;
}

/** Names that a filter answers to. */
const FIELDS = new Map<string, FilterField>(
  Object.entries({
    tag: "tag",
    tags: "tag",
    topic: "tag",
    guest: "guest",
    guests: "guest",
    with: "guest",
    host: "host",
    hosts: "host",
    year: "year",
    before: "before",
    after: "after",
    since: "after",
    has: "has",
  } as const),
);

const NUMBER = /^\s*(?:#|ep(?:isode)?\.?\s*#?|no\.?\s*)?(\d{1,6})\s*$/i;
/** An optional "-", an optional "name:", then a quoted text, closed or not, or all up to a blank or quote. */
const PIECE = /(-?)(?:([a-z]+):)?(?:["“”„]([^"“”„]*)(["“”„]?)|([^\s"“”„]*))/iy;
/** "tag: css": the value may stand apart. */
const APART = /(-?[a-z]+:)\s+(?=[^\s:-]+(?:\s|$)|["“”„])/iy;
const MOST_WORDS = 16;
const LONGEST_TEXT = 500;

/** What `text` asks for. Any text is a query; what it can't read as a filter is words. */
export function parseQuery(text: string): Query {
  const query: Query = { text, words: [], phrases: [], excluded: [], filters: [], unfinished: [] };
  const number = NUMBER.exec(text);
  if (number) {
    query.number = Number(number[1]);
    const start = text.indexOf(number[1]!);
    readWords(query, text, start, text.length, false);
    return query;
  }
  const readable = text.slice(0, LONGEST_TEXT);
  let at = 0;
  while (at < readable.length) {
    if (/\s/.test(readable[at]!)) at++;
    else at = readPiece(query, readable, at);
  }
  return query;
}

/** Reads what begins at `start` into the query and returns where it ends. */
function readPiece(query: Query, text: string, start: number): number {
  const negated = text[start] === "-";
  const name = /^-?([a-z]+):/i.exec(text.slice(start, start + 20))?.[1]?.toLowerCase() ?? "";
  const field = FIELDS.get(name);
  const apart = field && matchAt(APART, text, start);
  const piece = matchAt(PIECE, text, apart ? start + apart[0].length : start);
  const [whole = "", , , quoted, closing, bare = ""] = piece ?? [];
  const end = Math.max(start + 1, (piece?.index ?? start) + whole.length);
  const open = !closing && end >= text.length;
  if (field) {
    const value = (quoted ?? bare).trim();
    const filter: Filter = { field, value, negated, open, start, end };
    (isReady(filter) ? query.filters : query.unfinished).push(filter);
    return end;
  }
  const inner = negated ? start + 1 : start;
  const terms = wordTerms(text.slice(inner, end));
  if (negated) {
    // A "-" that nothing follows is only a dash.
    if (terms.length > 0) query.excluded.push(terms);
    return end;
  }
  if (closing && terms.length > 1) query.phrases.push(terms);
  readWords(query, text, inner, end, open);
  return end;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Terms of a text, in order; of unspaced scripts the pairs alone. */
function wordTerms(text: string): string[] {
  return wordTokens(fold(text)).map(({ term }) => term);
}

function wordTokens(folded: string): ReturnType<typeof tokenize> {
  const tokens = tokenize(folded);
  return tokens.filter(
    (token, i) =>
      i === 0 || token.start >= (tokens[i - 1]?.end ?? 0) || token.end > (tokens[i - 1]?.end ?? 0),
  );
}

function readWords(query: Query, text: string, start: number, end: number, open: boolean): void {
  const folded = foldWithOffsets(text.slice(start, end));
  const tokens = wordTokens(folded.text);
  tokens.forEach((token, i) => {
    if (query.words.length >= MOST_WORDS) return;
    const [from, to] = originalRange(folded, token.start, token.end);
    query.words.push({
      term: token.term,
      ...(token.also ? { also: token.also } : {}),
      start: start + from,
      end: start + to,
      open: open && i === tokens.length - 1,
    });
  });
}

const DATED = /^\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?$/;
const YEARS = /^\d{4}(?:(?:-|–|\.\.)\d{4})?$/;

/** True when the filter says enough to be applied. */
function isReady({ field, value }: Filter): boolean {
  switch (field) {
    case "year":
      return YEARS.test(value);
    case "before":
    case "after":
      return DATED.test(value);
    case "has":
      return value === "audio" || value === "transcript";
    default:
      return tokenize(fold(value)).length > 0;
  }
}
