import type { Episode } from "../model/episode.ts";
import type { TermDictionary } from "./term-dictionary.ts";
import { eachWord } from "./words.ts";

/** What more episodes than this share of them have, and than so many, is the show's own form and not a subject. */
const SHARE = 0.04;
const MANY = 4;

/** "Supper Club" of "Supper Club × Turborepo with Jared Palmer". */
const LEAD = /^(.{3,40}?)(?:\s+[-–—×x|•/]+\s+|:\s)/u;

const isMany = (count: number, of: number): boolean => count > Math.max(MANY, of * SHARE);

/** Letters alone, each once where it is drawn out: "SIIIICK × PIIICKS" is "sickpicks". */
const spoken = (title: string): string =>
  title
    .toLowerCase()
    .replace(/\P{L}/gu, "")
    .replace(/(\p{L})\1+/gu, "$1");

/**
 * The same episodes without the chapters that come back in many under one title: those are parts of
 * the show ("Sick picks", "Feedback"), and say nothing of an episode.
 */
export function withoutStandingChapters<T extends Pick<Episode, "chapters">>(
  episodes: readonly T[],
): T[] {
  const counts = new Map<string, number>();
  for (const { chapters } of episodes)
    for (const title of new Set(chapters.map((chapter) => spoken(chapter.title))))
      counts.set(title, (counts.get(title) ?? 0) + 1);
  return episodes.map((episode) => ({
    ...episode,
    chapters: episode.chapters.filter(
      ({ title }) => !isMany(counts.get(spoken(title)) ?? 0, episodes.length),
    ),
  }));
}

/** Words that stand in titles mostly as part of a series' name, with which many titles begin. */
export function wordsOfSeries(
  titles: readonly string[],
  dictionary: TermDictionary,
): ReadonlySet<number> {
  const leads = titles.map((title) => LEAD.exec(title)?.[1]?.toLowerCase() ?? "");
  const counts = new Map<string, number>();
  for (const lead of leads) counts.set(lead, (counts.get(lead) ?? 0) + 1);
  const series = leads.map((lead) => lead !== "" && isMany(counts.get(lead) ?? 0, titles.length));
  /** Of each word: in how many titles it stands, and in how many of them in a series' name. */
  const inTitles = new Map<number, number>();
  const inSeries = new Map<number, number>();
  const count = (text: string, into: Map<number, number>): void => {
    const own = new Set<number>();
    eachWord(text, (start, end, hash) => void own.add(dictionary.word(text, start, end, hash)));
    for (const word of own) into.set(word, (into.get(word) ?? 0) + 1);
  };
  titles.forEach((title, i) => {
    count(title, inTitles);
    if (series[i]) count(leads[i] ?? "", inSeries);
  });
  return new Set(
    [...inSeries].flatMap(([word, times]) => (times * 2 > (inTitles.get(word) ?? 0) ? word : [])),
  );
}
