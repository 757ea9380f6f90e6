import type { EpisodeFile } from "../model/catalog.ts";
import type { Episode, EpisodeSummary } from "../model/episode.ts";
import { gatherMentions } from "./mentions.ts";
import { NO_TOPIC, topicLinks, type NotesTopic } from "./notes-topic.ts";
import { relateEpisodes } from "./related.ts";

/** What leads from an episode to others. */
export type Connections = Pick<EpisodeFile, "related" | "mentionedIn" | "shared">;

/**
 * @param episodes newest first
 * @param summaries of the same episodes
 * @param topics what their notes are about, by id
 * @param episodeAt place of the episode that an address leads to
 */
export function connectEpisodes(
  episodes: readonly Episode[],
  summaries: readonly EpisodeSummary[],
  topics: ReadonlyMap<string, NotesTopic>,
  episodeAt: (url: string) => number | undefined,
): Connections[] {
  const read = episodes.map((episode) => {
    const topic = topics.get(episode.id) ?? NO_TOPIC;
    return { episode, topic, links: topicLinks(topic) };
  });
  const related = relateEpisodes(read, summaries);
  const mentions = gatherMentions(
    episodes,
    read.map(({ links }) => links),
    episodeAt,
  );
  return episodes.map((_, index) => ({
    related: related[index] ?? [],
    ...(mentions[index] ?? { mentionedIn: [], shared: [] }),
  }));
}
