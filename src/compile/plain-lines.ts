const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** The text of a section's HTML (as `serializeHtml` writes it), one block or item a line. */
export function plainLines(html: string): string[] {
  return html
    .replace(
      /<\/?(?:p|li|ul|ol|div|h\d|br|tr|td|th|table|blockquote|dl|dt|dd|pre|figure|figcaption|summary)\b[^>]*>/g,
      "\n",
    )
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity]!)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
