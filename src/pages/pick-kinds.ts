import type { PickKind } from "../model/pick.ts";

/** What each kind of thing is called: one of them, and many. "other": nothing tells what it is. */
export const KINDS: Record<PickKind | "other", [one: string, many: string]> = {
  book: ["Book", "Books"],
  film: ["Film or series", "Films and series"],
  music: ["Music", "Music"],
  podcast: ["Podcast", "Podcasts"],
  talk: ["Talk", "Talks"],
  video: ["Video", "Videos"],
  game: ["Game", "Games"],
  software: ["Software", "Software"],
  course: ["Course", "Courses"],
  article: ["Article", "Articles"],
  thing: ["Product", "Products"],
  site: ["Website", "Websites"],
  other: ["Other", "Other"],
};

export type Kind = keyof typeof KINDS;

export const isKind = (text: string): text is Kind => Object.hasOwn(KINDS, text);
