import type { SectionKind } from "../model/episode.ts";
import { isSponsored } from "./chapters.ts";
import { element, isElement, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import type { NoteIds } from "./note-ids.ts";
import { isPicksHeading } from "./pick-headings.ts";

/** A section before it is written as HTML. */
export interface NotesSection {
  id: string;
  kind: SectionKind;
  title?: string;
  nodes: HtmlNode[];
}

/** Tried in this order, on the heading in lower case. */
const KINDS: [SectionKind, RegExp][] = [
  [
    "contact",
    /\b(?:keep|stay|get|be) in touch\b|\bcontacts?\b|\bclosing (?:remarks|words|thoughts)\b|\bsocials?\b|\bsocial media\b|\bfollow us\b|\btweet us\b|\bfind (?:us|me|them|him|her)\b|\bwhere to find\b|\bhit us up\b|\breach us\b|\bconnect with\b/,
  ],
  [
    "links",
    /\blinks?\b|\bshow ?notes\b|\bresources?\b|\breferences?\b|\bmentioned\b|\bfurther reading\b/,
  ],
  [
    "interview",
    /\binterview\b|\bquestions?\b|\btopics?\b|\bdiscussion\b|\bconversation\b|\bq ?(?:&|and) ?a\b/,
  ],
  [
    "introduction",
    /\bintro(?:s|duction|ductions)?\b|\boverview\b|\bpreface\b|\boutline\b|\babout (?:this|the) episode\b/,
  ],
  [
    "summary",
    /\bsummary\b|\babstract\b|\btl;?dr\b|\bsynopsis\b|\bin (?:this|brief)\b|\bdescription\b/,
  ],
];

export function sectionKind(heading: string): SectionKind {
  if (isSponsored(heading)) return "sponsor";
  if (isPicksHeading(heading)) return "picks";
  const text = heading.toLowerCase();
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? "other";
}

const level = (node: HtmlNode): number =>
  isElement(node) && /^h[1-6]$/.test(node.name) ? Number(node.name[1]) : 0;

/** The heading that the Markdown engine puts above footnotes, at a level of its own choice. */
const isFootnotes = (node: HtmlNode): boolean =>
  isElement(node) && node.attributes["id"] === "n-footnote-label";

/** Kinds that stand on their own even where their heading is a step deeper than the others. */
const INDEPENDENT = new Set<SectionKind>(["picks", "contact", "sponsor", "links"]);

/**
 * Cuts sanitized notes at their headings. The sections in order are the whole notes; a section's
 * own headings begin at h3 and never skip a level. Headings get ids not in `ids`, which are added.
 */
export function splitSections(nodes: HtmlNode[], ids: NoteIds): NotesSection[] {
  const content = unwrap(nodes);
  const splitLevel = chooseLevel(content);
  const sections: NotesSection[] = [];
  let current: NotesSection | undefined;
  for (const node of content) {
    const depth = level(node);
    const title = depth > 0 ? textOf((node as HtmlElement).children) : "";
    const kind = title === "" ? "other" : sectionKind(title);
    const splits =
      title !== "" &&
      (depth <= splitLevel ||
        current?.title === undefined ||
        isFootnotes(node) ||
        (depth === splitLevel + 1 && INDEPENDENT.has(kind)));
    if (splits) {
      const given = (node as HtmlElement).attributes["id"];
      // A linked or pictured title: the link and the picture open the section.
      const extras = linksAndImages((node as HtmlElement).children);
      current = {
        id: given ?? ids.forHeading(title),
        kind,
        title,
        nodes: extras.length > 0 ? [element("p", extras)] : [],
      };
      sections.push(current);
    } else {
      if (!current) sections.push((current = { id: "", kind: "other", nodes: [] }));
      current.nodes.push(node);
    }
  }
  for (const section of sections) {
    if (section.id === "") section.id = ids.forHeading("notes");
    // Where there is no title there is no h2 above.
    demoteHeadings(section.nodes, section.title === undefined ? 2 : 3, ids);
  }
  return sections;
}

function linksAndImages(nodes: HtmlNode[]): HtmlNode[] {
  const found = nodes
    .filter(isElement)
    .flatMap((node) =>
      node.name === "img" || (node.name === "a" && "href" in node.attributes)
        ? [node]
        : linksAndImages(node.children),
    );
  return found.flatMap((node, i) => (i > 0 ? [" ", node] : [node]));
}

/** Notes wrapped as one in a `<div>` are cut like any others. */
function unwrap(nodes: HtmlNode[]): HtmlNode[] {
  const [only] = nodes;
  return nodes.length === 1 && isElement(only!) && only.name === "div"
    ? unwrap(only.children)
    : nodes;
}

/** The deepest level that cuts: the highest in use, or the next one where that is a lone title. */
function chooseLevel(nodes: HtmlNode[]): number {
  const headings = nodes.filter((n) => level(n) > 0 && !isFootnotes(n)) as HtmlElement[];
  const highest = (levels: number[]): number => levels.reduce((a, b) => Math.min(a, b), 7);
  const top = highest(headings.map(level));
  const deeper = headings.map(level).filter((l) => l > top);
  const [first] = headings;
  const titled =
    first !== undefined &&
    level(first) === top &&
    deeper.length === headings.length - 1 &&
    sectionKind(textOf(first.children)) === "other";
  return titled && deeper.length > 1 ? highest(deeper) : top;
}

function demoteHeadings(nodes: HtmlNode[], highest: number, ids: NoteIds): void {
  const open: number[] = [];
  const visit = (children: HtmlNode[]): void => {
    for (const node of children) {
      if (!isElement(node)) continue;
      const depth = level(node);
      if (depth === 0) visit(node.children);
      else {
        while (open.length > 0 && open[open.length - 1]! >= depth) open.pop();
        open.push(depth);
        node.name = `h${Math.min(6, open.length + highest - 1)}`;
        node.attributes["id"] ??= ids.forHeading(textOf(node.children));
      }
    }
  };
  visit(nodes);
}
