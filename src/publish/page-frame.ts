import type { Content } from "./site-writer.ts";

/** What differs from page to page; the rest of the document is the same. */
export interface PageText {
  head: string;
  body: string;
  data: string;
}

/** Signs that stand in no page. */
const MARKS: PageText = {
  head: "\u0001head\u0001",
  body: "\u0001body\u0001",
  data: "\u0001data\u0001",
};

/**
 * A document that is the same but for three texts, filled once and cut up: most of a page is its
 * styles, which need not be copied and encoded thousands of times.
 * @param fill makes the document from the three
 */
export function pageFrame(fill: (text: PageText) => string): (text: PageText) => Content {
  const names = ["head", "body", "data"] as const;
  let rest = fill(MARKS);
  const pieces: Buffer[] = [];
  for (const name of names) {
    const at = rest.indexOf(MARKS[name]);
    if (at === -1)
      throw new Error(`The document has no place for the ${name} after what is before it`);
    pieces.push(Buffer.from(rest.slice(0, at)));
    rest = rest.slice(at + MARKS[name].length);
  }
  const end = Buffer.from(rest);
  return (text) => [...names.flatMap((name, i) => [pieces[i] ?? "", text[name]]), end];
}
