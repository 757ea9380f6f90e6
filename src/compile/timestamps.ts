import type { Chapter } from "../model/episode.ts";
import { parseTimestamp } from "../model/timestamp.ts";
import { fillEnds, isSponsored } from "./chapters.ts";
import { INLINE } from "./html-elements.ts";
import { appendAll } from "./inline-runs.ts";
import { element, isElement, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";

const TIME = String.raw`\d{1,2}:[0-5]\d:[0-5]\d|\d{1,3}:[0-5]\d`;
/** What makes a time one of day, or no time at all. */
const NOT_AFTER = String.raw`(?![\d:])(?![.,]\d)(?!\s*(?:[ap]\.?m\b|utc|gmt|[ecmp][sd]?t\b|cest?\b|uhr\b|o['’]clock|hrs?\b|h\b))`;
/** "[12:34]" or "(12:34)" anywhere, a range of two times among them. */
const BRACKETED = new RegExp(String.raw`([[(])(${TIME})(?:\s*[-–—]\s*(${TIME}))?([\])])`, "g");
/** A time at the start of a line. */
const LEADING = new RegExp(
  String.raw`^(\s*(?:[-–—•*]\s*)?)(${TIME})${NOT_AFTER}(?=$|[\s\-–—:.,|)\]])`,
  "i",
);
const WHOLE = new RegExp(String.raw`^\s*[[(]?(${TIME})[\])]?\s*$`);
const LINKED = /^(?:#|\?)t=([\dhms:.]+)$/i;

export interface Timestamps {
  chapters: Chapter[];
}

/**
 * Rewrites the times in sanitized notes into links that seek (`<a class="timestamp" href="?t=34"
 * data-seconds="34">`), in place, and reads chapters from the lines that begin or end with one.
 * The label is right where a link's `#t=` disagrees; `warn` is told.
 */
export function linkTimestamps(
  nodes: HtmlNode[],
  warn: (label: string, address: string) => void,
): Timestamps {
  const lines: { start: number; title: string }[] = [];
  /** A line that was a time alone: the next line names it. */
  let untitled: { start: number; title: string } | undefined;
  rewriteBlocks(nodes);
  return { chapters: chaptersOf(lines) };

  function rewriteBlocks(children: HtmlNode[]): void {
    let line: HtmlNode[] = [];
    const flush = (): void => {
      if (line.length > 0) appendAll(children, rewriteLine(line));
      line = [];
    };
    for (const child of children.splice(0)) {
      if (!isElement(child) || (INLINE.has(child.name) && child.name !== "br")) {
        line.push(child);
        continue;
      }
      flush();
      if (isElement(child) && child.name !== "pre") rewriteBlocks(child.children);
      children.push(child);
    }
    flush();
  }

  function rewriteLine(line: HtmlNode[]): HtmlNode[] {
    const before = untitled;
    const made = rewriteInline(line, true);
    const stamps = timestampsIn(made);
    const first = stamps[0];
    if (first && stamps.length <= 2) {
      const text = textOf(made);
      const rest = titleAround(text, textOf([first]), stamps.length === 1);
      if (rest !== undefined) {
        const entry = { start: Number(first.attributes["data-seconds"]), title: rest };
        lines.push(entry);
        untitled = rest === "" ? entry : undefined;
        return made;
      }
    }
    if (before && untitled === before) {
      before.title = clipTitle(textOf(made));
      if (before.title !== "") untitled = undefined;
    }
    return made;
  }

  function rewriteInline(children: HtmlNode[], atStart: boolean): HtmlNode[] {
    let start = atStart;
    const out: HtmlNode[] = [];
    for (const child of children) {
      if (!isElement(child)) appendAll(out, rewriteText(child, start));
      else if (child.name === "a") out.push(...rewriteLink(child));
      else if (child.name === "code" || child.name === "img" || child.name === "br")
        out.push(child);
      else out.push({ ...child, children: rewriteInline(child.children, start) });
      if (!isElement(child) ? child.trim() !== "" : textOf([child]) !== "") start = false;
    }
    return out;
  }

  function rewriteLink(link: HtmlElement): HtmlNode[] {
    const target = LINKED.exec(link.attributes["href"] ?? "");
    if (!target) return [link];
    const linked = parseTimestamp(target[1]!);
    const label = WHOLE.exec(textOf(link.children))?.[1];
    const said = label === undefined ? undefined : parseTimestamp(label);
    if (said !== undefined && linked !== undefined && Math.floor(said) !== Math.floor(linked))
      warn(label!, link.attributes["href"]!);
    const seconds = said ?? linked;
    return seconds === undefined ? link.children : [stamp(seconds, link.children)];
  }

  function rewriteText(text: string, start: boolean): HtmlNode[] {
    if (!text.includes(":")) return [text];
    const out: HtmlNode[] = [];
    let rest = text;
    if (start) {
      const leading = LEADING.exec(rest);
      if (leading) {
        const [whole, before, time] = leading;
        if (before) out.push(before);
        out.push(stamp(parseTimestamp(time!)!, [time!]));
        rest = rest.slice(whole.length);
      }
    }
    let at = 0;
    for (const match of rest.matchAll(BRACKETED)) {
      const [whole, open, time, , close] = match;
      if ((open === "[") !== (close === "]")) continue;
      const from = match.index + 1;
      out.push(rest.slice(at, from), stamp(parseTimestamp(time!)!, [time!]));
      at = from + time!.length;
      if (match.index + whole.length < at) break;
    }
    out.push(rest.slice(at));
    return out.filter((n) => n !== "");
  }
}

const stamp = (seconds: number, label: HtmlNode[]): HtmlElement => {
  const whole = Math.floor(seconds);
  return element("a", label, {
    class: "timestamp",
    href: `?t=${whole}`,
    "data-seconds": String(whole),
  });
};

export const isTimestamp = (node: HtmlElement): boolean =>
  node.name === "a" && node.attributes["class"] === "timestamp";

function timestampsIn(nodes: HtmlNode[]): HtmlElement[] {
  return nodes.filter(isElement).flatMap((n) => (isTimestamp(n) ? [n] : timestampsIn(n.children)));
}

/** The line without its time and the marks around it; undefined when the time stands in mid-sentence. */
function titleAround(text: string, label: string, mayEnd: boolean): string | undefined {
  const at = text.indexOf(label);
  const before = text.slice(0, at).trim();
  const after = text.slice(at + label.length);
  if (/^[[(\-–—•*]*$/.test(before)) {
    const rest = after
      .replace(/^\s*[-–—]\s*\d{1,3}:\d\d(?::\d\d)?/, "")
      .replace(/^[\s\])\-–—:.|,•]+/, "");
    return clipTitle(rest);
  }
  if (mayEnd && /[[(]$/.test(before) && /^[\])][\s.]*$/.test(after))
    return clipTitle(before.replace(/[\s[(\-–—:|]+$/, ""));
  return undefined;
}

const clipTitle = (title: string): string => {
  const text = title.trim();
  return text.length > 160 ? `${text.slice(0, 160).replace(/\s+\S*$/, "")}…` : text;
};

/** The longest run of ascending times, when there are three or more: a mistyped time spoils only itself. */
function chaptersOf(lines: { start: number; title: string }[]): Chapter[] {
  const titled = lines.filter((l) => l.title !== "");
  if (titled.length < 3) return [];
  const best: number[] = titled.map(() => 1);
  const previous: number[] = titled.map(() => -1);
  let last = 0;
  for (let i = 0; i < titled.length; i++) {
    for (let j = Math.max(0, i - 50); j < i; j++)
      if (titled[j]!.start < titled[i]!.start && best[j]! + 1 > best[i]!) {
        best[i] = best[j]! + 1;
        previous[i] = j;
      }
    if (best[i]! > best[last]!) last = i;
  }
  const run: Chapter[] = [];
  for (let i = last; i !== -1; i = previous[i]!) run.push(chapter(titled[i]!));
  return run.length >= 3 && run.length * 2 >= titled.length ? fillEnds(run.toReversed()) : [];
}

function chapter({ start, title }: { start: number; title: string }): Chapter {
  return { start, title, ...(isSponsored(title) ? { sponsor: true } : {}) };
}
