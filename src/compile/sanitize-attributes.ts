import type { HtmlElement, HtmlNode } from "./html-tree.ts";

/** What the notes' own surroundings decide: addresses and ids. */
export interface AttributePolicy {
  /** The id to write for one found in the notes; undefined drops it. */
  id: (found: string | undefined) => string | undefined;
  /** The link to write, around children already sanitized. */
  link: (node: HtmlElement, children: HtmlNode[]) => HtmlNode[];
  /** @param inLink whether it stands within a link */
  image: (node: HtmlElement, inLink: boolean) => HtmlNode[];
}

const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

function isLanguage(tag: string): boolean {
  try {
    return (
      /^[a-z]{2,3}(-[A-Za-z]{2}|-[A-Z][a-z]{3})?$/.test(tag) && languages.of(tag) !== undefined
    );
  } catch {
    return false;
  }
}

/** The attributes that `node` keeps when it is written as a `name`, save addresses. */
export function sanitizeAttributes(
  name: string,
  node: HtmlElement,
  policy: AttributePolicy,
): Record<string, string> {
  const from = node.attributes;
  const kept: Record<string, string> = {};
  for (const attribute in from) {
    const value = from[attribute]!;
    if (attribute === "id") {
      const id = policy.id(value);
      if (id) kept["id"] = id;
    } else if (attribute === "title" && value.trim() !== "") kept["title"] = value;
    else if (attribute === "lang" && isLanguage(value)) kept["lang"] = value;
    else if (attribute === "dir" && /^(?:ltr|rtl|auto)$/.test(value)) kept["dir"] = value;
    else if (name === "ol" && attribute === "start" && /^-?\d{1,9}$/.test(value))
      kept["start"] = value;
    else if (name === "ol" && attribute === "reversed") kept["reversed"] = "";
    else if (name === "ol" && attribute === "type" && /^[1aAiI]$/.test(value)) kept["type"] = value;
    else if (name === "code" && attribute === "class" && /^language-[\w+#.-]+$/.test(value))
      kept["class"] = value;
  }
  return kept;
}
