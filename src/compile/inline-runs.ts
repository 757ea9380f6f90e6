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
    out.push(...(blank ? run : [wrap(run)]));
    run = [];
  };
  for (const child of wrapper.children) {
    if (!isElement(child) || (INLINE.has(child.name) && !child.holdsBlock)) run.push(child);
    else {
      flush();
      if (INLINE.has(child.name))
        out.push(...distribute({ ...wrapper, children: distribute(child), holdsBlock: true }));
      else out.push({ ...child, children: distribute({ ...wrapper, children: child.children }) });
    }
  }
  flush();
  return out;
}

/** Adds a node to a run; text joins the text before it. */
export function append(out: HtmlNode[], node: HtmlNode): void {
  const last = out.length - 1;
  if (!isElement(node) && typeof out[last] === "string") out[last] += node;
  else out.push(node);
}

/** `run` without white space at its ends; nothing when it is white space alone. */
export function trimRun(run: HtmlNode[]): HtmlNode[] {
  const line = run.slice();
  while (line.length > 0) {
    const [first] = line;
    if (isElement(first!)) {
      if (first.name !== "br") break;
      line.shift();
      continue;
    }
    line[0] = first!.trimStart();
    if (line[0] !== "") break;
    line.shift();
  }
  while (line.length > 0) {
    const last = line[line.length - 1]!;
    if (isElement(last)) {
      if (last.name !== "br") break;
      line.pop();
      continue;
    }
    line[line.length - 1] = last.trimEnd();
    if (line[line.length - 1] !== "") break;
    line.pop();
  }
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
