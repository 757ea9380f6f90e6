import type { ExploreFile } from "../model/explore.ts";
import { forCard } from "../model/episode-card.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import type { Listed } from "../pages/listed.ts";
import type { ContentData } from "../pages/load-content.ts";

/**
 * Writer and reader of the data that a prerendered page carries for its own hydration:
 * `{ id of route: what its loader gave }`. The HTML of notes and drawings is left out of it, for it
 * stands in the page already: the reader takes notes from there, `pages/explore.tsx` its drawings.
 * So is what no card shows of listed episodes.
 */
export type LoaderData = Record<string, unknown>;

const isContent = (value: unknown): value is ContentData =>
  typeof value === "object" && value !== null && "kind" in value && "file" in value;

const isDrawn = (value: unknown): value is ExploreFile =>
  typeof value === "object" && value !== null && "drawings" in value;

const contentOf = (data: ContentData) =>
  data.kind === "episode" ? data.file.episode : data.file.page;

/** JSON fit for a script element: `<` can neither end the element nor begin a comment. */
export function writeEmbeddedData(loaderData: LoaderData): string {
  const light = Object.entries(loaderData).map(([route, value]) => {
    if (isDrawn(value))
      return [route, { ...value, drawings: value.drawings.map(({ id }) => ({ id, html: "" })) }];
    if (!isContent(value)) return [route, withCards(value)];
    const sections = contentOf(value).sections.map((section) => ({ ...section, html: "" }));
    const file =
      value.kind === "episode"
        ? { ...value.file, episode: { ...value.file.episode, sections } }
        : { ...value.file, page: { ...value.file.page, sections } };
    return [route, { ...value, file }];
  });
  return JSON.stringify(Object.fromEntries(light)).replaceAll("<", "\\u003c");
}

/** Lists of episodes in what the loaders of pages give. */
const LISTS = ["episodes", "asGuest", "asHost"];

function withCards(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => {
      if (!Array.isArray(part)) return [key, part];
      if (LISTS.includes(key)) return [key, (part as EpisodeEntry[]).map(forCard)];
      if (key !== "listed") return [key, part];
      const lines = part as Listed[];
      return [key, lines.map((line) => ({ ...line, episode: forCard(line.episode) }))];
    }),
  );
}

/** The same data, with the notes' HTML as `page` holds it; undefined where the page carries none. */
export function readEmbeddedData(page: Document): LoaderData | undefined {
  const text = page.getElementById("playhead-data")?.textContent;
  if (!text) return undefined;
  const loaderData = JSON.parse(text) as LoaderData;
  const notes = [...page.querySelectorAll<HTMLElement>("[data-notes]")];
  for (const value of Object.values(loaderData)) {
    if (!isContent(value)) continue;
    contentOf(value).sections.forEach((section, i) => {
      section.html = notes[i]?.innerHTML ?? "";
    });
  }
  return loaderData;
}
