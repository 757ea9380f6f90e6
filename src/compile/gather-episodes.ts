import type { Episode, Person, Tag } from "../model/episode.ts";
import type { Spelling } from "../model/person.ts";
import type { Picker } from "../model/pick.ts";
import type { ArchiveSettings } from "./archive-settings.ts";
import { newestFirst } from "./build-catalog.ts";
import { castEpisodes, termsOf, type Cast } from "./cast.ts";
import type { Report } from "./content-error.ts";
import type { ParsedEpisode } from "./parse-episode.ts";
import { nameShown, type PersonFile } from "./people-files.ts";
import { attributePicks, reportUnknownPickers } from "./pick-people.ts";
import { personKey } from "./spellings.ts";
import { mergeTags } from "./tags.ts";

/** Episodes with what only the whole archive can tell: one name for each person and each tag. */
export interface Gathered {
  /** Newest first. */
  episodes: Episode[];
  people: Person[];
  /** Other spellings of people's names, by slug. */
  spellings: Map<string, Spelling[]>;
  tags: Tag[];
  /** Names of the show's hosts. */
  hosts: string[];
}

/** `parsed` are oldest first. */
export function gatherEpisodes(
  parsed: ParsedEpisode[],
  { show }: ArchiveSettings,
  files: Map<string, PersonFile>,
  imageOf: (file: PersonFile) => string | undefined,
  report: Report,
): Gathered {
  const hosts = show.hosts.map((id) => files.get(id.toLowerCase())?.name ?? id);
  const cast = castEpisodes(parsed, { hosts, aliases: show.people }, files, imageOf, report);
  const { terms, tags } = mergeTags(
    parsed.map(({ record }) => ({
      file: record.source.file,
      line: record.tagsLine,
      tags: record.tags,
    })),
    show.tags,
    report,
  );
  const guids = uniqueGuids(parsed, report);
  const picks = castPicks(parsed, cast, show.people);
  reportUnknownPickers(
    parsed.map(({ record }, i) => ({ file: record.source.file, picks: picks[i] ?? [] })),
    show.file,
    report,
  );
  const episodes = parsed.map(({ episode }, index): Episode => {
    const credits = cast.credits[index] ?? [];
    const { sections, ...rest } = episode;
    return {
      // A fresh copy: pieces cut out of the files' texts would keep all of those in memory.
      ...(JSON.parse(JSON.stringify(rest)) as typeof rest),
      sections,
      guid: guids[index] ?? episode.id,
      tags: terms[index] ?? [],
      guests: termsOf(credits, "guest"),
      hosts: termsOf(credits, "host"),
      credits,
      picks: picks[index] ?? [],
    };
  });
  return {
    episodes: episodes.toSorted(newestFirst),
    people: cast.people,
    spellings: cast.spellings,
    tags,
    hosts: hosts.map(nameShown),
  };
}

/** What each episode recommends, with the people behind its names. */
function castPicks(
  parsed: ParsedEpisode[],
  cast: Cast,
  aliases: Map<string, string[]>,
): ReturnType<typeof attributePicks>[] {
  const termBy = new Map(cast.people.map(({ name, slug }) => [personKey(name), { name, slug }]));
  const named = new Map<string, string>();
  for (const [name, others] of aliases)
    for (const other of [name, ...others]) named.set(personKey(other), name);
  const canonical = (label: string): Picker | undefined => {
    const name = named.get(personKey(label));
    return name === undefined ? undefined : (termBy.get(personKey(name)) ?? { name });
  };
  const hosts = cast.people.filter(({ hosted }) => hosted > 0);
  return parsed.map(({ notes }, i) =>
    attributePicks(notes.picks, cast.credits[i] ?? [], { canonical, hosts }),
  );
}

/** What a listener keeps must not be shared: of two episodes with one key the older keeps it. */
function uniqueGuids(parsed: ParsedEpisode[], report: Report): string[] {
  const holders = new Map<string, string>();
  return parsed.map(({ episode, record }) => {
    const { file, fields } = record.source;
    const holder = holders.get(episode.guid);
    if (holder === undefined) {
      holders.set(episode.guid, file);
      return episode.guid;
    }
    report({
      severity: "warning",
      file,
      line: (fields.get("guid") ?? fields.get("episode_guid"))?.line,
      what: `The id "${episode.guid}" is also that of ${holder}`,
      write: "give this episode an id of its own",
    });
    holders.set(episode.id, file);
    return episode.id;
  });
}
