import type { Section } from "../model/episode.ts";
import {
  recording,
  type CachedNotes,
  type CompileCache,
  type Question,
  type RenderedNotes,
} from "./compile-cache.ts";
import { asSentence, guarded, type Problem, type Report } from "./content-error.ts";
import type { Source } from "./front-matter.ts";
import { lineFinder } from "./line-finder.ts";
import { openedNotes, type LightNotes, type OpenedNotes } from "./opened-notes.ts";
import { notesTopic } from "./notes-topic.ts";
import { notedPeople } from "./people-evidence.ts";
import { renderNotes, type Notes, type NotesContext } from "./render-notes.ts";
import { resolveLink, type LinkTargets } from "./resolve-link.ts";
import { leadSection } from "./stated-lead.ts";
import { headsOf } from "./stored-sections.ts";

export interface NotesSetting {
  targets: LinkTargets;
  /** Hosts whose frames may be offered. */
  players: string[];
  /** Hosts whose images may be shown beside the archive's own; undefined for all. */
  imageHosts?: string[];
  cache?: CompileCache;
  report: Report;
}

/**
 * The notes of one file, its links led to where things stand now.
 * @param stated what the metadata says of the episode: it opens the notes where they don't say it
 */
export function readNotes(
  source: Source,
  path: string,
  stated: string | undefined,
  setting: NotesSetting,
): OpenedNotes {
  const { cache, report } = setting;
  if (!cache) {
    const { light, opened } = renderSource(source, path, stated, setting, undefined);
    return openedNotes(light, opened);
  }
  const known = knownNotes(source, path, stated, setting);
  if (known) {
    for (const problem of known.problems) report(problem);
    return known.notes;
  }
  const { rendered, ...texts } = renderFresh(source, path, stated, setting);
  return cache.setNotes(source.file, rendered, texts, htmlAgain(source, path, stated, setting));
}

const keyOf = (
  { hash }: Source,
  path: string,
  stated: string | undefined,
  { players, imageHosts }: Pick<NotesSetting, "players" | "imageHosts">,
): string => JSON.stringify([hash, path, stated, players, imageHosts]);

/** The notes as the cache has them, if they are what would be rendered now. */
export function knownNotes(
  source: Source,
  path: string,
  stated: string | undefined,
  setting: NotesSetting,
): CachedNotes | undefined {
  const { targets, cache } = setting;
  const { file } = source;
  const key = keyOf(source, path, stated, setting);
  const known = cache?.notes(file, key, htmlAgain(source, path, stated, setting));
  if (!cache || !known || cache.isSettled(file)) return known;
  const same = ({ address, kind, answer }: Question): boolean =>
    JSON.stringify(resolveLink(address, kind, { file, path }, targets)) === JSON.stringify(answer);
  if (!cache.sameTargets(targets.signature) && !known.asked().every(same)) return undefined;
  cache.settle(file);
  return known;
}

/** Renders the HTML of notes once more, should it be lost. */
export const htmlAgain =
  (source: Source, path: string, stated: string | undefined, setting: NotesSetting) =>
  (): string[] =>
    renderSource(source, path, stated, { ...setting, report: () => {} }, undefined).opened.map(
      ({ html }) => html,
    );

/** Renders notes, with all that the cache keeps of them. */
export function renderFresh(
  source: Source,
  path: string,
  stated: string | undefined,
  setting: NotesSetting,
): { rendered: RenderedNotes; texts: string[]; asked: Question[] } {
  const key = keyOf(source, path, stated, setting);
  const asked: Question[] = [];
  const { result, problems } = recording(setting.report, (report) =>
    renderSource(source, path, stated, { ...setting, report }, asked),
  );
  const { light, opened } = result;
  // Changed while it was read: it must not be found as what it was.
  const made = keyOf(source, path, stated, setting) === key ? key : "";
  const rendered = { key: made, light, heads: headsOf(opened), problems };
  return { rendered, texts: opened.map(({ html }) => html), asked };
}

interface Rendered {
  light: LightNotes;
  opened: Section[];
}

/** Of one file; who wrote more of them wants to know that, not each. */
const MOST_PROBLEMS = 500;

const EMPTY: Notes = {
  sections: [],
  frames: [],
  chapters: [],
  picks: [],
  contacts: [],
  contactLabels: [],
  summary: "",
  text: "",
  ids: [],
  links: [],
};

function renderSource(
  { file, body, bodyLine, dialect }: Source,
  path: string,
  stated: string | undefined,
  { targets, players, imageHosts, report }: NotesSetting,
  asked: Question[] | undefined,
): Rendered {
  // Addresses are told by the line on which they were written, not as they were resolved.
  const written = new Map<string, string>();
  /** What to do about a dead address, by what is said of it. */
  const advice = new Map<string, string>();
  const lines = lineFinder(body, bodyLine);
  const lineOf = (found: string): number | undefined => lines.find(written.get(found) ?? found);
  let told = 0;
  const severities = new Set<Problem["severity"]>();
  const context: NotesContext = {
    file,
    bodyLine,
    dialect,
    players,
    imageHosts,
    report(problem) {
      severities.add(problem.severity);
      if (++told > MOST_PROBLEMS) return;
      const line = problem.line ?? lineOf(problem.what);
      const dead = advice.has(problem.what) && { write: advice.get(problem.what) };
      report({ ...asSentence({ ...problem, line }), ...dead });
    },
    resolve(address, kind) {
      const answer = resolveLink(address, kind, { file, path }, targets);
      asked?.push({ address, kind, answer });
      if (answer) written.set("url" in answer ? answer.url : answer.problem, address);
      if (answer && "problem" in answer)
        advice.set(answer.problem, answer.write ?? "correct the address, or add the file");
      return answer;
    },
  };
  const notes = guarded(file, report, () => renderNotes(body, context), EMPTY);
  if (told > MOST_PROBLEMS)
    report({
      severity: severities.has("error") ? "error" : "warning",
      file,
      line: bodyLine,
      what: `The notes hold ${told - MOST_PROBLEMS} more faults`,
      write: "mend the first ones, and check again",
    });
  // Of thousands of links only those are kept that something still asks about.
  const links = notes.links
    .filter(({ url }) => anchorOf(url) !== undefined || url === notes.firstAudioLink)
    .map((link) => ({ ...link, line: link.line ?? lineOf(link.url) }));
  const lead = leadSection(stated, notes, imageHosts);
  const { sections, text: _, ...rest } = compact({ ...notes, links });
  const opened = lead ? [lead, ...sections] : sections;
  const topic = notesTopic(opened);
  return {
    light: { ...rest, topic, people: fresh(notedPeople(sections)), led: lead !== undefined },
    opened,
  };
}

/**
 * The same notes in as little memory as they need. V8 keeps a text that was
 * joined from pieces as a tree of them, at five times its size, until someone
 * reads a character of it; and a piece cut out of a text keeps all of that text.
 */
function compact({ sections, text, ...rest }: Notes): Notes {
  text.charCodeAt(0);
  return {
    ...fresh(rest),
    text,
    sections: sections.map(({ html, ...names }) => {
      html.charCodeAt(0);
      return { ...fresh(names), html };
    }),
  };
}

const fresh = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The page and the place in it that a link on this site leads to. */
function anchorOf(url: string): { page: string; id: string } | undefined {
  if (!url.startsWith("/") || !url.includes("#")) return undefined;
  const [, page = "", id = ""] = /^(\/[^?#]*)[^#]*#(.+)$/s.exec(url) ?? [];
  return id === "" || id.startsWith("t=") ? undefined : { page, id };
}

/** Tells of links to a place within another page that is not there. */
export function reportDeadAnchors(
  notes: Map<string, { file: string; notes: OpenedNotes }>,
  report: Report,
): void {
  for (const { file, notes: from } of notes.values()) {
    for (const { url, line } of from.links) {
      const anchor = anchorOf(url);
      const target = anchor && notes.get(anchor.page);
      if (!target || target.notes.ids.includes(decodeURIComponent(anchor.id))) continue;
      report({
        severity: "warning",
        file,
        line,
        what: `${target.file} has no place "#${anchor.id.replace(/^n-/, "")}"`,
        write: "remove what follows #, or name one of its headings",
      });
    }
  }
}
