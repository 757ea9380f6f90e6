import { ALLOWED, GLOBAL_ATTRIBUTES, VOID } from "./html-elements.ts";
import { isElement, type HtmlNode } from "./html-tree.ts";

/** Schemes that an address in the notes may have; any other address is relative or a fragment. */
const SCHEMES = /^(?:https?|mailto|tel):/i;
/** What HTML forbids in text: controls, lone surrogates, https://infra.spec.whatwg.org/#noncharacter. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
/** What text must hold for one of them to be in it: cheap, for most text holds none. */
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;
const SPECIAL = /[&<>]/;

/** True for an address that no browser runs: http(s), mailto, tel, a path, a query or a fragment. */
export function isSafeAddress(address: string): boolean {
  if (/^https?:\/\//.test(address)) return true;
  // Browsers skip white space and controls when they look for the scheme.
  // eslint-disable-next-line no-control-regex
  const bare = address.replace(/[\0-\x20\x7f-\x9f]/g, "");
  return SCHEMES.test(bare) || !/^[^/?#]*:/.test(bare);
}

/**
 * Writes a tree as HTML. This is the last gate: an element, attribute or scheme that is not on the
 * allow-list does not get through, whatever made the tree; the children of such an element do.
 */
export function serializeHtml(nodes: HtmlNode[]): string {
  let html = "";
  for (const node of nodes) {
    if (!isElement(node)) {
      html += escapeText(node);
      continue;
    }
    const allowed = ALLOWED.get(node.name);
    if (!allowed) {
      html += serializeHtml(node.children);
      continue;
    }
    html += `<${node.name}`;
    for (const name in node.attributes) {
      const value = node.attributes[name]!;
      if (!allowed.has(name) && !GLOBAL_ATTRIBUTES.has(name)) continue;
      if ((name === "href" || name === "src") && !isSafeAddress(value)) continue;
      html +=
        value === "" && name === "reversed" ? " reversed" : ` ${name}="${escapeAttribute(value)}"`;
    }
    html += ">";
    if (VOID.has(node.name)) continue;
    // Browsers drop one line end at the start of <pre>.
    if (node.name === "pre" && startsWithLineEnd(node.children)) html += "\n";
    html += `${serializeHtml(node.children)}</${node.name}>`;
  }
  return html;
}

const startsWithLineEnd = (nodes: HtmlNode[]): boolean => {
  const [first] = nodes;
  if (first === undefined) return false;
  return isElement(first) ? startsWithLineEnd(first.children) : first.startsWith("\n");
};

const clean = (text: string): string => (SUSPECT.test(text) ? text.replace(FORBIDDEN, "") : text);

/** `text` as a text node is written; what HTML forbids is left out. */
export function escapeText(text: string): string {
  const safe = clean(text);
  if (!SPECIAL.test(safe)) return safe;
  return safe.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The same between double quotes. */
export const escapeAttribute = (text: string): string => {
  const safe = escapeText(text);
  return safe.includes('"') ? safe.replaceAll('"', "&quot;") : safe;
};
