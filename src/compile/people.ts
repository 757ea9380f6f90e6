import type { Provenance } from "../model/episode.ts";
import type { Problem } from "./content-error.ts";
import {
  fullNameOf,
  gatherEvidence,
  namesAtTitleEnd,
  type Evidence,
  type PeopleEvidence,
} from "./people-evidence.ts";
import { nearlySame, shortens, wordCount } from "./person-names.ts";
import { fold } from "./slug.ts";

export type { PeopleEvidence } from "./people-evidence.ts";

export interface Credited {
  name: string;
  role: "host" | "guest";
  /** Most trusted first. */
  sources: Provenance[];
  /** Other spellings in the notes that were taken for theirs by likeness: "Mark Bagett". */
  also?: string[];
}

const TRUST: Provenance[] = [
  "stated",
  "title",
  "heading",
  "introduction",
  "summary",
  "picks",
  "regular host",
];

/** A person whom an episode's notes seem to name. */
interface Candidate {
  name: string;
  /** Every spelling found, with where. */
  found: { name: string; source: Provenance; explicit: boolean }[];
}

/**
 * Hosts and guests of every episode, in the order given. Metadata comes first. Where it is silent a
 * guest must be named by an explicit phrase ("Interview with …") or by two places that agree; a
 * title alone is no proof unless the archive's own titles bear it out. Hosts are those whom the
 * introduction names, else the archive's regular ones.
 */
export function creditPeople(
  episodes: PeopleEvidence[],
  show: { hosts: string[]; aliases: Map<string, string> },
  report: (problem: Problem) => void,
): Credited[][] {
  const aliases = new Map([...show.aliases].map(([from, to]) => [fold(from), to]));
  const canonical = (name: string): string => aliases.get(fold(name)) ?? name;
  const unique = (names: string[]): string[] => {
    const seen = new Map(names.map((n) => [fold(canonical(n)), canonical(n)]));
    return [...seen.values()];
  };

  const evidence = episodes.map(gatherEvidence);
  const hosts = evidence.map((e) => hostsOf(e, unique));
  const regular = unique([...show.hosts, ...regularHosts(hosts)]);
  const everyHost = unique([...regular, ...hosts.flatMap((h) => h.names)]);
  const regularLabels = labelsOfMost(evidence);
  const titlesTold = titlesAreReliable(evidence);

  return evidence.map((gathered, i) => {
    const { episode } = gathered;
    const own = hosts[i]!;
    const credited: Credited[] = [];
    const names =
      own.names.length > 0 ? own.names : show.hosts.length > 0 ? unique(show.hosts) : regular;
    const source: Provenance = own.names.length > 0 ? own.source : "regular host";
    for (const name of names) credited.push({ name, role: "host", sources: [source] });

    const stated = unique(episode.statedGuests);
    const guests =
      stated.length > 0
        ? stated.map((name) => ({ name, sources: ["stated"] as Provenance[], also: [] }))
        : inferGuests(gathered, {
            hosts: unique([...names, ...everyHost]),
            regularLabels,
            titlesTold,
            canonical,
            report,
          });
    for (const { name, sources, also } of guests)
      if (!credited.some((c) => fold(c.name) === fold(name)))
        credited.push({ name, role: "guest", sources, ...(also.length > 0 ? { also } : {}) });
    return credited;
  });
}

function hostsOf(
  { episode, hosts }: Evidence,
  unique: (names: string[]) => string[],
): { names: string[]; source: Provenance } {
  if (episode.statedHosts.length > 0)
    return { names: unique(episode.statedHosts), source: "stated" };
  return { names: unique(hosts), source: "introduction" };
}

/** Who hosts two of three episodes, where two of three say who hosts. */
function regularHosts(hosts: { names: string[] }[]): string[] {
  const telling = hosts.filter((h) => h.names.length > 0);
  if (telling.length < 2 || telling.length * 3 < hosts.length * 2) return [];
  const counts = new Map<string, number>();
  for (const { names } of telling)
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, n]) => n * 3 >= telling.length * 2).map(([name]) => name);
}

/** Names above the picks of a fifth of the archive: regulars, whatever their role. */
function labelsOfMost(episodes: Evidence[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { labels } of episodes)
    for (const label of labels) counts.set(fold(label), (counts.get(fold(label)) ?? 0) + 1);
  return new Set(
    [...counts].filter(([, n]) => n >= 5 && n * 5 >= episodes.length).map(([label]) => label),
  );
}

/** True when titles that end "with Someone" name a guest known from elsewhere, four times of five. */
function titlesAreReliable(episodes: Evidence[]): boolean {
  let right = 0;
  let told = 0;
  for (const { episode, mentions } of episodes) {
    const named = namesAtTitleEnd(episode.title);
    const known = [
      ...episode.statedGuests,
      ...mentions.filter((m) => m.explicit && m.source !== "title").map((m) => m.name),
    ];
    if (named.length === 0 || known.length === 0) continue;
    told++;
    if (named.some((name) => known.some((k) => nearlySame(name, k) || shortens(k, name)))) right++;
  }
  return told >= 3 && right * 5 >= told * 4;
}

interface InferenceContext {
  hosts: string[];
  regularLabels: Set<string>;
  titlesTold: boolean;
  canonical: (name: string) => string;
  report: (problem: Problem) => void;
}

function inferGuests(
  { episode, lines, labels: allLabels, mentions: allMentions }: Evidence,
  context: InferenceContext,
): { name: string; sources: Provenance[]; also: string[] }[] {
  const isHost = (name: string): boolean => context.hosts.some((h) => nearlySame(name, h));
  const isHostLabel = (label: string): boolean =>
    context.regularLabels.has(fold(label)) ||
    isHost(label) ||
    context.hosts.some((h) => fold(h).split(" ")[0] === fold(label));
  const candidates: Candidate[] = [];
  const mention = (name: string, source: Provenance, explicit: boolean): void => {
    const known =
      candidates.find((c) => nearlySame(c.name, name)) ??
      candidates.find((c) => shortens(name, c.name) || shortens(c.name, name));
    if (!known) candidates.push({ name, found: [{ name, source, explicit }] });
    else {
      known.found.push({ name, source, explicit });
      if (wordCount(name) > wordCount(known.name)) known.name = name;
    }
  };

  const mentions = allMentions.filter((m) => !isHost(m.name));
  // Full names first, so that first names find theirs; then back to the order of the notes.
  for (const m of mentions.toSorted((a, b) => wordCount(b.name) - wordCount(a.name)))
    mention(m.name, m.source, m.explicit);
  const firstSaid = ({ found }: Candidate): number =>
    mentions.findIndex((m) => found.some((f) => f.name === m.name));
  candidates.sort((a, b) => firstSaid(a) - firstSaid(b));

  const labels = allLabels.filter((label) => !isHostLabel(label));
  for (const label of labels) {
    const full = fullNameOf(label, lines);
    if (full && !isHost(full.name)) mention(full.name, full.source, false);
    const bothLists =
      episode.notes.picks.some((p) => !p.doubtful && p.who.includes(label)) &&
      episode.notes.contactLabels.includes(label);
    // "Travis Contacts" above a list is no person: a label counts for someone else's word or twice.
    if (bothLists || candidates.some((c) => nearlySame(c.name, label) || shortens(label, c.name)))
      mention(label, "picks", bothLists);
  }

  const atTitleEnd = context.titlesTold ? namesAtTitleEnd(episode.title) : [];
  const guests: ReturnType<typeof inferGuests> = [];
  for (const candidate of candidates) {
    const sources = TRUST.filter((s) => candidate.found.some((f) => f.source === s));
    const explicit = new Set(candidate.found.filter((f) => f.explicit).map((f) => f.source));
    const lone = wordCount(candidate.name) === 1;
    const accepted =
      sources.length > 1 &&
      (!lone || explicit.size > 1 || (explicit.size === 1 && sources.includes("picks")))
        ? true
        : lone
          ? explicit.has("picks")
          : explicit.size > 0 || atTitleEnd.some((n) => nearlySame(n, candidate.name));
    const name = context.canonical(bestSpelling(candidate));
    if (accepted) {
      const also = otherSpellings(candidate);
      guests.push({ name, sources, also });
      reportSpellings(also, name, episode, context.report);
    } else if (
      !lone &&
      sources[0] === "title" &&
      namesAtTitleEnd(episode.title).includes(candidate.name)
    ) {
      context.report({
        severity: "warning",
        file: episode.file,
        what: `the title seems to name a guest, ${name}, whom the notes do not confirm`,
        write: `guests: ${name}`,
      });
    }
  }
  return guests;
}

/** The longest form, as the title spells it, else as most places do. */
function bestSpelling(candidate: Candidate): string {
  const full = candidate.found.filter((f) => wordCount(f.name) === wordCount(candidate.name));
  const titled = full.find((f) => f.source === "title");
  if (titled) return titled.name;
  const counts = new Map<string, number>();
  for (const { name } of full) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]![0];
}

/** Spellings of the whole name that differ from the best by more than case and accents. */
function otherSpellings(candidate: Candidate): string[] {
  const best = fold(bestSpelling(candidate));
  const others = candidate.found
    .map(({ name }) => name)
    .filter((name) => wordCount(name) === wordCount(candidate.name) && fold(name) !== best);
  return [...new Set(others)];
}

function reportSpellings(
  others: string[],
  name: string,
  episode: PeopleEvidence,
  report: (p: Problem) => void,
): void {
  if (others.length > 0)
    report({
      severity: "warning",
      file: episode.file,
      what: `${others.join(", ")} is taken for the title's ${name}`,
      write: `"${name}" everywhere`,
    });
}
