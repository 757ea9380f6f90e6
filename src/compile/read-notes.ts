import { recording, type CachedNotes, type CompileCache } from "./compile-cache.ts";
import { asSentence, guarded, type Problem, type Report } from "./content-error.ts";
import type { Source } from "./front-matter.ts";
import { lineFinder } from "./line-finder.ts";
import { renderNotes, type Notes, type NotesContext } from "./render-notes.ts";
import { resolveLink, type LinkTargets } from "./resolve-link.ts";

export interface NotesSetting {
  targets: LinkTargets;
  /** Hosts whose frames may be offered. */
  players: string[];
  /** Hosts whose images may be shown beside the archive's own; undefined for all. */
  imageHosts?: string[];
  cache?: CompileCache;
  report: Report;
}

/** The notes of one file, its links led to where things stand now. */
export function readNotes(source: Source, path: string, setting: NotesSetting): Notes {
  const { targets, cache, report } = setting;
  const hosts = JSON.stringify([setting.players, setting.imageHosts]);
  if (!cache) return renderSource(source, path, setting, undefined);
  const known = cache.notes.get(source.file);
  if (known?.source === source && known.path === path && known.hosts === hosts) {
    const same = (question: CachedNotes["asked"][number]): boolean => {
      const now = resolveLink(
        question.address,
        question.kind,
        { file: source.file, path },
        targets,
      );
      return JSON.stringify(now) === JSON.stringify(question.answer);
    };
    if (known.targets === targets.signature || known.asked.every(same)) {
      known.targets = targets.signature;
      for (const problem of known.problems) report(problem);
      return known.notes;
    }
  }
  const asked: CachedNotes["asked"] = [];
  const { result: notes, problems } = recording(report, (recorded) =>
    renderSource(source, path, { ...setting, report: recorded }, asked),
  );
  cache.notes.set(source.file, {
    source,
    path,
    hosts,
    targets: targets.signature,
    asked,
    notes,
    problems,
  });
  return notes;
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
  { targets, players, imageHosts, report }: NotesSetting,
  asked: CachedNotes["asked"] | undefined,
): Notes {
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
  return compact({ ...notes, links });
}

/**
 * The same notes in as little memory as they need. V8 keeps a text that was
 * joined from pieces as a tree of them, at five times its size, until someone
 * reads a character of it; and a piece cut out of a text keeps all of that text.
 */
function compact({ sections, text, ...rest }: Notes): Notes {
  const fresh = JSON.parse(JSON.stringify(rest)) as typeof rest;
  text.charCodeAt(0);
  return {
    ...fresh,
    text,
    sections: sections.map(({ html, ...names }) => {
      html.charCodeAt(0);
      return { ...(JSON.parse(JSON.stringify(names)) as typeof names), html };
    }),
  };
}

/** The page and the place in it that a link on this site leads to. */
function anchorOf(url: string): { page: string; id: string } | undefined {
  if (!url.startsWith("/") || !url.includes("#")) return undefined;
  const [, page = "", id = ""] = /^(\/[^?#]*)[^#]*#(.+)$/s.exec(url) ?? [];
  return id === "" || id.startsWith("t=") ? undefined : { page, id };
}

/** Tells of links to a place within another page that is not there. */
export function reportDeadAnchors(
  notes: Map<string, { file: string; notes: Notes }>,
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
