import type { EpisodeFile } from "../model/catalog.ts";
import type { Episode, EpisodeSummary } from "../model/episode.ts";
import { gatherMentions } from "./mentions.ts";
import { noteLinks } from "./note-links.ts";
import { relateEpisodes, type ReadEpisode } from "./related.ts";
import { TermReader } from "./related-terms.ts";
import { TermDictionary } from "./term-dictionary.ts";

/** What leads from an episode to others. */
export type Connections = Pick<EpisodeFile, "related" | "mentionedIn" | "shared">;

/** What was read of episodes, by their sections: the same for as long as their notes are. */
export interface ReadNotes {
  dictionary: TermDictionary;
  reader: TermReader;
  bySections: WeakMap<object, Omit<ReadEpisode, "episode"> & { from: string }>;
}

export function createReadNotes(): ReadNotes {
  const dictionary = new TermDictionary();
  return { dictionary, reader: new TermReader(dictionary), bySections: new WeakMap() };
}

/**
 * @param episodes newest first
 * @param summaries of the same episodes
 * @param episodeAt place of the episode that an address leads to
 * @param known what an earlier run read, which is brought up to date
 */
export function connectEpisodes(
  episodes: readonly Episode[],
  summaries: readonly EpisodeSummary[],
  episodeAt: (url: string) => number | undefined,
  known: ReadNotes = createReadNotes(),
): Connections[] {
  const { dictionary, reader, bySections } = known;
  const read = episodes.map((episode): ReadEpisode => {
    const { title, summary, sections } = episode;
    const from = `${title}\n${summary}`;
    const before = bySections.get(sections);
    if (before?.from === from) return { ...before, episode };
    const links = noteLinks(sections);
    const fresh = { from, links, terms: reader.read(episode, links) };
    bySections.set(sections, fresh);
    return { ...fresh, episode };
  });
  const mentions = gatherMentions(
    episodes,
    read.map(({ links }) => links),
    episodeAt,
  );
  const related = relateEpisodes(read, summaries, dictionary);
  return episodes.map((_, index) => ({
    related: related[index] ?? [],
    ...(mentions[index] ?? { mentionedIn: [], shared: [] }),
  }));
}
