import type { Chapter, Frame, Link, Section } from "../model/episode.ts";
import type { Problem } from "./content-error.ts";
import { takeFrames } from "./frames.ts";
import {
  eachElement,
  parseHtml,
  textOf,
  TooManyOpenTags,
  type HtmlElement,
  type HtmlNode,
} from "./html-tree.ts";
import { lineFinder, type LineFinder } from "./line-finder.ts";
import { plainParagraphs, renderMarkdown } from "./markdown.ts";
import { addressPolicy } from "./note-addresses.ts";
import { NoteIds } from "./note-ids.ts";
import { summarize } from "./notes-summary.ts";
import { fromPelicanMarkdown, INLINE_MARK } from "./pelican-markdown.ts";
import { contactLabels, readContacts } from "./contacts.ts";
import { readPicks, type NotedPicks } from "./picks.ts";
import { sanitize } from "./sanitize.ts";
import { splitSections } from "./sections.ts";
import { serializeHtml } from "./serialize-html.ts";
import { takeShortcodes } from "./shortcodes.ts";
import { isTimestamp, linkTimestamps } from "./timestamps.ts";

export interface NotesContext {
  /** The notes' file, and the number of their first line in it: where problems are reported. */
  file: string;
  bodyLine: number;
  dialect: "pelican" | "commonmark";
  /** Rewrites a link or media address as written in the notes; undefined = leave as is. */
  resolve: (
    address: string,
    kind: "link" | "media",
  ) => { url: string } | { problem: string } | undefined;
  /** Hosts whose frames may be offered, beside the well-known players. */
  players: string[];
  /** Hosts whose images may be shown beside the archive's own; undefined for all. */
  imageHosts?: readonly string[];
  report: (problem: Problem) => void;
}

export interface Notes {
  /** The whole notes in order, as safe HTML. */
  sections: Section[];
  /** Players taken out of the notes. */
  frames: Frame[];
  /** From three or more ascending times at the start or end of lines. */
  chapters: Chapter[];
  picks: NotedPicks[];
  /** Links under "Keep in touch"; one below a person's name is titled "Name: …". */
  contacts: Link[];
  /** Names above the lists of "Keep in touch". */
  contactLabels: string[];
  /** Plain text, at most 300 characters. */
  summary: string;
  /** All words, one block a line, headings included. */
  text: string;
  /** Ids of the sections and within them: what a fragment may point at. */
  ids: string[];
  links: { url: string; title: string; line?: number }[];
  /** The first link to a sound file. */
  firstAudioLink?: string;
}

const AUDIO = /^[^?#]+\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav)(?:[?#]|$)/i;

/** Markdown show notes as safe HTML in sections, with what can be read from their structure. */
export function renderNotes(markdown: string, context: NotesContext): Notes {
  const { file, report } = context;
  const lines = lineFinder(markdown, context.bodyLine);
  const warn = (what: string, found?: string, write?: string): void =>
    report({
      severity: "warning",
      file,
      line: found === undefined ? undefined : lines.find(found),
      what,
      write,
    });

  const plain = takeShortcodes(markdown.replace(/\r\n?/g, "\n"), (shortcode, line) =>
    report({
      severity: "warning",
      file,
      line: context.bodyLine + line,
      what: `the shortcode ${shortcode.slice(0, 80)} is not run, and stands as text`,
      write: "Markdown or HTML in its place",
    }),
  );
  const tree = readTree(plain.markdown, context, warn);
  const frames = takeFrames(tree, { file, lines, players: context.players, report });
  for (const frame of plain.frames)
    if (!frames.some(({ src }) => src === frame.src)) frames.push(frame);
  const ids = new NoteIds();
  const safe = sanitize(
    tree,
    addressPolicy(
      { file, lines, resolve: context.resolve, imageHosts: context.imageHosts, report },
      ids,
    ),
  );
  const { chapters } = linkTimestamps(safe, (label, address) =>
    warn(
      `the time ${label} links to ${address}; ${label} is used`,
      `${label}](${address}`,
      `[${label}](#t=${label})`,
    ),
  );
  const parts = splitSections(safe, ids);
  const links: Notes["links"] = [];
  for (const part of parts)
    eachElement(part.nodes, (node) => checkLink(node, links, ids, lines, warn));
  const texts = parts.map((p) => [p.title ?? "", textOf(p.nodes, "\n")].filter(Boolean).join("\n"));
  const firstAudioLink = links.find((l) => AUDIO.test(l.url))?.url;
  return {
    sections: parts
      .map(({ id, kind, title, nodes }) => ({
        id,
        kind,
        ...(title === undefined ? {} : { title }),
        html: serializeHtml(nodes),
      }))
      .filter((s) => s.title !== undefined || s.html !== ""),
    frames,
    chapters,
    picks: readPicks(parts, texts),
    contacts: readContacts(parts),
    contactLabels: contactLabels(parts),
    summary: summarize(parts),
    text: texts.filter(Boolean).join("\n"),
    ids: [...ids.taken],
    links,
    ...(firstAudioLink === undefined ? {} : { firstAudioLink }),
  };
}

type Warn = (what: string, found?: string, write?: string) => void;

/** @param markdown with line feeds alone */
function readTree(markdown: string, context: NotesContext, warn: Warn): HtmlNode[] {
  const pelican = context.dialect === "pelican";
  const source = pelican ? fromPelicanMarkdown(markdown) : markdown;
  const { html, plain } = renderMarkdown(source, { definitionLists: pelican });
  const asPlain = (why: string): void =>
    warn(`the notes are shown as plain text: ${why}`, undefined, "shorter and simpler Markdown");
  if (plain) asPlain(plain);
  try {
    return parseHtml(pelican ? html.replaceAll(INLINE_MARK, "") : html, (name) =>
      warn(
        `a <${name}> element is left out`,
        `<${name}`,
        "plain Markdown, or the files of your own site's theme",
      ),
    );
  } catch (error) {
    if (!(error instanceof TooManyOpenTags)) throw error;
    asPlain("tags are opened in it by the thousand, and not closed");
    return parseHtml(plainParagraphs(markdown));
  }
}

/** Notes a link; one to a fragment that is not there becomes its own words. */
function checkLink(
  node: HtmlElement,
  links: Notes["links"],
  ids: NoteIds,
  lines: LineFinder,
  warn: Warn,
): void {
  const { href } = node.attributes;
  if (node.name !== "a" || !href || isTimestamp(node)) return;
  if (href.startsWith("#") && !ids.taken.has(href.slice(1))) {
    const name = href.slice(1).replace(/^n-/, "");
    warn(
      `a link leads to #${name}, which is not in these notes`,
      `#${name}`,
      "one of their headings after #",
    );
    node.name = "span";
    delete node.attributes["href"];
    return;
  }
  links.push({
    url: href,
    title: textOf(node.children),
    line: lines.find(href) ?? lines.find(withoutScheme(href)),
  });
}

/** As the address was written where its scheme was left out. */
const withoutScheme = (address: string): string => address.replace(/^(?:https?:\/\/|mailto:)/, "");
