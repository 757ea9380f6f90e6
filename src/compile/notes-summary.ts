import type { SectionKind } from "../model/episode.ts";
import { isElement, textOf, type HtmlNode } from "./html-tree.ts";
import type { NotesSection } from "./sections.ts";

const LIMIT = 300;

/**
 * What the notes say of the episode in a line or two: the first paragraph under "Summary", else the
 * first paragraph that is no sponsor's, else what an introduction calls its overview. Plain text of
 * at most 300 characters, cut at a word.
 */
export function summarize(sections: NotesSection[]): string {
  const named = sections.find((s) => s.kind === "summary");
  const telling = sections.filter((s) => !ASIDE.has(s.kind));
  const candidates = [named, ...telling].filter((s) => s !== undefined);
  const paragraph = candidates.map((s) => firstParagraph(s.nodes)).find((text) => text !== "");
  return clipText(paragraph ?? overview(sections), LIMIT);
}

const ASIDE = new Set<SectionKind>(["sponsor", "contact", "picks"]);

/** "Interview with Ada" of an introduction's line "Overview - Interview with Ada". */
function overview(sections: NotesSection[]): string {
  for (const { kind, nodes } of sections) {
    if (kind !== "introduction") continue;
    for (const line of textOf(nodes, "\n").split("\n")) {
      const said = /^(?:overview|topic|about|today)\s*[-–—:]\s*(.+)$/i.exec(line)?.[1];
      if (said) return said;
    }
  }
  return "";
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
