import type { EpisodeEntry } from "../model/episode-entry.ts";
import { namesIn, namesLike, type NameField } from "./names.ts";
import type { Filter, Query } from "./parse-query.ts";
import type { SearchIndex } from "./search-index.ts";

type Test = (episode: EpisodeEntry) => boolean;

const NAMES: Partial<Record<Filter["field"], NameField>> = {
  tag: "tags",
  guest: "guests",
  host: "hosts",
};

/**
 * One test for all of a query's filters, or undefined when there is nothing to test. A filter that
 * is still being typed and so far names nothing is left out; one that is finished lets nothing pass.
 */
export function filterTest(index: SearchIndex, query: Query): Test | undefined {
  const tests = query.filters.flatMap((filter) => {
    const test = oneTest(index, filter);
    if (!test) return [];
    return filter.negated ? [(episode: EpisodeEntry) => !test(episode)] : [test];
  });
  if (tests.length === 0) return undefined;
  return (episode) => tests.every((test) => test(episode));
}

function oneTest(index: SearchIndex, { field, value, open, negated }: Filter): Test | undefined {
  const names = NAMES[field];
  if (names) {
    const slugs = new Set(namesLike(namesIn(index, names), value).map(({ slug }) => slug));
    if (slugs.size === 0 && (open || negated)) return undefined;
    return (episode) => episode[names].some(({ slug }) => slugs.has(slug));
  }
  if (field === "has") {
    return value === "audio"
      ? ({ audio }) => audio !== undefined
      : ({ hasTranscript }) => hasTranscript;
  }
  if (field === "year") {
    const [first = "", last = first] = value.split(/-|–|\.\./);
    return ({ date }) => date.slice(0, 4) >= first && date.slice(0, 4) <= last;
  }
  // "2015-3" is compared as "2015-03", and as a whole month: neither before nor after itself.
  const day = value.replace(/-(\d)(?!\d)/g, "-0$1");
  return field === "before"
    ? ({ date }) => date.slice(0, day.length) < day
    : ({ date }) => date.slice(0, day.length) > day;
}
