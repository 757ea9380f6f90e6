import type { Feed } from "./feed-item.ts";
import { parseFeedXml } from "./feed-xml.ts";
import { readAtom } from "./read-atom.ts";
import { readJsonFeed } from "./read-json-feed.ts";
import { readRss } from "./read-rss.ts";

/** Why a text is no feed. */
export interface NoFeed {
  /** From 1; undefined where no line is to blame. */
  line?: number;
  what: string;
  /** True for a web page, which may name its feed. */
  page?: boolean;
}

/**
 * Reads a feed of any format: RSS, Atom, JSON Feed. All or nothing: a feed that may have lost a part
 * is none.
 * @param base address of the feed, against which its relative addresses are read
 */
export function readFeed(text: string, base?: string): Feed | NoFeed {
  const source = text.replace(/^\uFEFF/, "");
  const start = source.slice(0, 2000).trimStart();
  if (start === "") return { what: "It is empty" };
  if (start.startsWith("{")) return readJson(source, base);
  if (!start.startsWith("<")) return { line: 1, what: "It is no XML" };
  if (/^(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*(?:<!doctype html|<html\b)/i.test(start))
    return { what: "It is a web page", page: true };
  const read = parseFeedXml(source);
  if (!("root" in read)) return read;
  const { root } = read;
  switch (root.name.toLowerCase()) {
    case "rss":
    case "rdf:rdf":
      return readRss(root, base);
    case "feed":
    case "atom:feed":
      return readAtom(withBareNames(root), base);
    case "html":
      return { what: "It is a web page", page: true };
    case "opml":
      return { what: "It is OPML, a list of feeds" };
    default:
      return { line: root.line, what: `It is XML, but its first element is <${root.name}>` };
  }
}

function readJson(text: string, base: string | undefined): Feed | NoFeed {
  try {
    return readJsonFeed(text, base) ?? { what: "It is JSON, but no JSON Feed" };
  } catch (error) {
    return { what: `It is no valid JSON: ${error instanceof Error ? error.message : ""}` };
  }
}

type Root = Parameters<typeof readAtom>[0];

/** Atom's elements without a prefix, as most feeds write them. */
function withBareNames(element: Root): Root {
  const name = element.name.replace(/^atom:/, "");
  return { ...element, name, children: element.children.map(withBareNames) };
}
