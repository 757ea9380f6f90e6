import { bareWords } from "../compile/feed-item.ts";
import { INLINE } from "../compile/html-elements.ts";
import {
  eachElement,
  element,
  isElement,
  parseHtml,
  TooManyOpenTags,
  type HtmlElement,
  type HtmlNode,
} from "../compile/html-tree.ts";
import { serializeHtml } from "../compile/serialize-html.ts";
import { escapeLineStart } from "./escape-markdown.ts";
import { inlineMarkdown, type ResolveAddress } from "./inline-markdown.ts";
import { tableMarkdown } from "./table-markdown.ts";

/** Characters. Longer notes are a mistake or an attack; they come as plain paragraphs. */
const LONGEST = 1_000_000;

/**
 * Show notes of a feed as Markdown that a person can edit. HTML that has no markup for lines is read
 * as it was typed: a blank line parts paragraphs, a line end is a line break.
 * @param format as in the feed
 */
export function notesToMarkdown(
  notes: string,
  format: "html" | "plain",
  resolve: ResolveAddress,
): string {
  const text = notes.replace(/\r\n?/g, "\n");
  const nodes = format === "plain" ? [text] : treeOf(text);
  const typed = !hasLines(nodes);
  return blocksOf(typed ? withTypedLines(nodes) : nodes, resolve).join("\n\n");
}

function treeOf(html: string): HtmlNode[] {
  try {
    if (html.length <= LONGEST) return parseHtml(html);
  } catch (error) {
    if (!(error instanceof TooManyOpenTags)) throw error;
  }
  const lines = html.split(/<\/?(?:p|br|div|li|h\d|tr)\b[^<>]*>/i).map(bareWords);
  return [lines.filter((line) => line !== "").join("\n\n")];
}

/** Elements that part lines. What WordPress keeps has blocks such as headings, but not these. */
const LINES = new Set(["p", "br", "div"]);

function hasLines(nodes: HtmlNode[]): boolean {
  let found = false;
  eachElement(nodes, ({ name }) => {
    found ||= LINES.has(name);
  });
  return found;
}

function withTypedLines(nodes: HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node, i): HtmlNode[] => {
    if (isElement(node)) return [node];
    const beside = [nodes[i - 1], nodes[i + 1]].some(
      (other) => other !== undefined && isBlock(other),
    );
    if (beside && node.trim() === "") return [];
    return node.split("\n").flatMap((line, at) => (at === 0 ? [line] : [element("br", []), line]));
  });
}

const isBlock = (node: HtmlNode): boolean =>
  isElement(node) &&
  node.name !== "a" &&
  (node.holdsBlock || !INLINE.has(node.name) || node.name === "iframe");

/** Each block as its lines. */
function blocksOf(nodes: HtmlNode[], resolve: ResolveAddress): string[] {
  const blocks: string[] = [];
  let run: HtmlNode[] = [];
  /** The bullet or dot of a list that ends right here: the next list needs another. */
  let lastList: string | undefined;
  const endRun = (): void => {
    const paragraphs = paragraphsOf(run, resolve);
    if (paragraphs.length > 0) lastList = undefined;
    blocks.push(...paragraphs);
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node) || !isElement(node)) {
      run.push(node);
      continue;
    }
    endRun();
    if (node.name === "ul" || node.name === "ol" || node.name === "menu" || node.name === "dir") {
      const ordered = node.name === "ol";
      const sign = ordered ? (lastList === "." ? ")" : ".") : lastList === "-" ? "*" : "-";
      const list = listMarkdown(node, sign, resolve);
      if (list === "") continue;
      blocks.push(list);
      lastList = sign;
    } else {
      const made = blockOf(node, resolve);
      if (made.length > 0) lastList = undefined;
      blocks.push(...made);
    }
  }
  endRun();
  return blocks;
}

/** Inline nodes as paragraphs, parted by two line breaks. */
function paragraphsOf(nodes: HtmlNode[], resolve: ResolveAddress): string[] {
  return inlineMarkdown(nodes, resolve)
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split("\n")
        .map((line) => escapeLineStart(line.trim()))
        .join("\\\n"),
    )
    .filter((paragraph) => paragraph !== "");
}

function blockOf(node: HtmlElement, resolve: ResolveAddress): string[] {
  const { name, children, attributes } = node;
  const oneLine = (): string => inlineMarkdown(children, resolve).replace(/\s*\n\s*/g, " ");
  const within = (): string[] => blocksOf(children, resolve);
  switch (name) {
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6": {
      const title = oneLine();
      return title === ""
        ? []
        : [`${"#".repeat(Number(name[1]))} ${title.replace(/(#+)$/, "\\$1")}`];
    }
    case "hr":
      return ["***"];
    case "blockquote": {
      const inner = within().join("\n\n");
      return inner === "" ? [] : [inner.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">")];
    }
    case "pre":
    case "listing":
    case "xmp":
      return codeBlock(node);
    case "table":
      return (
        tableMarkdown(node, (cell) => inlineMarkdown(cell, resolve)) ?? [serializeHtml([node])]
      );
    case "iframe":
      return frameOf(attributes["src"], attributes["title"]);
    case "dt":
    case "summary": {
      const term = oneLine();
      return term === "" ? [] : [/^\*\*|\*\*$/.test(term) ? term : `**${term}**`];
    }
    case "head":
    case "template":
    case "form":
    case "noscript":
      return name === "form" ? within() : [];
    default:
      return within();
  }
}

function codeBlock(node: HtmlElement): string[] {
  const { children } = node;
  let linked = false;
  eachElement(children, ({ name }) => {
    linked ||= name === "a";
  });
  // Code in Markdown holds no links.
  if (linked) return [serializeHtml([node])];
  const code = rawText(children).replace(/^\n|\s+$/g, "");
  if (code === "") return [];
  const [first] = children;
  const language = isElement(first ?? "") && (first as HtmlElement).attributes["class"];
  const named = /(?:^|\s)lang(?:uage)?-([\w+#-]+)/.exec(language || "")?.[1] ?? "";
  const fence = "`".repeat(
    Math.max(3, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)),
  );
  return [`${fence}${named}\n${code}\n${fence}`];
}

function rawText(nodes: HtmlNode[]): string {
  return nodes
    .map((node) => (isElement(node) ? (node.name === "br" ? "\n" : rawText(node.children)) : node))
    .join("");
}

/** A player stays the HTML that it was: the build offers it behind a click, or links to it. */
function frameOf(src: string | undefined, title: string | undefined): string[] {
  const address = src?.trim().replace(/^\/\//, "https://") ?? "";
  if (!/^https?:\/\/[^\s"<>]+$/i.test(address)) return [];
  const named = title?.trim() ? ` title="${title.trim().replace(/["<>&]/g, " ")}"` : "";
  return [`<iframe src="${address.replace(/&(?!\w+;)/g, "&amp;")}"${named}></iframe>`];
}

/** Items one below the other; a blank line parts them where one holds several paragraphs. */
function listMarkdown(list: HtmlElement, sign: string, resolve: ResolveAddress): string {
  const items: HtmlNode[][] = [];
  for (const child of list.children) {
    if (isElement(child) && child.name === "li") items.push([...child.children]);
    else if (isElement(child) || child.trim() !== "")
      (items.at(-1) ?? items[items.push([]) - 1]!).push(child);
  }
  const start = Number(/^\d{1,6}$/.exec(list.attributes["start"] ?? "")?.[0] ?? 1);
  const made = items.map((item) => blocksOf(item, resolve)).filter((item) => item.length > 0);
  const loose = made.some((item) => item.some((block, i) => i > 0 && !isList(block)));
  return made
    .map((item, i) => {
      const marker = sign === "." || sign === ")" ? `${start + i}${sign} ` : `${sign} `;
      const lines = item.join(loose ? "\n\n" : "\n").split("\n");
      const indent = " ".repeat(marker.length);
      return lines
        .map((line, n) => (n === 0 ? marker + line : line === "" ? "" : indent + line))
        .join("\n");
    })
    .join(loose ? "\n\n" : "\n");
}

const isList = (block: string): boolean => /^(?:[-*]|\d+[.)]) /.test(block);
