import { INLINE } from "../compile/html-elements.ts";
import { isElement, textOf, type HtmlElement, type HtmlNode } from "../compile/html-tree.ts";
import { isSafeAddress } from "../compile/serialize-html.ts";
import { codeSpan, escapeText, linkTarget } from "./escape-markdown.ts";

/** Makes an address of the notes absolute; undefined for one that leads nowhere. */
export type ResolveAddress = (address: string) => string | undefined;

interface Setting {
  resolve: ResolveAddress;
  /** True within a link, which can't hold another. */
  linked?: boolean;
  /** Marks that are already open. */
  within: readonly string[];
}

const MARKS: Record<string, { mark: string; element: string }> = {
  strong: { mark: "**", element: "strong" },
  b: { mark: "**", element: "strong" },
  em: { mark: "*", element: "em" },
  i: { mark: "*", element: "em" },
  cite: { mark: "*", element: "em" },
  del: { mark: "~~", element: "del" },
  s: { mark: "~~", element: "del" },
  strike: { mark: "~~", element: "del" },
};
/** What Markdown has no sign for and a reader would miss. */
const KEPT = new Set(["sub", "sup", "mark", "kbd", "ins"]);
const CODE = new Set(["code", "tt", "samp"]);

/**
 * Inline HTML as Markdown. A line break is "\n"; all other white space is single blanks. Blocks
 * within are read as text between blanks.
 */
export function inlineMarkdown(nodes: HtmlNode[], resolve: ResolveAddress): string {
  return write(nodes, { resolve, within: [] }, ["", ""])
    .replace(/ *\n */g, "\n")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** The signs that stand before and after, "" at the edge of a paragraph. */
type Neighbours = readonly [before: string, after: string];

function write(nodes: HtmlNode[], setting: Setting, [before, after]: Neighbours): string {
  let out = "";
  nodes.forEach((node, i) => {
    const piece = isElement(node)
      ? writeElement(node, setting, [
          out.at(-1) ?? before,
          firstSign(nodes.slice(i + 1), setting) ?? after,
        ])
      : escapeText(node.replace(/[ \t\r\n\f]+/g, " "), setting.linked);
    if (piece.startsWith("[") && /(?<!\\)(?:\\\\)*!$/.test(out)) out = `${out.slice(0, -1)}\\!`;
    out += piece;
  });
  return out;
}

function firstSign(nodes: HtmlNode[], setting: Setting): string | undefined {
  for (const node of nodes) {
    if (!isElement(node) && node !== "") return node[0];
    const first = isElement(node) ? firstOf(node, setting) : "";
    if (first !== "") return first;
  }
  return undefined;
}

/** The sign that an element begins with, once written; "" for one that leaves nothing. */
function firstOf({ name, children }: HtmlElement, setting: Setting): string {
  if (name === "br") return "\n";
  if (name === "img") return "!";
  const mark = MARKS[name]?.mark;
  const own =
    mark !== undefined && !setting.within.includes(mark)
      ? "*"
      : CODE.has(name)
        ? "`"
        : KEPT.has(name) || (name === "a" && !setting.linked)
          ? "["
          : undefined;
  if (own !== undefined) return textOf(children) === "" ? "" : own;
  return INLINE.has(name) ? (firstSign(children, setting) ?? "") : " ";
}

function writeElement(node: HtmlElement, setting: Setting, beside: Neighbours): string {
  const { name, children, attributes } = node;
  const inner = (): string => write(children, setting, beside);
  const mark = MARKS[name];
  if (mark) return marked(node, mark, setting, beside);
  if (CODE.has(name)) {
    const text = textOf(children);
    if (text === "") return "";
    const doubtful = beside.includes("`") || (setting.linked === true && /[[\]]/.test(text));
    return doubtful ? `<code>${escapeText(text, true)}</code>` : codeSpan(text);
  }
  if (KEPT.has(name))
    return textOf(children) === "" ? "" : `<${name}>${inner().replace(/\s+/g, " ")}</${name}>`;
  switch (name) {
    case "br":
      return "\n";
    case "wbr":
      return "";
    case "a":
      return writeLink(node, setting, beside);
    case "img":
      return writeImage(attributes, setting);
    case "audio":
    case "video":
      return writeMedia(node, setting);
    case "q":
      return `“${inner()}”`;
    case "input":
      return attributes["type"] !== "checkbox" ? "" : "checked" in attributes ? "[x] " : "[ ] ";
    default:
      return INLINE.has(name) ? inner() : ` ${inner()} `;
  }
}

/** Emphasis; as HTML where Markdown's sign would not count beside its neighbours. */
function marked(
  { children }: HtmlElement,
  { mark, element }: { mark: string; element: string },
  setting: Setting,
  [before, after]: Neighbours,
): string {
  if (setting.within.includes(mark)) return write(children, setting, [before, after]);
  const inner = write(children, { ...setting, within: [...setting.within, mark] }, [mark, mark]);
  // A break between paragraphs ends emphasis, so each line has its own.
  return inner
    .split(/(\n+)/)
    .map((line, i, lines) => {
      const text = line.trim();
      if (i % 2 === 1 || text === "") return line;
      const lead = /^\s*/.exec(line)?.[0] ?? "";
      const trail = /\s*$/.exec(line)?.[0] ?? "";
      const left = lead !== "" ? " " : i === 0 ? before : "";
      const right = trail !== "" ? " " : i === lines.length - 1 ? after : "";
      const opens = !isPunctuation(text[0]) || isEdge(left);
      const closes = !isPunctuation(text.at(-1)) || isEdge(right);
      const clashes =
        [left, right].some((sign) => mark.includes(sign) && sign !== "") ||
        /^[*~]|[*~]$/.test(text.replace(/\\./g, ""));
      const plain = opens && closes && !clashes;
      return lead + (plain ? mark + text + mark : `<${element}>${text}</${element}>`) + trail;
    })
    .join("");
}

const isPunctuation = (sign = ""): boolean => /[\p{P}\p{S}]/u.test(sign);
/** Beside which a mark may open or close whatever follows it within. */
const isEdge = (sign: string): boolean => sign === "" || /[\s\p{P}\p{S}]/u.test(sign);

function writeLink(
  { attributes, children }: HtmlElement,
  setting: Setting,
  beside: Neighbours,
): string {
  const written = attributes["href"]?.trim();
  const address =
    written === undefined || !isSafeAddress(written) ? undefined : setting.resolve(written);
  if (address === undefined || setting.linked) return write(children, setting, beside);
  const text = write(children, { ...setting, linked: true }, ["[", "]"]).replace(/\s+/g, " ");
  const words = text.trim();
  if (words === "") return "";
  const lead = text.startsWith(" ") ? " " : "";
  const trail = text.endsWith(" ") ? " " : "";
  const said = textOf(children);
  const bare = said === address || `https://${said}` === address || `mailto:${said}` === address;
  if (
    bare &&
    /^(?:https?:\/\/|mailto:)[^\s<>\\`]+$/i.test(address) &&
    said === address.replace(/^mailto:/, "")
  )
    return `${lead}<${said}>${trail}`;
  return `${lead}[${words}](${linkTarget(address)})${trail}`;
}

function writeImage(from: Record<string, string>, { resolve }: Setting): string {
  const written = from["src"]?.trim() ?? "";
  const size = [from["width"], from["height"]];
  const counts = size.every((length) => /^\s*[01](?:px)?\s*$/.test(length ?? ""));
  if (written === "" || counts || !isSafeAddress(written)) return "";
  const address = resolve(written);
  const alt = escapeText((from["alt"] ?? "").replace(/\s+/g, " ").trim(), true);
  return address === undefined ? alt : `![${alt}](${linkTarget(address)})`;
}

/** A sound or film in the notes as a link to it. */
function writeMedia({ attributes, children }: HtmlElement, setting: Setting): string {
  const source = children.find(
    (child): child is HtmlElement => isElement(child) && "src" in child.attributes,
  );
  const written = (attributes["src"] ?? source?.attributes["src"])?.trim();
  if (written === undefined || !isSafeAddress(written)) return "";
  const address = setting.resolve(written);
  return address === undefined ? "" : `<${address.replace(/[<>\s]/g, encodeURIComponent)}>`;
}
