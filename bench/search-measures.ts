import type { EpisodeSummary } from "../src/model/episode.ts";
import { seededRandom } from "./random.ts";
import type { Engine, Found, Searcher } from "./search-engines.ts";
import {
  CORE,
  everyWord,
  gibberish,
  knownItems,
  plainWords,
  type KnownItem,
} from "./search-queries.ts";

/** Means over the queries of one category. */
export interface CategoryFigures {
  queries: number;
  /** Mean of 1 / rank of the first true episode among the first ten. */
  mrr: number;
  success1: number;
  success5: number;
  /** Share of queries whose first true episode is shown as a sure match. */
  sure: number;
  /** Share of queries that found nothing. */
  none: number;
}

export interface Relevance {
  categories: Record<string, CategoryFigures>;
  /** Means over the core categories. */
  mrr: number;
  success1: number;
  success5: number;
  worst: number;
  /** Share of core queries that found nothing. */
  none: number;
  /** True among the first ten found, for full names as they are. */
  namePrecision: number;
  gibberish: number;
}

const mean = (numbers: number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

const asked = new Map<Searcher, Map<string, Found[]>>();

async function ask(searcher: Searcher, text: string): Promise<Found[]> {
  let answers = asked.get(searcher);
  if (!answers) asked.set(searcher, (answers = new Map()));
  let answer = answers.get(text);
  if (!answer) answers.set(text, (answer = (await searcher.search(text)).slice(0, 20)));
  return answer;
}

export async function relevance(
  searcher: Searcher,
  items: KnownItem[],
  nonsense: string[],
): Promise<Relevance> {
  const categories: Relevance["categories"] = {};
  const groups = groupByCategory(items);
  const precisions: number[] = [];
  for (const [category, group] of groups) {
    const ranks: number[] = [];
    let sure = 0;
    let none = 0;
    for (const { text, truth } of group) {
      const answer = await ask(searcher, text);
      const at = answer.findIndex(({ id }) => truth.has(id));
      ranks.push(at < 0 || at >= 10 ? Infinity : at + 1);
      if (at >= 0 && answer[at]?.close === false) sure++;
      if (answer.length === 0) none++;
      if (category === "guest") {
        const top = answer.slice(0, 10);
        precisions.push(top.filter(({ id }) => truth.has(id)).length / Math.max(1, top.length));
      }
    }
    categories[category] = {
      queries: group.length,
      mrr: mean(ranks.map((rank) => 1 / rank)),
      success1: mean(ranks.map((rank) => Number(rank === 1))),
      success5: mean(ranks.map((rank) => Number(rank <= 5))),
      sure: sure / group.length,
      none: none / group.length,
    };
  }
  const core = CORE.flatMap((name) => categories[name] ?? []);
  let answered = 0;
  for (const text of nonsense) if ((await ask(searcher, text)).length > 0) answered++;
  return {
    categories,
    mrr: mean(core.map(({ mrr }) => mrr)),
    success1: mean(core.map(({ success1 }) => success1)),
    success5: mean(core.map(({ success5 }) => success5)),
    worst: Math.min(...core.map(({ mrr }) => mrr)),
    none:
      core.reduce((sum, { none, queries }) => sum + none * queries, 0) /
      core.reduce((sum, { queries }) => sum + queries, 0),
    namePrecision: mean(precisions),
    gibberish: answered / Math.max(1, nonsense.length),
  };
}

function groupByCategory(items: KnownItem[]): Map<string, KnownItem[]> {
  const groups = new Map<string, KnownItem[]>();
  for (const item of items) {
    const group = groups.get(item.category);
    if (group) group.push(item);
    else groups.set(item.category, [item]);
  }
  return groups;
}

/**
 * Surnames that an archive does not hold: each fold takes a share of the guests out, with every
 * episode they are in, and asks for their surnames. Returns the share that finds anything, and
 * that finds something shown as sure.
 */
export async function absentNames(
  engine: Engine,
  episodes: EpisodeSummary[],
  seed: number,
  most: number,
): Promise<{ queries: number; any: number; sure: number; examples: string[] }> {
  const random = seededRandom(seed);
  const guests = random.sample(
    [...new Set(episodes.flatMap(({ guests: own }) => own.map(({ slug }) => slug)))],
    1e9,
  );
  const size = Math.max(1, Math.ceil(guests.length / 10));
  let [queries, any, sure] = [0, 0, 0];
  const examples: string[] = [];
  for (let at = 0; at < guests.length && queries < most; at += size) {
    const out = new Set(guests.slice(at, at + size));
    const isOut = (episode: EpisodeSummary): boolean =>
      episode.guests.some(({ slug }) => out.has(slug));
    const rest = episodes.filter((episode) => !isOut(episode));
    const known = new Set(rest.flatMap(everyWord));
    const names = new Set(
      episodes
        .filter(isOut)
        .flatMap(({ guests: own }) =>
          own
            .filter(({ slug }) => out.has(slug))
            .flatMap(({ name }) => plainWords(name).slice(1).slice(-1)),
        ),
    );
    const searcher = await engine.open(rest);
    for (const name of names) {
      if (name.length < 3 || known.has(name)) continue;
      const answer = await searcher.search(name);
      queries++;
      if (answer.length > 0) any++;
      if (answer.some(({ close }) => !close)) {
        sure++;
        examples.push(name);
      }
    }
  }
  return { queries, any: any / Math.max(1, queries), sure: sure / Math.max(1, queries), examples };
}

export interface Latency {
  p50: number;
  p95: number;
}

const ROUNDS = 3;

/**
 * Milliseconds of a query: of each text the best of three rounds, since what else the machine does
 * can only lengthen a measurement, and the first round warms up.
 */
export async function latency(searcher: Searcher, texts: string[]): Promise<Latency> {
  const times = texts.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, text] of texts.entries()) {
      const start = performance.now();
      const answer = searcher.search(text);
      if (answer instanceof Promise) await answer;
      times[i] = Math.min(times[i]!, performance.now() - start);
    }
  }
  times.sort((x, y) => x - y);
  return {
    p50: times[Math.floor(times.length * 0.5)]!,
    p95: times[Math.floor(times.length * 0.95)]!,
  };
}

/** Every text that typing `texts` puts in the box. */
export const keystrokes = (texts: string[]): string[] =>
  texts.flatMap((text) => Array.from({ length: text.length }, (_, i) => text.slice(0, i + 1)));

export interface Questions {
  items: KnownItem[];
  nonsense: string[];
  /** Texts to time: some of the items', and every keystroke of fewer. */
  queries: string[];
  typed: string[];
}

/** The seeded questions to an archive. */
export function questions(episodes: EpisodeSummary[], seed: number, count: number): Questions {
  const random = seededRandom(seed);
  const items = knownItems(episodes, random, count);
  const core = items.filter(({ category }) => CORE.includes(category));
  return {
    items,
    nonsense: gibberish(episodes, random, 100),
    queries: random.sample(core, 300).map(({ text }) => text),
    typed: keystrokes(random.sample(core, 25).map(({ text }) => text)),
  };
}
