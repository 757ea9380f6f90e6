/**
 * Python-Markdown's dialect, as Pelican uses it, rewritten so that a CommonMark engine reads what
 * the writer meant. Sources: https://python-markdown.github.io/#differences and /extensions/extra/,
 * and the block processors of Python-Markdown 3. Where Python-Markdown itself loses what was
 * written (two-space lists flattened, a list right under a paragraph left as text), intent wins.
 */

/** Put before an inline tag that stands alone on its line, so that it opens a paragraph and no HTML block. */
export const INLINE_MARK = "\u{FDD1}";

const BLOCK_TAG =
  /^ {0,3}<(address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figure|footer|form|h[1-6]|header|iframe|main|nav|noscript|ol|p|pre|script|section|style|table|ul|video|audio|object)\b/i;
const FENCE = /^( *)(`{3,}|~{3,})([^`]*)$/;
const ITEM = /^( *)([-*+]|\d{1,9}[.)])(?: +(.*)|)$/;
const RULE = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const LONE_TAG = /^ {0,3}<\/?[a-z][\w.:-]*(?:\s[^<>]*)?\/?>\s*$/i;

/** An open list item: the column it was written at, the column it is rewritten to, and its text's. */
interface Item {
  raw: number;
  out: number;
  content: number;
}

export function fromPelicanMarkdown(markdown: string): string {
  const lines = markdown.split("\n");
  const out: string[] = [];
  let items: Item[] = [];
  let fence: { mark: string; shift: number } | undefined;
  let code = false;
  let blank = true;
  const ends = rawBlockEnds(lines);

  const put = (line: string, shift = 0): void => {
    out.push(
      shift > 0
        ? " ".repeat(shift) + line
        : shift < 0
          ? line.slice(Math.min(-shift, indentOf(line)))
          : line,
    );
  };

  for (let i = 0; i < lines.length; i++) {
    const line = expandIndent(lines[i]!);
    if (fence) {
      put(line, fence.shift);
      const close = line.trim();
      if (close.startsWith(fence.mark) && close === close[0]!.repeat(close.length))
        fence = undefined;
      blank = false;
      continue;
    }
    if (line.trim() === "") {
      out.push("");
      blank = true;
      continue;
    }
    const indent = indentOf(line);
    if (code && indent >= 4) {
      out.push(line);
      continue;
    }
    code = items.length === 0 && blank && indent >= 4;
    if (code) {
      out.push(line);
      blank = false;
      continue;
    }

    if (indent <= 3 && BLOCK_TAG.test(line) && (indent === 0 || items.length === 0)) {
      const end = ends(i);
      if (end !== undefined) {
        items = [];
        for (; i < end; i++) out.push(lines[i]!);
        out.push(lines[end]!);
        if (lines[end + 1]?.trim()) out.push("");
        blank = true;
        continue;
      }
    }

    const item = RULE.test(line) ? null : ITEM.exec(line);
    if (item && (items.length > 0 || indent <= 3)) {
      const [, , marker, text = ""] = item;
      while (items.length > 0 && indent < items[items.length - 1]!.raw + 2) items.pop();
      const column = items[items.length - 1]?.content ?? 0;
      const sign = /\d/.test(marker!) ? marker! : "-";
      items.push({ raw: indent, out: column, content: column + sign.length + 1 });
      out.push(`${" ".repeat(column)}${sign} ${mendInline(text)}`);
      blank = false;
      continue;
    }

    if (items.length > 0 && (indent < 2 ? blank || startsBlock(line) : false)) items = [];
    let shift = 0;
    const list = items.length > 0;
    if (list && indent >= 2) {
      if (blank) while (items.length > 1 && indent < items[items.length - 1]!.raw + 2) items.pop();
      const { raw, content } = items[items.length - 1]!;
      const extra = indent - raw - 4;
      shift = content + (blank && extra >= 4 ? extra : 0) - indent;
    }
    const open = FENCE.exec(line);
    if (open && (list || indent <= 3)) {
      fence = { mark: open[2]!, shift };
      put(line, shift);
      blank = false;
      continue;
    }
    let text = mendInline(line);
    if (indent === 0 && line.startsWith("#")) text = mendHeading(text);
    else if (blank && !list && LONE_TAG.test(line)) text = INLINE_MARK + line.trimStart();
    put(text, shift);
    // A heading is no paragraph that the next line could continue.
    blank = indent === 0 && line.startsWith("#");
  }
  return out.join("\n");
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

function expandIndent(line: string): string {
  const white = /^[ \t]*\t[ \t]*/.exec(line)?.[0];
  if (white === undefined) return line;
  let column = 0;
  for (const character of white) column += character === "\t" ? 4 - (column % 4) : 1;
  return " ".repeat(column) + line.slice(white.length);
}

const startsBlock = (line: string): boolean =>
  /^(?:#{1,6}|>|```|~~~)/.test(line) || RULE.test(line);

/**
 * Finds the line on which the block element opened on a line closes; undefined when it never does.
 * All look-ups together read no more lines than a few times the text.
 */
function rawBlockEnds(lines: string[]): (from: number) => number | undefined {
  let budget = 4 * lines.length + 1000;
  return (from) => {
    const name = BLOCK_TAG.exec(expandIndent(lines[from]!))![1]!;
    const tag = new RegExp(`<(/?)${name}\\b[^<>]*?(/?)>`, "gi");
    let depth = 0;
    for (let i = from; i < lines.length && budget > 0; i++, budget--) {
      for (const [, closing, selfClosing] of lines[i]!.matchAll(tag))
        depth += closing ? -1 : selfClosing ? 0 : 1;
      if (depth <= 0) return i;
    }
    return undefined;
  };
}

/** "###Heading" gets its space; an attribute list at its end ("{#id}", "{: .class}") leaves the text. */
function mendHeading(line: string): string {
  const spaced = line.replace(/^(#{1,6})(?=[^#\s])/, "$1 ");
  const attributes = /\s*\{:?\s*([^{}]*)\}\s*#*\s*$/.exec(spaced);
  if (
    !attributes ||
    !/^(?:[#.][\w-]+|[\w-]+=\S+)(?:\s+(?:[#.][\w-]+|[\w-]+=\S+))*\s*$/.test(attributes[1]!)
  )
    return spaced;
  const id = /#([\w-]+)/.exec(attributes[1]!)?.[1];
  const text = spaced.slice(0, attributes.index);
  return id ? text.replace(/^(#+ )/, `$1<a id="${id}"></a>`) : text;
}

function mendInline(text: string): string {
  if (!/[(<]/.test(text)) return text;
  if (!text.includes("`")) return mendSpan(text);
  // Code spans keep every character.
  return text
    .split(/((`+)(?:.*?[^`])??\2(?!`))/)
    .map((part, i) => (i % 3 === 0 ? mendSpan(part) : i % 3 === 1 ? part : ""))
    .join("");
}

function mendSpan(text: string): string {
  let mended = text;
  if (mended.includes("\\url{"))
    mended = mended.replace(/\]\(\\url\{([^\s{}()]*)(?:\)\}|\}\))/g, "]($1)");
  if (mended.includes("](")) {
    // "[Flow](https://…/Flow_(psychology)": the parenthesis of the address closes, the link's does not.
    mended = mended.replace(/\]\(([^()\s<>]*\([^()\s<>]*\))(?![^\s]*\))/g, "](<$1>)");
    mended = mended.replace(/(\]\([^()\s]*\))\{:[^{}]*\}/g, "$1");
  }
  // `target="_blank"href="…"`: a space is missing between two attributes.
  if (mended.includes("<mailto:")) mended = mended.replace(/<mailto:([^<>\s]+@[^<>\s]+)>/g, "<$1>");
  if (mended.includes("<"))
    mended = mended.replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(/(=\s*(?:"[^"]*"|'[^']*'))(?=[a-z])/gi, "$1 "),
    );
  return mended;
}
