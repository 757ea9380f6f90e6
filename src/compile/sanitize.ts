import { ALLOWED, INLINE, RENAMED } from "./html-elements.ts";
import { element, isElement, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import { sanitizeAttributes, type AttributePolicy } from "./sanitize-attributes.ts";
import {
  append,
  appendAll,
  distribute,
  filled,
  isBlank,
  preformatted,
  trimRun,
} from "./inline-runs.ts";
import {
  conformDefinitions,
  conformList,
  conformTable,
  type Place,
  type Sanitizer,
} from "./sanitize-structure.ts";

/** Dropped without a trace: they show nothing of their own. */
const NOTHING = new Set([
  "base",
  "basefont",
  "bgsound",
  "link",
  "meta",
  "param",
  "source",
  "track",
  "area",
  "col",
  "colgroup",
  "embed",
  "frame",
  "command",
  "keygen",
  "input",
  "datalist",
]);

/**
 * Turns any tree into one that a strict validator accepts and that holds only what the allow-list
 * names: blocks are lifted out of inline elements, lists hold items, links do not nest. Whatever
 * is not allowed is unwrapped; no word is lost.
 */
export function sanitize(nodes: HtmlNode[], policy: AttributePolicy): HtmlNode[] {
  const self: Sanitizer = { policy, flow, phrasing };
  return flow(nodes, { wrap: true });

  function flow(children: HtmlNode[], place: Place): HtmlNode[] {
    const out: HtmlNode[] = [];
    let run: HtmlNode[] = [];
    const flush = (): void => {
      if (run.length === 0) return;
      const line = trimRun(phrasing(run, place));
      run = [];
      if (line.length === 0) return;
      if (place.wrap) out.push(element("p", line));
      else appendAll(out, line);
    };
    for (const node of children) {
      if (!isElement(node) || (INLINE.has(node.name) && !node.holdsBlock)) {
        run.push(node);
      } else if (INLINE.has(node.name)) {
        flush();
        appendAll(out, flow(distribute(node), place));
      } else {
        flush();
        appendAll(out, block(node, place));
      }
    }
    flush();
    return out;
  }

  function block(node: HtmlElement, place: Place): HtmlNode[] {
    const name = RENAMED.get(node.name) ?? node.name;
    if (NOTHING.has(name)) return [];
    const inner: Place = { link: place.link };
    const made = (children: HtmlNode[]): HtmlNode[] =>
      children.length > 0 ? [element(name, children, sanitizeAttributes(name, node, policy))] : [];
    switch (name) {
      case "hr":
        return [element("hr", [])];
      case "p":
        return node.holdsBlock
          ? flow(node.children, { ...inner, wrap: true })
          : made(filled(trimRun(phrasing(node.children, inner))));
      case "h1":
      case "h2":
      case "h3":
      case "h4":
      case "h5":
      case "h6":
        return made(filled(trimRun(phrasing(node.children, inner))));
      case "pre":
        return made(filled(preformatted(phrasing(node.children, inner))));
      case "ul":
      case "ol":
        return made(conformList(node.children, inner, self));
      case "li":
        return [element("ul", conformList([node], inner, self))];
      case "dl":
        return conformDefinitions(node, inner, self);
      case "table":
        return conformTable(node, inner, self);
      case "blockquote":
        return made(flow(node.children, { ...inner, wrap: true }));
      case "div":
        return made(flow(node.children, inner));
      case "figure":
        return made(captionAtEdge(node.children, inner));
      case "details":
        return place.link ? flow(node.children, { ...inner, wrap: true }) : disclosure(node, inner);
      default: {
        // Page parts, forms and the like: their content stays, set apart as they were.
        const content = flow(node.children, { ...inner, wrap: true });
        return content;
      }
    }
  }

  function phrasing(children: HtmlNode[], place: Place): HtmlNode[] {
    const out: HtmlNode[] = [];
    for (const node of children) {
      if (!isElement(node)) {
        append(out, node);
        continue;
      }
      if (!INLINE.has(node.name)) {
        if (NOTHING.has(node.name)) continue;
        if (node.name === "hr") out.push(element("br", []));
        else {
          // A block cannot stand here: its words do, set apart by spaces.
          append(out, " ");
          for (const child of phrasing(node.children, place)) append(out, child);
          append(out, " ");
        }
        continue;
      }
      for (const child of inline(node, place)) append(out, child);
    }
    return out;
  }

  function inline(node: HtmlElement, place: Place): HtmlNode[] {
    const name = RENAMED.get(node.name) ?? node.name;
    if (NOTHING.has(name)) {
      if (name === "input" && node.attributes["type"]?.toLowerCase() === "checkbox")
        return ["checked" in node.attributes ? "☑" : "☐"];
      return [];
    }
    if (name === "br" || name === "wbr") return [element(name, [])];
    if (name === "img") return policy.image(node, place.link === true);
    if (name === "audio" || name === "video") return mediaLink(node, place);
    if (name === "a") {
      if (place.link) return phrasing(node.children, place);
      return policy.link(node, phrasing(node.children, { ...place, link: true }));
    }
    const children = phrasing(node.children, place);
    if (name === "rt") return [" ", ...children, " "];
    const attributes = ALLOWED.has(name) ? sanitizeAttributes(name, node, policy) : {};
    if (!ALLOWED.has(name) || (name === "span" && Object.keys(attributes).length === 0)) {
      const id = policy.id(node.attributes["id"]);
      return id && !ALLOWED.has(name) ? [element("span", children, { id })] : children;
    }
    if (isBlank(children) && !("id" in attributes)) return children;
    return [element(name, children, attributes)];
  }

  /** Sound and film become a link: nothing of theirs is requested before the listener asks. */
  function mediaLink(node: HtmlElement, place: Place): HtmlNode[] {
    const source = node.children.find((c) => isElement(c) && c.name === "source");
    const src =
      node.attributes["src"] ?? (source && isElement(source) ? source.attributes["src"] : "");
    const fallback = phrasing(node.children, { ...place, link: true });
    if (!src || place.link) return fallback;
    const label =
      textOf(fallback) === ""
        ? [`${node.name === "audio" ? "Audio" : "Video"}: ${decodeName(src)}`]
        : fallback;
    return policy.link(element("a", label, { href: src }), label);
  }

  function captionAtEdge(children: HtmlNode[], place: Place): HtmlNode[] {
    const real = children.filter((c) => isElement(c) || c.trim() !== "");
    let captioned = false;
    return real.flatMap((child, i) => {
      if (!isElement(child) || child.name !== "figcaption") return flow([child], { ...place });
      if (captioned || (i > 0 && i < real.length - 1))
        return flow(child.children, { ...place, wrap: true });
      captioned = true;
      const content = flow(child.children, place);
      return content.length > 0 ? [element("figcaption", content)] : [];
    });
  }

  function disclosure(node: HtmlElement, place: Place): HtmlNode[] {
    const real = node.children.filter((c) => isElement(c) || c.trim() !== "");
    const [first] = real;
    if (first === undefined || !isElement(first) || first.name !== "summary")
      return flow(real, { ...place, wrap: true });
    const label = filled(trimRun(phrasing(first.children, place)));
    if (label.length === 0) return flow(real.slice(1), { ...place, wrap: true });
    return [
      element("details", [
        element("summary", label),
        ...flow(real.slice(1), { ...place, wrap: true }),
      ]),
    ];
  }
}

function decodeName(address: string): string {
  const name =
    address
      .replace(/[?#].*$/s, "")
      .split("/")
      .pop() ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
