import type { Link } from "../model/episode.ts";
import { isElement, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";

/** One entry of a list, or a paragraph or heading: its own line, and the entries below it. */
export interface Entry {
  /** The line's words; those of links and timestamps included. */
  text: string;
  /** The line in order: its words, and its links without timestamps. Words are as written, white space included. */
  parts: (string | Link)[];
  links: Link[];
  from: "item" | "paragraph" | "heading";
  children: Entry[];
}

/** The blocks of a section as entries; a heading or a lone name stands above the list that follows it. */
export function entriesOf(nodes: HtmlNode[], standsAbove: (text: string) => boolean): Entry[] {
  const entries: Entry[] = [];
  let above: Entry | undefined;
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.name === "ul" || node.name === "ol") {
      const items = listEntries(node);
      if (above && above.children.length === 0) above.children.push(...items);
      else entries.push(...items);
      above = undefined;
    } else if (node.name === "dl") {
      entries.push(...definitionEntries(node));
      above = undefined;
    } else if (node.name === "div" || node.name === "blockquote")
      entries.push(...entriesOf(node.children, standsAbove));
    else {
      const entry = lineEntry(node.children, /^h[1-6]$/.test(node.name) ? "heading" : "paragraph");
      entries.push(entry);
      const stands = entry.from === "heading" || standsAbove(entry.text);
      above = entry.links.length === 0 && stands ? entry : undefined;
    }
  }
  return entries;
}

const isList = (node: HtmlNode): node is HtmlElement =>
  isElement(node) && (node.name === "ul" || node.name === "ol");

function listEntries(list: HtmlElement): Entry[] {
  return list.children.filter(isElement).map((li) => {
    const entry = lineEntry(
      li.children.filter((child) => !isList(child)),
      "item",
    );
    entry.children = li.children.filter(isList).flatMap(listEntries);
    return entry;
  });
}

/** A term stands above its definitions. */
function definitionEntries(list: HtmlElement): Entry[] {
  const entries: Entry[] = [];
  for (const node of list.children) {
    if (!isElement(node)) continue;
    const last = entries.at(-1);
    if (node.name === "dd" && last) {
      const lists = node.children.filter(isList);
      if (lists.length > 0) last.children.push(...lists.flatMap(listEntries));
      else last.children.push(lineEntry(node.children, "item"));
    } else entries.push(lineEntry(node.children, "paragraph"));
  }
  return entries;
}

function lineEntry(nodes: HtmlNode[], from: Entry["from"]): Entry {
  const parts: Entry["parts"] = [];
  collectParts(nodes, parts);
  return {
    text: textOf(nodes),
    parts,
    links: parts.filter((part) => typeof part !== "string"),
    from,
    children: [],
  };
}

function collectParts(nodes: HtmlNode[], parts: Entry["parts"]): void {
  const addText = (text: string): void => {
    const last = parts.length - 1;
    if (typeof parts[last] === "string") parts[last] += text;
    else parts.push(text);
  };
  for (const node of nodes) {
    if (!isElement(node)) addText(node);
    else if (node.name === "br") addText(" ");
    else if (node.name === "a" && node.attributes["href"]) {
      if (node.attributes["class"] === "timestamp") continue;
      const url = node.attributes["href"];
      parts.push({ title: textOf(node.children) || url, url });
    } else collectParts(node.children, parts);
  }
}
