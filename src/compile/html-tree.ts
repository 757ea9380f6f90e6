import { Parser } from "htmlparser2";
import { withoutForbidden } from "./html-characters.ts";
import { HTML_ELEMENTS, INLINE, VOID } from "./html-elements.ts";

/** An element of the notes. Names and attribute names are lower case. */
export interface HtmlElement {
  name: string;
  attributes: Record<string, string>;
  children: HtmlNode[];
  /** True when an element that is not inline stands somewhere below. */
  holdsBlock: boolean;
}
/** A string is text, entities decoded. */
export type HtmlNode = HtmlElement | string;

/** Elements deeper than this become part of their parent, so that no later step can exhaust the stack. */
const MAX_DEPTH = 100;

/** Open tags at a time that no writer means; the parser's own work grows with the square of them. */
const MOST_OPEN = 20_000;

/** What `parseHtml` throws where tags are nested without end. */
export class TooManyOpenTags extends Error {}

/** Their content is no text of the writer's. */
const UNSEEN = new Set(["script", "style"]);
const FOREIGN = new Set(["svg", "math"]);

export const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== "string";

/** A new element that holds `children`. */
export function element(
  name: string,
  children: HtmlNode[],
  attributes: Record<string, string> = {},
): HtmlElement {
  const holdsBlock = children.some((c) => isElement(c) && (c.holdsBlock || !INLINE.has(c.name)));
  return { name, attributes, children, holdsBlock };
}

/** Elements that a closing tag may be left out of, or that people leave open without meaning text. */
const MAY_STAY_OPEN = new Set(
  (
    "p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rt rtc rp html head body " +
    "a b i em strong u s small sub sup code font center big tt span"
  ).split(" "),
);

/**
 * Reads HTML into a tree, forgivingly and without losing a word: a tag that is no HTML element
 * ("<antirez>") is text, and so is a bare tag that is never closed ("the <dialog> element").
 * Comments, doctypes, scripts and styles are dropped; `dropped` is told of the latter two.
 * @throws TooManyOpenTags
 */
export function parseHtml(markup: string, dropped?: (name: string) => void): HtmlNode[] {
  const html = mendRawText(markup);
  const root: HtmlElement = { name: "#root", attributes: {}, children: [], holdsBlock: false };
  const stack: { node: HtmlElement; tag?: string }[] = [{ node: root }];
  let foreign = 0;
  let hidden = 0;
  let open = 0;

  const add = (node: HtmlNode): void => {
    const { children } = stack[stack.length - 1]!.node;
    const last = children.length - 1;
    if (typeof node === "string" && typeof children[last] === "string") children[last] += node;
    else children.push(node);
  };
  const noteBlock = (): void => {
    for (let i = stack.length - 1; i >= 0 && !stack[i]!.node.holdsBlock; i--)
      stack[i]!.node.holdsBlock = true;
  };
  const source = (): string => withoutForbidden(html.slice(parser.startIndex, parser.endIndex + 1));

  const parser = new Parser(
    {
      onopentag(name, attributes, implied) {
        if (!VOID.has(name) && ++open > MOST_OPEN) throw new TooManyOpenTags();
        if (UNSEEN.has(name)) hidden++;
        if (FOREIGN.has(name)) foreign++;
        if (UNSEEN.has(name) || FOREIGN.has(name)) return;
        if (!HTML_ELEMENTS.has(name)) {
          if (foreign === 0 && !implied) add(source());
          return;
        }
        const bare = Object.keys(attributes).length === 0;
        if (VOID.has(name)) {
          if (bare && !BARE_VOID.has(name)) return add(source());
          if (!INLINE.has(name)) noteBlock();
          return add({ name, attributes, children: [], holdsBlock: false });
        }
        if (stack.length > MAX_DEPTH) {
          stack.push({ node: stack[stack.length - 1]!.node });
          return;
        }
        if (!INLINE.has(name)) noteBlock();
        const node: HtmlElement = { name, attributes, children: [], holdsBlock: false };
        add(node);
        stack.push(bare && !MAY_STAY_OPEN.has(name) ? { node, tag: source() } : { node });
      },
      onclosetag(name, implied) {
        if (!VOID.has(name)) open--;
        if (UNSEEN.has(name)) {
          hidden--;
          dropped?.(name);
        }
        if (FOREIGN.has(name)) foreign = Math.max(0, foreign - 1);
        if (UNSEEN.has(name) || FOREIGN.has(name) || VOID.has(name)) return;
        if (!HTML_ELEMENTS.has(name)) {
          if (foreign === 0 && !implied && html[parser.startIndex + 1] === "/") add(source());
          return;
        }
        const { node, tag } = stack.pop()!;
        if (!implied || tag === undefined) return;
        stack[stack.length - 1]!.node.children.pop();
        add(tag);
        for (const child of node.children) add(child);
      },
      ontext(text) {
        if (hidden > 0) return;
        const shown = withoutForbidden(text);
        if (shown !== "") add(shown);
      },
      oncomment() {
        const raw = source();
        if (!raw.startsWith("<!--") && !/^<!doctype/i.test(raw)) add(raw);
      },
    },
    { recognizeCDATA: true },
  );
  parser.end(html);
  return root.children;
}

/** Void elements that say something without an attribute. */
const BARE_VOID = new Set(["br", "hr", "wbr"]);

const RAW_TEXT =
  /<(?:(title|textarea|script|style|xmp|iframe|noembed|noframes|plaintext)\b|(!--))/gi;

/** Makes text of an opening after which a browser would take the whole rest for raw text, and closes an open frame. */
function mendRawText(html: string): string {
  if (html.search(RAW_TEXT) === -1) return html;
  const mended = html
    .replace(/(<iframe\b[^<>]*>)(?:(?!<iframe\b)[\s\S])*?<\/iframe\s*>/gi, "$1</iframe>")
    .replace(/(<iframe\b[^<>]*>)(?!<\/iframe>)/gi, "$1</iframe>");
  const lastClose = new Map<string, number>();
  return mended.replace(
    RAW_TEXT,
    (open: string, name: string | undefined, _: unknown, at: number) => {
      const key = name?.toLowerCase() ?? "--";
      let close = lastClose.get(key);
      if (close === undefined) {
        const found =
          key === "--"
            ? [mended.lastIndexOf("-->")]
            : [...mended.matchAll(new RegExp(`</${key}\\s*>`, "gi"))].map((m) => m.index);
        close = found[found.length - 1] ?? -1;
        lastClose.set(key, close);
      }
      return close > at && key !== "plaintext" ? open : `&lt;${open.slice(1)}`;
    },
  );
}

/** Calls `visit` with every element below `nodes`, in document order. */
export function eachElement(nodes: HtmlNode[], visit: (node: HtmlElement) => void): void {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    visit(node);
    if (node.children.length > 0) eachElement(node.children, visit);
  }
}

/** The text of `nodes` with white space collapsed; blocks and line breaks are set apart by `between`. */
export function textOf(nodes: HtmlNode[], between = " "): string {
  const [only] = nodes;
  // Most links and items hold one short text.
  if (nodes.length === 1 && typeof only === "string") return collapse(only);
  const text = collectText(nodes, between);
  if (between !== "\n") return collapse(text);
  return text
    .replace(/[^\S\n]*\n\s*/g, "\n")
    .replace(/[^\S\n]{2,}|[\t\r\f\v]/g, " ")
    .trim();
}

const collapse = (text: string): string =>
  (/\s\s|[\t\n\r\f\v]/.test(text) ? text.replace(/\s+/g, " ") : text).trim();

function collectText(nodes: HtmlNode[], between: string): string {
  let text = "";
  for (const node of nodes) {
    // A line end inside a text node is only a space; `between` alone sets lines apart.
    if (typeof node === "string")
      text += between === "\n" && node.includes("\n") ? node.replaceAll("\n", " ") : node;
    else if (INLINE.has(node.name) && node.name !== "br")
      text += collectText(node.children, between);
    else text += between + collectText(node.children, between) + between;
  }
  return text;
}
