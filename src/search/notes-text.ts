import type { Section } from "../model/episode.ts";

const BLOCK =
  /<\/?(?:p|li|ul|ol|dl|dt|dd|h[1-6]|div|tr|td|th|table|blockquote|pre|figure|figcaption|details|summary|br|hr)\b[^>]*>/g;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

/**
 * The notes as plain text, a paragraph a line, from the HTML that the build made. Writer and reader
 * of the passage index both make their passages from it, so that they count them alike.
 */
export function notesText(sections: readonly Section[]): string {
  const html = sections.map(({ title, html: body }) => `${title ?? ""}\n${body}`).join("\n");
  return html
    .replace(BLOCK, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) =>
        name === undefined
          ? String.fromCodePoint(Number.parseInt(decimal ?? hex ?? "0", decimal ? 10 : 16))
          : (ENTITIES[name] ?? whole),
    )
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
}
