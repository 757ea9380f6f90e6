import { ALLOWED, GLOBAL_ATTRIBUTES, VOID } from "./html-elements.ts";
import { withoutForbidden } from "./html-characters.ts";
import { isElement, type HtmlNode } from "./html-tree.ts";

/** Schemes that an address in the notes may have; any other address is relative or a fragment. */
const SCHEMES = /^(?:https?|mailto|tel):/i;
const SPECIAL = /[&<>]/;

/** True for an address that no browser runs: http(s), mailto, tel, a path, a query or a fragment. */
export function isSafeAddress(address: string): boolean {
  if (/^https?:\/\//.test(address)) return true;
  // Browsers skip controls and blanks before an address, and line ends and tabs within it
  // (https://url.spec.whatwg.org/#concept-basic-url-parser).
  // eslint-disable-next-line no-control-regex
  const bare = address.replace(/^[\0-\x20]+/, "").replace(/[\t\n\r]/g, "");
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

/** `text` as a text node is written; what HTML forbids is left out. */
export function escapeText(text: string): string {
  const safe = withoutForbidden(text);
  if (!SPECIAL.test(safe)) return safe;
  return safe.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The same between double quotes. */
export const escapeAttribute = (text: string): string => {
  const safe = escapeText(text);
  return safe.includes('"') ? safe.replaceAll('"', "&quot;") : safe;
};
