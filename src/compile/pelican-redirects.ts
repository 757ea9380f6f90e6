import type { Episode, Person } from "../model/episode.ts";
import type { ArchiveSettings } from "./archive-settings.ts";
import { readList, readText } from "./fields.ts";
import type { Source } from "./front-matter.ts";
import type { ParsedEpisode } from "./parse-episode.ts";
import { pelicanIndexRedirects } from "./pelican-indexes.ts";
import type { Records } from "./read-records.ts";

/** From the lists that Pelican made of an archive of its own to those that tell the same; else none. */
export function pelicanRedirects({
  sources,
  records,
  settings,
  parsed,
  episodes,
  people,
}: {
  sources: Source[];
  records: Records;
  settings: ArchiveSettings;
  parsed: ParsedEpisode[];
  episodes: Episode[];
  people: Person[];
}): { from: string; to: string }[] {
  if (!sources.some(({ dialect }) => dialect === "pelican")) return [];
  const { paths, redirects } = records.addresses;
  return pelicanIndexRedirects({
    tagged: taggedEpisodes(parsed, episodes),
    aliases: settings.show.tags,
    categories: sources.flatMap(({ fields }) => readText(fields, "category") ?? []),
    otherTags: records.pages.flatMap(({ source }) => readList(source.fields, "tags")),
    authors: sources.flatMap(({ fields }) => [
      readText(fields, "author") ?? "",
      ...readList(fields, "authors"),
    ]),
    people,
    taken: new Set([...paths.values(), ...redirects.map(({ from }) => from)]),
  });
}

/** Each episode's tags as its file has them, and as they were merged. */
function taggedEpisodes(parsed: ParsedEpisode[], episodes: Episode[]) {
  const termsOf = new Map(episodes.map(({ id, tags }) => [id, tags]));
  return parsed.map(({ record, episode }) => ({
    written: record.tags,
    terms: termsOf.get(episode.id) ?? [],
  }));
}
