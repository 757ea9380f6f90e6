import { markdownToHtml } from "satteri";

export interface Rendered {
  html: string;
  /** Why the text is shown as plain paragraphs instead; absent when all is well. */
  plain?: string;
}

const MAX_LENGTH = 1_000_000;
const MAX_PARAGRAPH = 40_000;
const MAX_DELIMITERS = 1_500;
const MAX_COLUMNS = 60;

/**
 * Markdown (CommonMark with GFM's tables, strikethrough, task lists, footnotes and bare links) as
 * HTML; raw HTML passes through, nothing is sanitized, no word or character is changed.
 * Text that would cost a parser more than its length warrants becomes plain paragraphs; of more
 * than a million characters, which no page can show, the rest is left out.
 */
export function renderMarkdown(
  markdown: string,
  options: { definitionLists?: boolean } = {},
): Rendered {
  if (markdown.length > MAX_LENGTH)
    return {
      html: plainParagraphs(markdown.slice(0, MAX_LENGTH)),
      plain: "they are longer than a million characters, and are cut there",
    };
  const source = emptyDataAddresses(markdown);
  const excess = findExcess(source);
  if (excess) return { html: plainParagraphs(markdown), plain: excess };
  const { html } = markdownToHtml(quoteAttributes(source), {
    features: {
      gfm: true,
      frontmatter: false,
      smartPunctuation: false,
      definitionList: options.definitionLists ?? false,
    },
  });
  if (html.length > 200_000 && html.length > markdown.length * 12)
    return { html: plainParagraphs(markdown), plain: "it grows too much when rendered" };
  return { html };
}

/** What makes `markdown` too costly to parse. The limits lie far above what people write. */
function findExcess(markdown: string): string | undefined {
  // A line with more than 60 signs of nesting at its start.
  if (/^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){60}/m.test(markdown))
    return "it is nested too deeply";
  let start = 0;
  while (start < markdown.length) {
    const end = markdown.indexOf("\n\n", start);
    const stop = end === -1 ? markdown.length : end;
    if (stop - start > MAX_DELIMITERS) {
      const paragraph = markdown.slice(start, stop);
      if (paragraph.length > MAX_PARAGRAPH && /\S{2000}/.test(paragraph))
        return "it holds a word of thousands of characters";
      const delimiters = paragraph.match(/[*_~]+/g)?.length ?? 0;
      if (delimiters > MAX_DELIMITERS) return "one paragraph holds too many emphasis marks";
    }
    start = stop + 2;
  }
  const columns =
    markdown.includes("|") && /^[ \t]*\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?){60}/m.test(markdown);
  if (columns) return `it holds a table of more than ${MAX_COLUMNS} columns`;
  return undefined;
}

/** Embedded pictures are not shown (no page may open `data:`), and cost a parser much: their bytes go first. */
function emptyDataAddresses(markdown: string): string {
  if (!markdown.includes("data:")) return markdown;
  return markdown.replace(
    /(\]\(<?|["'])data:[\w/+.-]{1,60}(?:;[\w=-]{1,60})*,[\w+/=%.-]{200,}(?=[>)"'\s])/g,
    "$1data:,",
  );
}

/** An HTML tag with an unquoted value that holds a slash. */
const UNQUOTED = /<[a-z][\w-]*\s[^<>`]*=[^\s"'<>`=]*\/[^<>`]*>/i;

/**
 * Quotes `<a href=https://example.com>`, which satteri 0.10 takes for text, though it is HTML
 * (https://spec.commonmark.org/0.31.2/#unquoted-attribute-value). Lines of code stay as they are.
 */
function quoteAttributes(markdown: string): string {
  if (!UNQUOTED.test(markdown)) return markdown;
  let fence = "";
  return markdown
    .split("\n")
    .map((line) => {
      const mark = /^ *(?:[-*+] +)*(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark && (fence === "" || mark.startsWith(fence))) fence = fence === "" ? mark : "";
      if (fence !== "" || line.includes("`") || /^(?: {4}|\t)/.test(line)) return line;
      return line.replace(/<[a-z][\w-]*\s[^<>]*>/gi, (tag) =>
        tag.replace(/(\s[\w:-]+=)([^\s"'<>`=]*\/[^\s"'<>`=]*[^\s"'<>`=/]|\/)(?=[\s/>])/g, '$1"$2"'),
      );
    })
    .join("\n");
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A text as it stands, blank lines between paragraphs. */
export function plainParagraphs(markdown: string): string {
  return escape(markdown)
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>\n")}</p>`)
    .join("\n");
}
