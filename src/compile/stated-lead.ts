import type { Section } from "../model/episode.ts";
import type { PlayerPage } from "./player-page.ts";
import { renderNotes, type Notes } from "./render-notes.ts";
import { escapeAttribute, escapeText } from "./serialize-html.ts";

const LEAD_ID = "n-lead";

/** Letters and digits alone: the same words compare equal, however they are set. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * A description that stands in the metadata only, as the section that opens the notes;
 * undefined where the notes say the same. Many archives keep all their words there.
 * @param stated Markdown or HTML, as the metadata has it
 * @param imageHosts as in NotesContext
 */
export function leadSection(
  stated: string | undefined,
  notes: Pick<Notes, "text">,
  imageHosts?: readonly string[],
): Section | undefined {
  if (stated === undefined || stated.trim() === "") return undefined;
  const rendered = renderNotes(stated, {
    file: "",
    bodyLine: 1,
    dialect: "commonmark",
    players: [],
    imageHosts,
    resolve: () => undefined,
    // Its mistakes are those of one field: what can't be kept is told as text.
    report: () => undefined,
  });
  const words = bare(rendered.text);
  if (words === "" || bare(notes.text).includes(words)) return undefined;
  const html = rendered.sections
    .map((section) => (section.title ? `<p>${escapeText(section.title)}</p>` : "") + section.html)
    .join("");
  return { id: LEAD_ID, kind: "summary", html };
}

/** The sections, opened by a link to the page where the episode can be heard, if it has no player here. */
export function withListenLink(page: PlayerPage | undefined, sections: Section[]): Section[] {
  if (!page || page.frame) return sections;
  const href = escapeAttribute(page.url);
  const html = `<p><a href="${href}" rel="external noopener">Listen at ${escapeText(page.name)}</a></p>`;
  const [first, ...rest] = sections;
  return first && first.title === undefined
    ? [{ ...first, html: html + first.html }, ...rest]
    : [{ id: LEAD_ID, kind: "summary", html }, ...sections];
}
