import type { Section } from "../model/episode.ts";
import { linkKey } from "./link-key.ts";

/** A link in an episode's notes, read back from their HTML. */
export interface NoteLink {
  /** What it says, as plain text. */
  title: string;
  url: string;
  /** Equal for addresses of one page; absent for pages of this site. */
  key?: string;
}

/** What is told of a link, in texts of their own: a piece cut out of a text keeps all of that in memory. */
export const linkTold = ({ title, url }: NoteLink): Pick<NoteLink, "title" | "url"> =>
  JSON.parse(JSON.stringify({ title, url })) as NoteLink;

const LINK = /<a href="(https?:\/\/[^"]+|\/(?!\/)[^"]*)"[^>]*>(.*?)<\/a>/gs;
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
const decode = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? "")
    : text;

/**
 * The links of notes in order, each page once. Those of sponsors are left out: they say what paid
 * for the episode, not what it is about.
 */
export function noteLinks(sections: readonly Section[]): NoteLink[] {
  const found = new Map<string, NoteLink>();
  for (const { kind, html } of sections) {
    if (kind === "sponsor" || kind === "contact" || !html.includes("<a href")) continue;
    for (const [, address = "", inside = ""] of html.matchAll(LINK)) {
      const url = decode(address);
      const key = url.startsWith("/") ? undefined : linkKey(url);
      const same = key ?? url;
      if (found.has(same)) continue;
      const title = decode(inside.replace(/<[^>]*>/g, ""))
        .replace(/\s+/g, " ")
        .trim();
      found.set(same, { title: title || url, url, ...(key === undefined ? {} : { key }) });
    }
  }
  return [...found.values()];
}
