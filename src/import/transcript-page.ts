import { isElement, parseHtml, textOf, type HtmlNode } from "../compile/html-tree.ts";

/**
 * A transcript in HTML as Podcasting 2.0 has it
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#html),
 * speakers in `<cite>`, times in `<time>`, words in `<p>`, as the turns in Markdown that the archive
 * reads: "**Mara:** \[0:12\] Fog". Other pages keep their paragraphs.
 */
export function transcriptPage(html: string): string {
  const turns: string[] = [];
  let speaker = "";
  let time = "";
  const visit = (nodes: HtmlNode[]): void => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const text = textOf([node]);
      if (node.name === "cite") speaker = text.replace(/:$/, "");
      else if (node.name === "time") time = text;
      else if (node.name === "p" || node.name === "li") {
        if (text === "") continue;
        const said = speaker === "" ? "" : `**${speaker}:** `;
        turns.push(`${said}${time === "" ? "" : `\\[${time}\\] `}${text}`);
        speaker = "";
        time = "";
      } else visit(node.children);
    }
  };
  visit(parseHtml(html));
  return `${turns.join("\n\n")}\n`;
}
