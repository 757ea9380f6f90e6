import { Parser } from "htmlparser2";

/** An element of a feed. */
export interface FeedElement {
  /** With the usual prefix of its namespace ("itunes:duration"), whatever prefix the feed gave it. */
  name: string;
  attributes: Record<string, string>;
  children: FeedElement[];
  /** Its text; for an element that holds HTML its HTML, however that was quoted. */
  text: string;
  line: number;
}

export type FeedXml = { root: FeedElement } | { line: number; what: string };

/** Prefixes by namespace (lower case): feeds may choose their own. */
const PREFIXES: Record<string, string> = {
  "http://www.w3.org/2005/atom": "atom",
  "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "https://podcastindex.org/namespace/1.0": "podcast",
  "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
  "http://purl.org/rss/1.0/modules/content/": "content",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://podlove.org/simple-chapters": "psc",
  "http://search.yahoo.com/mrss/": "media",
  "http://wordpress.org/export/1.0/excerpt/": "excerpt",
  "http://wordpress.org/export/1.1/excerpt/": "excerpt",
  "http://wordpress.org/export/1.2/excerpt/": "excerpt",
  "http://wordpress.org/export/1.0/": "wp",
  "http://wordpress.org/export/1.1/": "wp",
  "http://wordpress.org/export/1.2/": "wp",
};

/** Elements whose content is a text: tags inside are that text's own HTML. */
const TEXTS = new Set(
  `title description content:encoded content summary subtitle itunes:summary itunes:subtitle
  itunes:title tagline atom:title atom:summary atom:content excerpt:encoded`.split(/\s+/),
);

/** Elements within each other. Feeds need a dozen; the walks over the tree are recursive. */
const DEEPEST = 100;

/**
 * Reads the XML of a feed into a tree, or says what makes it none. Unlike XML it forgives what feeds
 * get wrong without a doubt about their meaning: a bare "&", an HTML entity, HTML that was not
 * escaped. It refuses what may have lost something: an element that another's end closes, and a
 * file that ends too soon. No entity is ever defined or expanded beyond XML's five.
 */
export function parseFeedXml(xml: string): FeedXml {
  const document: FeedElement = { name: "", attributes: {}, children: [], text: "", line: 0 };
  const open: FeedElement[] = [document];
  const prefixes = new Map<string, string>();
  let fault: { line: number; what: string } | undefined;
  /** The element of `TEXTS` that is being read: where its content starts, and its open tags. */
  let raw: { start: number; depth: number; tags: boolean } | undefined;

  let line = 1;
  let lineEnd = xml.indexOf("\n");
  /** The line of an offset that is not before the last one asked for. */
  const lineOf = (offset: number): number => {
    while (lineEnd !== -1 && lineEnd < offset) {
      line++;
      lineEnd = xml.indexOf("\n", lineEnd + 1);
    }
    return line;
  };
  const nameOf = (name: string): string => {
    const colon = name.indexOf(":");
    if (colon === -1) return name;
    const prefix = name.slice(0, colon);
    return `${prefixes.get(prefix) ?? prefix}${name.slice(colon)}`;
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (raw) {
          raw.depth++;
          raw.tags = true;
          return;
        }
        for (const [key, value] of Object.entries(attributes)) {
          const known = key.startsWith("xmlns:") && PREFIXES[value.trim().toLowerCase()];
          if (known) prefixes.set(key.slice(6), known);
        }
        const made: FeedElement = {
          name: nameOf(name),
          attributes,
          children: [],
          text: "",
          line: lineOf(parser.startIndex),
        };
        if (open.length > DEEPEST) fault ??= { line: made.line, what: "It is nested too deeply" };
        else open.at(-1)?.children.push(made);
        open.push(made);
        if (TEXTS.has(made.name)) raw = { start: parser.endIndex + 1, depth: 0, tags: false };
      },
      ontext(text) {
        const at = open.at(-1);
        if (at) at.text += text;
      },
      onclosetag(_, implied) {
        if (raw && raw.depth > 0) {
          raw.depth--;
          return;
        }
        const closed = open.pop();
        if (!closed || closed === document) return;
        if (raw?.tags) closed.text = unquote(xml.slice(raw.start, parser.startIndex));
        raw = undefined;
        // An empty element ("<a/>") counts as implied, and stands where it was opened.
        const whole = implied && xml.startsWith("/>", parser.endIndex - 1);
        if (!implied || whole || fault) return;
        const atEnd =
          !xml.startsWith("</", parser.startIndex) || !xml.includes(">", parser.startIndex);
        const { name, line: opened } = closed;
        fault = atEnd
          ? {
              line: lineOf(xml.length),
              what: `It ends in the middle of the <${name}> of line ${opened}, and was perhaps cut off`,
            }
          : { line: opened, what: `The element <${name}> is not closed` };
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);

  if (fault) return fault;
  const [root] = document.children;
  return root ? { root } : { line: 1, what: "It holds no XML element" };
}

/** HTML without the quoting that XML put around it in parts. */
const unquote = (source: string): string => source.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1");

/** The first element called `name` below `parent`. */
export const childOf = (parent: FeedElement, name: string): FeedElement | undefined =>
  parent.children.find((child) => child.name === name);

export const childrenOf = (parent: FeedElement, name: string): FeedElement[] =>
  parent.children.filter((child) => child.name === name);

/** The text of the first element of one of the `names` that has some. */
export function childText(parent: FeedElement, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const child of parent.children) {
      const text = child.name === name ? child.text.trim() : "";
      if (text !== "") return text;
    }
  }
  return undefined;
}
