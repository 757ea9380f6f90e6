import { isElement, textOf, type HtmlNode } from "./html-tree.ts";
import type { NotesSection } from "./sections.ts";

const LIMIT = 300;

/**
 * What the notes say of the episode in a line or two: the first paragraph under "Summary", else the
 * first paragraph of the notes that is no sponsor's. Plain text of at most 300 characters, cut at a
 * word. `seen` counts opening lines across an archive's notes where the caller knows them.
 */
export function summarize(sections: NotesSection[]): string {
  const named = sections.find((s) => s.kind === "summary");
  const found =
    (named && firstParagraph(named.nodes)) ||
    sections
      .filter((s) => s.kind === "other" || s.kind === "introduction" || s.kind === "interview")
      .map((s) => firstParagraph(s.nodes))
      .find((text) => text !== "") ||
    "";
  return clipText(found, LIMIT);
}

/** `text` in at most `limit` characters, cut at a word. */
export function clipText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const word = /^(.*\S)\s+\S*$/s.exec(cut)?.[1] ?? cut.replace(/[\ud800-\udbff]$/, "");
  return `${word.replace(/[\s,;:–—-]+$/, "").slice(0, limit - 1)}…`;
}

/** A paragraph of words: no lone image or link, no credits of music. */
function firstParagraph(nodes: HtmlNode[]): string {
  for (const node of nodes) {
    if (!isElement(node) || node.name !== "p") continue;
    const text = textOf(node.children);
    const isLink =
      node.children.length === 1 && isElement(node.children[0]!) && node.children[0].name === "a";
    if (text.length < 20 || isLink || BOILERPLATE.test(text)) continue;
    return text;
  }
  return "";
}

const BOILERPLATE =
  /^(?:the )?(?:intro|outro|theme|music)\b.*\b(?:music|by|from)\b|^(?:listen|download|subscribe|sponsor(?:ed)?|brought to you|support)\b/i;
