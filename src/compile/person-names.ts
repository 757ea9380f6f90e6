import { fold } from "./slug.ts";

/** Lower-case words inside names: https://en.wikipedia.org/wiki/Nobiliary_particle. */
const PARTICLES = new Set(
  "van de den der von zu zum da das do dos di du del della la le el al bin ibn ben ten ter te y e af av".split(
    " ",
  ),
);

/** Capitalized words of titles and templates that belong to no name. */
const NO_NAME = new Set(
  (
    "a an the and or of on in at by for from to with about as is are was how why what when where who which this that these " +
    "those today talks talk talking discusses discussing discuss explains joins tells shares speaks episode ep part live " +
    "interview interviews interviewing guest guests host hosts show podcast our my your their his her its we i you they it " +
    "firstname lastname first last name tbd tba someone somebody everyone all more special rereleased rerun introduction " +
    "intro summary picks links topics questions team project core conference"
  ).split(" "),
);

const WORD =
  /^(?:\p{Lu}[\p{L}\p{M}]*(?:['’.-]+[\p{L}\p{M}]+)*\.?|[dlDLO]['’]\p{Lu}[\p{L}\p{M}-]*)$/u;
const HONORIFIC = /^(?:Dr|Prof|Mr|Mrs|Ms|Mx|Sir|Dame)\.?$/;

/** A name read at the start of a text, and what follows it. */
interface Read {
  name: string;
  rest: string;
}

function readName(text: string): Read | undefined {
  const words: string[] = [];
  let rest = text.trimStart();
  let pending: string[] = [];
  let pendingRest = rest;
  while (rest !== "" && words.length + pending.length < 6) {
    const [token] = /^\S+/.exec(rest) ?? [""];
    const bare = token.replace(/[,;:!?)\]"”]+$|(?<=[^.]{2})\.$|['’]s$/g, "");
    const after = rest.slice(bare.length);
    const isWord = WORD.test(bare) && !NO_NAME.has(bare.toLowerCase().replace(/\.$/, ""));
    if (isWord && words.length === 0 && HONORIFIC.test(bare)) {
      rest = rest.slice(token.length).trimStart();
      continue;
    }
    if (isWord) {
      words.push(...pending, bare);
      pending = [];
      rest = after;
      pendingRest = rest;
      if (bare.length < token.length) break;
    } else if (words.length > 0 && PARTICLES.has(bare) && bare === token) {
      pending.push(bare);
      rest = after;
    } else break;
    rest = rest.trimStart();
  }
  if (words.length === 0) return undefined;
  return { name: words.join(" "), rest: pendingRest };
}

/**
 * The names of a list at the start of `text`: "Ada Lovelace, J. von Neumann and Bo about …" has
 * three. `sure` counts those before the first comma: what follows may describe the one before
 * ("Ada Lovelace, Prolific Author").
 */
export function readNames(text: string): { names: string[]; rest: string; sure: number } {
  const names: string[] = [];
  let rest = text;
  let sure: number | undefined;
  for (;;) {
    const read = readName(rest);
    if (!read) break;
    names.push(read.name);
    rest = read.rest;
    const joint = /^\s*(?:,?\s+(?:and|&|und|et|y)\s+|,\s+|\s+&\s+)/.exec(rest);
    if (!joint || !readName(rest.slice(joint[0].length))) break;
    if (joint[0].trim() === ",") sure ??= names.length;
    rest = rest.slice(joint[0].length);
  }
  return { names, rest, sure: sure ?? names.length };
}

export const wordCount = (name: string): number => name.split(" ").length;

/** True when one name is the other, or its first or last word: "Alexander" and "Alexander Schepanovski". */
export function shortens(short: string, long: string): boolean {
  const a = fold(short).split(" ");
  const b = fold(long).split(" ");
  return a.length < b.length && a.length === 1 && (a[0] === b[0] || a[0] === b[b.length - 1]);
}

/** True for names that differ by a slip of the pen: "Mark Bagett" and "Mark Baggett". */
export function nearlySame(a: string, b: string): boolean {
  const x = fold(a);
  const y = fold(b);
  if (x === y) return true;
  if (Math.abs(x.length - y.length) > 2 || Math.min(x.length, y.length) < 7) return false;
  if (x[0] !== y[0] || wordCount(a) !== wordCount(b)) return false;
  return editDistance(x, y) <= (Math.min(x.length, y.length) > 12 ? 2 : 1);
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length]!;
}
