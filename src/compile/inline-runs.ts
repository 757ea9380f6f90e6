import { INLINE } from "./html-elements.ts";
import { isElement, type HtmlElement, type HtmlNode } from "./html-tree.ts";

/** Moves an inline element that holds blocks into them: "<b><p>x</p></b>" becomes "<p><b>x</b></p>". */
export function distribute(wrapper: HtmlElement): HtmlNode[] {
  const out: HtmlNode[] = [];
  let run: HtmlNode[] = [];
  const wrap = (children: HtmlNode[]): HtmlElement => ({ ...wrapper, children, holdsBlock: false });
  const flush = (): void => {
    if (run.length === 0) return;
    const blank = run.every((n) => !isElement(n) && n.trim() === "");
    appendAll(out, blank ? run : [wrap(run)]);
    run = [];
  };
  for (const child of wrapper.children) {
    if (!isElement(child) || (INLINE.has(child.name) && !child.holdsBlock)) run.push(child);
    else {
      flush();
      if (INLINE.has(child.name))
        appendAll(out, distribute({ ...wrapper, children: distribute(child), holdsBlock: true }));
      else out.push({ ...child, children: distribute({ ...wrapper, children: child.children }) });
    }
  }
  flush();
  return out;
}

/** Adds all of `nodes`, however many: a call takes only so many arguments. */
export function appendAll<T>(out: T[], nodes: readonly T[]): void {
  for (const node of nodes) out.push(node);
}

/** Adds a node to a run; text joins the text before it. */
export function append(out: HtmlNode[], node: HtmlNode): void {
  const last = out.length - 1;
  if (!isElement(node) && typeof out[last] === "string") out[last] += node;
  else out.push(node);
}

/** `run` without white space and line breaks at its ends; nothing when it is those alone. */
export function trimRun(run: HtmlNode[]): HtmlNode[] {
  const isSpace = (node: HtmlNode): boolean =>
    isElement(node) ? node.name === "br" : node.trim() === "";
  let from = 0;
  while (from < run.length && isSpace(run[from]!)) from++;
  let to = run.length;
  while (to > from && isSpace(run[to - 1]!)) to--;
  const line = run.slice(from, to);
  const [first] = line;
  if (typeof first === "string") line[0] = first.trimStart();
  const last = line[line.length - 1];
  if (typeof last === "string") line[line.length - 1] = last.trimEnd();
  return line;
}

/** True when nothing of `nodes` would be seen. */
export const isBlank = (nodes: HtmlNode[]): boolean =>
  nodes.every((n) =>
    isElement(n)
      ? n.name !== "img" && !("id" in n.attributes) && isBlank(n.children)
      : n.trim() === "",
  );

/** `nodes`, or nothing where nothing of them would be seen. */
export const filled = (nodes: HtmlNode[]): HtmlNode[] => (isBlank(nodes) ? [] : nodes);

/** The line end right after `<pre>` is no text. */
export function preformatted(nodes: HtmlNode[]): HtmlNode[] {
  const [first, ...rest] = nodes;
  return typeof first === "string" ? [first.replace(/^\r?\n/, ""), ...rest] : nodes;
}
