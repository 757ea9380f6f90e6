import { isElement, type HtmlElement, type HtmlNode } from "../compile/html-tree.ts";

/**
 * A table of single lines as GFM (https://github.github.com/gfm/#tables-extension-); undefined for
 * one that GFM can't hold: cells that span, or that hold blocks.
 */
export function tableMarkdown(
  table: HtmlElement,
  cellText: (nodes: HtmlNode[]) => string,
): string[] | undefined {
  const rows: HtmlElement[][] = [];
  let caption = "";
  let fits = true;
  const visit = (node: HtmlElement): void => {
    for (const child of node.children) {
      if (!isElement(child)) fits &&= child.trim() === "";
      else if (child.name === "tr") rows.push(child.children.filter(isElement));
      else if (child.name === "caption") caption = cellText(child.children);
      else if (/^(?:thead|tbody|tfoot)$/.test(child.name)) visit(child);
      else fits &&= /^col(?:group)?$/.test(child.name);
    }
  };
  visit(table);
  const cells = rows.flat();
  fits &&= cells.every(
    ({ name, attributes, holdsBlock, children }) =>
      /^t[hd]$/.test(name) &&
      !/[^01\s]/.test(`${attributes["colspan"] ?? ""}${attributes["rowspan"] ?? ""}`) &&
      (!holdsBlock || isOneParagraph(children)),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (!fits || rows.length < 2 || width < 2) return undefined;
  const lines = rows.map((row) => {
    const texts = Array.from({ length: width }, (_, i) =>
      cellText(row[i]?.children ?? [])
        .replace(/\s*\n\s*/g, "<br>")
        .replaceAll("|", "\\|"),
    );
    return `| ${texts.join(" | ")} |`;
  });
  lines.splice(1, 0, `|${" --- |".repeat(width)}`);
  return [...(caption === "" ? [] : [caption]), lines.join("\n")];
}

function isOneParagraph(nodes: HtmlNode[]): boolean {
  const words = nodes.filter((node) => isElement(node) || node.trim() !== "");
  const [only] = words;
  return (
    words.length === 1 &&
    only !== undefined &&
    isElement(only) &&
    only.name === "p" &&
    !only.holdsBlock
  );
}
