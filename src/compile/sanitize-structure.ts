import { appendAll, trimRun } from "./inline-runs.ts";
import { element, isElement, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import { sanitizeAttributes, type AttributePolicy } from "./sanitize-attributes.ts";

/** Where a node stands: what may not be nested there. */
export interface Place {
  link?: boolean;
  /** Wrap stray text in paragraphs. */
  wrap?: boolean;
}

export interface Sanitizer {
  policy: AttributePolicy;
  /** Children of an element that takes blocks. */
  flow(nodes: HtmlNode[], place: Place): HtmlNode[];
  /** Children of an element that takes text and inline elements alone. */
  phrasing(nodes: HtmlNode[], place: Place): HtmlNode[];
}

/** The children of a list as items alone: a list right inside a list joins the item before it. */
export function conformList(children: HtmlNode[], place: Place, to: Sanitizer): HtmlNode[] {
  const items: HtmlElement[] = [];
  let stray: HtmlNode[] = [];
  const flush = (): void => {
    const content = to.flow(stray, place);
    stray = [];
    if (content.length > 0) items.push(element("li", content));
  };
  for (const child of children) {
    if (!isElement(child)) stray.push(child);
    else if (child.name === "li") {
      flush();
      const content = to.flow(child.children, place);
      items.push(element("li", content, sanitizeAttributes("li", child, to.policy)));
    } else if ((child.name === "ul" || child.name === "ol") && items.length > 0) {
      flush();
      const last = items[items.length - 1]!;
      appendAll(last.children, to.flow([child], place));
      last.holdsBlock = true;
    } else stray.push(child);
  }
  flush();
  return items;
}

/** A definition list where terms and details alternate as they must, else plain paragraphs. */
export function conformDefinitions(node: HtmlElement, place: Place, to: Sanitizer): HtmlNode[] {
  const parts: HtmlElement[] = [];
  const collect = (children: HtmlNode[]): boolean =>
    children.every((child) => {
      if (!isElement(child)) return child.trim() === "";
      if (child.name === "div") return collect(child.children);
      parts.push(child);
      return child.name === "dt" || child.name === "dd";
    });
  const sound =
    collect(node.children) &&
    parts[0]?.name === "dt" &&
    parts[parts.length - 1]?.name === "dd" &&
    parts.every((part) => part.name === "dd" || !holdsHeading(part));
  if (!sound) {
    const content = node.children.flatMap((child) =>
      isElement(child) && (child.name === "dt" || child.name === "dd")
        ? to.flow(child.children, { ...place, wrap: true })
        : to.flow([child], { ...place, wrap: true }),
    );
    return content;
  }
  return [
    element(
      "dl",
      parts.map((part) => element(part.name, to.flow(part.children, place))),
      sanitizeAttributes("dl", node, to.policy),
    ),
  ];
}

const HEADING = /^h[1-6]$/;
const holdsHeading = (node: HtmlElement): boolean =>
  node.children.some((c) => isElement(c) && (HEADING.test(c.name) || holdsHeading(c)));

/** A table of full rows; what stands in it outside a cell comes before it. */
export function conformTable(node: HtmlElement, place: Place, to: Sanitizer): HtmlNode[] {
  const before: HtmlNode[] = [];
  const head: HtmlElement[] = [];
  const body: HtmlElement[] = [];
  let caption: HtmlElement | undefined;
  let loose: HtmlElement | undefined;

  const cell = (child: HtmlElement): HtmlElement =>
    element(
      child.name,
      child.name === "th" && child.holdsBlock
        ? trimRun(to.phrasing(child.children, place))
        : to.flow(child.children, place),
      sanitizeAttributes(child.name, child, to.policy),
    );
  const visit = (children: HtmlNode[], rows: HtmlElement[]): void => {
    for (const child of children) {
      if (!isElement(child)) {
        if (child.trim() !== "") appendAll(before, to.flow([child], { ...place, wrap: true }));
      } else if (child.name === "tr") {
        loose = element("tr", []);
        rows.push(loose);
        visit(child.children, rows);
        loose = undefined;
      } else if (child.name === "td" || child.name === "th") {
        if (!loose) rows.push((loose = element("tr", [])));
        loose.children.push(cell(child));
      } else if (child.name === "thead") visit(child.children, head);
      else if (child.name === "tbody" || child.name === "tfoot") visit(child.children, body);
      else if (child.name === "caption" && !caption) {
        const content = to.phrasing(child.children, place);
        if (textOf(content) !== "") caption = element("caption", content);
      } else appendAll(before, to.flow([child], { ...place, wrap: true }));
    }
  };
  visit(node.children, body);

  const rows = [...head, ...body].filter((row) => row.children.length > 0);
  const width = rows.reduce((most, row) => Math.max(most, row.children.length), 0);
  for (const row of rows)
    while (row.children.length < width)
      row.children.push(element(head.includes(row) ? "th" : "td", []));
  const part = (name: string, from: HtmlElement[]): HtmlNode[] => {
    const full = from.filter((row) => row.children.length > 0);
    return full.length > 0 ? [element(name, full)] : [];
  };
  if (rows.length === 0)
    return [...before, ...(caption ? to.flow(caption.children, { ...place, wrap: true }) : [])];
  const parts = [...part("thead", head), ...part("tbody", body)];
  return [
    ...before,
    element(
      "table",
      caption ? [caption, ...parts] : parts,
      sanitizeAttributes("table", node, to.policy),
    ),
  ];
}
