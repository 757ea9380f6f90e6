import { DATA_FORMAT } from "../model/data-format.ts";
import type { Credit, Episode, Person, Provenance } from "../model/episode.ts";
import { PersonFileSchema, type PersonFile, type Spelling } from "../model/person.ts";
import { checked } from "./build-catalog.ts";
import type { Report } from "./content-error.ts";

/** Most trusted first. */
const TRUST: Provenance[] = [
  "stated",
  "title",
  "heading",
  "introduction",
  "summary",
  "picks",
  "regular host",
];

/**
 * What the page of each person knows beside their episodes.
 * @param episodes newest first
 */
export function buildPersonFiles(
  people: readonly Person[],
  episodes: readonly Episode[],
  spellings: ReadonlyMap<string, Spelling[]>,
  report: Report,
): PersonFile[] {
  const credits = new Map<string, Credit[]>();
  const picks = new Map<string, PersonFile["picks"]>();
  const push = <T>(lists: Map<string, T[]>, slug: string, value: T): void => {
    const list = lists.get(slug);
    if (list) list.push(value);
    else lists.set(slug, [value]);
  };
  for (const { path, title, number, date, ...episode } of episodes) {
    for (const credit of episode.credits) push(credits, credit.slug, credit);
    const place = { path, title, ...(number === undefined ? {} : { number }), date };
    for (const { who, items } of episode.picks)
      for (const { slug } of who)
        if (slug !== undefined)
          for (const item of items) push(picks, slug, { ...item, episode: place });
  }
  return people.map((person) => {
    const { slug } = person;
    const sources = (credits.get(slug) ?? []).flatMap((credit) => credit.sources);
    const file: PersonFile = {
      format: DATA_FORMAT,
      person,
      spellings: spellings.get(slug) ?? [],
      named: TRUST.map((source) => ({
        source,
        episodes: sources.filter((named) => named === source).length,
      })).filter((named) => named.episodes > 0),
      picks: picks.get(slug) ?? [],
    };
    return checked(PersonFileSchema, file, `people: ${person.name}`, report);
  });
}
