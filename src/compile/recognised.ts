import type { Episode } from "../model/episode.ts";
import type { Source } from "./front-matter.ts";
import type { Records } from "./read-records.ts";

/** What the compiler made of an archive, in numbers. */
export interface Recognised {
  /** Markdown files by their header: "pelican", "yaml", "toml", "json", "none". */
  formats: Record<string, number>;
  /** Notes of episodes and pages by their Markdown: "pelican", "commonmark". */
  dialects: Record<string, number>;
  episodes: number;
  pages: number;
  articles: number;
  sections: number;
  /** Files about people. */
  people: number;
  drafts: number;
  /** Episodes by what there is to play. */
  audio: number;
  framesOnly: number;
  silent: number;
  /** Episodes whose audio came from the show's feed. */
  fromFeed: number;
  transcripts: number;
  chapters: number;
  /** What no file states, and was read from elsewhere. */
  inferred: { addresses: number; numbers: number; guests: number; hosts: number };
}

function countBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

export function recognise(
  sources: Source[],
  records: Records,
  episodes: Episode[],
  fromFeed: number,
): Recognised {
  const pagesOf = (kind: string): number =>
    records.pages.filter((page) => page.kind === kind).length;
  const inferred = (role: string): number =>
    episodes.filter(({ credits }) =>
      credits.some((credit) => credit.role === role && !credit.sources.includes("stated")),
    ).length;
  const count = (holds: (episode: Episode) => boolean): number => episodes.filter(holds).length;
  return {
    formats: countBy(sources, ({ format }) => format),
    dialects: countBy([...records.episodes, ...records.pages], ({ source }) => source.dialect),
    episodes: episodes.length,
    pages: pagesOf("page"),
    articles: pagesOf("article"),
    sections: pagesOf("section"),
    people: new Set(records.people.values()).size,
    drafts: records.drafts.length,
    audio: count(({ audio }) => audio !== undefined),
    framesOnly: count(({ audio, framed }) => audio === undefined && framed),
    silent: count(({ audio, framed }) => audio === undefined && !framed),
    fromFeed,
    transcripts: count(({ hasTranscript }) => hasTranscript),
    chapters: count(({ chapters }) => chapters.length > 0),
    inferred: { ...records.inferred, guests: inferred("guest"), hosts: inferred("host") },
  };
}
