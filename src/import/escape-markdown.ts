/** A web address in running text, which GFM makes a link of by itself. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>]+/gi;
/** What ends a sentence and no address. */
const AFTER_ADDRESS = /[?!.,:;*_~'")\]]+$/;
/** Signs within an address that Markdown might take for its own. */
const RISKY = /[*~`\\[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;

/**
 * Text as Markdown (CommonMark with GFM) that reads as just that text. Only what would become markup
 * is escaped, so that a person can edit the result; what counts at the start of a line alone is left
 * to `escapeLineStart`.
 * @param brackets escape every bracket, as the words of a link need it
 */
export function escapeText(text: string, brackets = false): string {
  if (!/[\\`*_<&[\]~]/.test(text)) return text;
  let escaped = "";
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(AFTER_ADDRESS, "");
    escaped += escapeWords(text.slice(from, index), brackets) + bareAddress(address);
    from = index + address.length;
  }
  return escaped + escapeWords(text.slice(from), brackets);
}

function bareAddress(address: string): string {
  if (!RISKY.test(address)) return address;
  return /^https?:/i.test(address) && !/[\\`]/.test(address)
    ? `<${address}>`
    : escapeWords(address, true);
}

function escapeWords(text: string, brackets: boolean): string {
  const first = text.search(/\S/);
  const last = text.trimEnd().length - 1;
  return text.replace(
    /\\(?![a-z0-9])|[`*]|_|<(?=[a-z/!?]|$)|&(?=#?\w*(?:;|$))|[~[\]]/gi,
    (sign, at: number) => {
      // "[00:12]" is no link, for nothing below defines one.
      if (sign === "[" && !brackets && text[at + 1] !== "^") return sign;
      if (sign === "]" && !brackets && !/[([:]/.test(text[at + 1] ?? "")) return sign;
      if (sign === "~" && at > first && isBlank(text[at - 1]) && isWord(text[at + 1])) return sign;
      const amid = at > first && at < last;
      if (sign === "*" && amid && isBlank(text[at - 1]) && isBlank(text[at + 1])) return sign;
      if (sign === "_" && isWord(text[at - 1]) && isWord(text[at + 1])) return sign;
      return `\\${sign}`;
    },
  );
}

const isBlank = (sign: string | undefined): boolean => sign !== undefined && /\s/.test(sign);
const isWord = (sign: string | undefined): boolean =>
  sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** What begins as the target of a link does: `[label]:`, whose label may go on in the next line. */
const TARGET = /^\[(?:[^\]\\]|\\.)*(?:\]:|\\?$)/;

/** A line of a paragraph whose first signs would make it a heading, an item, a quote, a rule or the target of a link. */
export function escapeLineStart(line: string): string {
  const numbered = /^(\d{1,9})([.)])(?=\s|$)/.exec(line);
  if (numbered) return `${numbered[1]}\\${line.slice(numbered[1]!.length)}`;
  if (TARGET.test(line)) return `\\${line}`;
  if (/^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|=+\s*$|[|:\s-]*-[|:\s-]*$|~{3,}|\|)/.test(line))
    return `\\${line}`;
  return line;
}

/** An address as the target of a link: bare where it can be, else in angle brackets. */
export function linkTarget(address: string): string {
  const safe = address.replace(/[<>\s\\]/g, (sign) => encodeURIComponent(sign));
  return /[()]/.test(safe) ? `<${safe}>` : safe;
}

/** Code with as many backticks around it as it needs. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}
