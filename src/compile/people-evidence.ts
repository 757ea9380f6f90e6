import type { Provenance, Section } from "../model/episode.ts";
import { readNames, wordCount } from "./person-names.ts";
import { plainLines } from "./plain-lines.ts";
import type { Notes } from "./render-notes.ts";

/** Whom an episode's notes name. */
export interface NotedPeople {
  lines: Line[];
  /** As guests. */
  mentions: Mention[];
  hosts: string[];
}

/** What is known of one episode before its people are. */
export interface PeopleEvidence {
  /** Without a leading "Episode 27 - ". */
  title: string;
  notes: Pick<Notes, "picks" | "contactLabels"> & { people: NotedPeople };
  statedGuests: string[];
  statedHosts: string[];
  date: string;
  file: string;
}

/** A place that may name a person. `explicit`: a phrase that says guest or host and nothing else. */
export interface Mention {
  name: string;
  source: Provenance;
  explicit: boolean;
}

const INTERVIEW =
  /\b(?:interview(?:ing|ed|s)?|conversation|chat)\s+with\s+|\binterview(?:ing|ed)?:?\s+(?!with\b)/gi;
const GUEST =
  /\b(?:joined (?:this week |today |once again |again )?by|(?:special |our |my |this week's |today's )+guests?(?: (?:this week|today|is|are))*,?|guests?(?: (?:is|are|today|this week))*:|(?:we|i) welcome|welcoming)\s+/gi;
const TALK =
  /\b(?:talk(?:s|ed|ing)?|speak(?:s|ing)?|spoke|sp[eo]ken|chat(?:s|ted|ting)?|sit(?:s|ting)? down|sat down|discuss(?:es|ed|ing)?[^.!?]{0,60}?)\s+(?:with|to)\s+/gi;
const HOSTS =
  /\b(?:hosts?|hosted by)\b(?:\s+(?:for|today|tonight|as|usual|always|this|week|episode|are|is))*\s*[-–—:,]?\s+/gi;
const TITLE_WITH = /(?:\b(?:with|feat(?:uring)?\.?|ft\.?|interview(?:ing)?:?)|\bw\/)\s+/gi;
const TITLE_TOPIC =
  /^\s*(?:$|[-–—:|×(]|(?:on|of|about|from|and|talks?|discuss(?:es)?|explains?|tells?|joins?|shares?|speaks?)\b)/i;

/** A line of the prose that introduces an episode: where guests and hosts are named, not linked to. */
export interface Line {
  text: string;
  source: Provenance;
}

/** What one episode says of its people, gathered once. */
export interface Evidence {
  episode: PeopleEvidence;
  lines: Line[];
  mentions: Mention[];
  hosts: string[];
  /** Names above the lists of "Picks" and "Keep in touch". */
  labels: string[];
}

export function gatherEvidence(episode: PeopleEvidence): Evidence {
  const { people, picks, contactLabels } = episode.notes;
  const { lines, mentions, hosts } = people;
  return {
    episode,
    lines,
    mentions: [...titleMentions(episode.title), ...mentions],
    hosts,
    labels: [...new Set([...picks.flatMap((p) => (p.doubtful ? [] : p.who)), ...contactLabels])],
  };
}

/** Reads whom the sections of an episode's notes name. */
export function notedPeople(sections: Section[]): NotedPeople {
  const lines = introductoryLines(sections);
  return { lines, mentions: guestMentions(sections, lines), hosts: hostMentions(lines) };
}

function introductoryLines(sections: Section[]): Line[] {
  const first = sections[0];
  return sections
    .filter(
      (s) =>
        s.kind === "summary" || s.kind === "introduction" || (s === first && s.title === undefined),
    )
    .flatMap((s) =>
      plainLines(s.html).map((text) => ({
        text,
        source: (s.kind === "introduction" ? "introduction" : "summary") as Provenance,
      })),
    );
}

/** Who the notes name as guests. */
function guestMentions(sections: Section[], lines: Line[]): Mention[] {
  const mentions: Mention[] = [];
  const add = (names: string[], source: Provenance, explicit: boolean): void => {
    for (const name of names) mentions.push({ name, source, explicit });
  };
  for (const { title: heading, html } of sections) {
    if (heading === undefined) continue;
    const named = /^(?:an? )?(?:brief |short )?interview (?:with|of) (.+)$/i.exec(heading)?.[1];
    if (named !== undefined) add(readNames(named).names, "heading", true);
    const inverted = /^(.+?)(?:['’]s)? interview$/i.exec(heading)?.[1];
    if (inverted !== undefined) {
      const read = readNames(inverted);
      if (read.rest.trim() === "") add(read.names, "heading", true);
    }
    // "## Guests" above a list of names.
    if (/^(?:our |special |this week's )?guests?$/i.test(heading))
      for (const line of plainLines(html))
        add(
          readNames(line).names.filter((n) => wordCount(n) > 1),
          "heading",
          true,
        );
  }
  for (const { text, source } of lines) {
    if (/interview|conversation|chat/i.test(text))
      mentions.push(...after(text, INTERVIEW, source, true));
    if (/guest|joined|welcom/i.test(text)) mentions.push(...after(text, GUEST, source, true));
    if (/ with | to /.test(text)) mentions.push(...after(text, TALK, source, false));
  }
  return mentions;
}

/** Names in a title: at its end after "with", or at its start before "on", "talks about" and the like. */
function titleMentions(title: string): Mention[] {
  const mentions: Mention[] = [];
  for (const match of title.matchAll(TITLE_WITH)) {
    const { names, rest } = readNames(title.slice(match.index + match[0].length));
    if (/^\s*(?:$|[([]|(?:of|from|about|on)\b)/i.test(rest))
      for (const name of names) mentions.push({ name, source: "title", explicit: false });
  }
  const leading = readNames(title);
  if (TITLE_TOPIC.test(leading.rest))
    for (const name of leading.names) mentions.push({ name, source: "title", explicit: false });
  return mentions;
}

/** The names that a title ends with: "Airflow with Maxime Beauchemin". */
export function namesAtTitleEnd(title: string): string[] {
  return [...title.matchAll(TITLE_WITH)].flatMap((match) => {
    const { names, rest } = readNames(title.slice(match.index + match[0].length));
    return /^\s*(?:$|\()/.test(rest) ? names.filter((n) => wordCount(n) > 1) : [];
  });
}

/** Who the introduction names as hosts. */
function hostMentions(lines: Line[]): string[] {
  const names = lines
    .filter(({ text }) => /host/i.test(text))
    .flatMap(({ text, source }) => after(text, HOSTS, source, true).map((m) => m.name));
  return [...new Set(names.filter((name) => wordCount(name) > 1))];
}

function after(text: string, phrase: RegExp, source: Provenance, explicit: boolean): Mention[] {
  return [...text.matchAll(phrase)].flatMap((match) => {
    const { names, sure } = readNames(text.slice(match.index + match[0].length));
    return names.map((name, i) => ({ name, source, explicit: explicit && i < sure }));
  });
}

/** "Justin" is "Justin Mayer" where the introduction says so. */
export function fullNameOf(
  label: string,
  lines: Line[],
): { name: string; source: Provenance } | undefined {
  if (wordCount(label) > 1) return undefined;
  for (const { text, source } of lines) {
    for (let at = text.indexOf(`${label} `); at !== -1; at = text.indexOf(`${label} `, at + 1)) {
      if (/[\p{L}\p{N}]$/u.test(text.slice(0, at))) continue;
      const [name] = readNames(text.slice(at)).names;
      if (name !== undefined && wordCount(name) > 1 && wordCount(name) < 5) return { name, source };
    }
  }
  return undefined;
}
