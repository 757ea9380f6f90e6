import { type EpisodeEntry, isComplete } from "../model/episode-entry.ts";
import { type CatalogReader, DataError } from "../model/reader.ts";

/**
 * The episodes with their details; as they are where these can't be had, for a list without
 * summaries is better than none. Rejects with a stale DataError where the site has changed.
 */
export async function withDetails(
  reader: CatalogReader,
  episodes: EpisodeEntry[],
): Promise<EpisodeEntry[]> {
  if (episodes.every(isComplete)) return episodes;
  try {
    return await reader.details(episodes);
  } catch (error) {
    if (error instanceof DataError && error.stale) throw error;
    return episodes;
  }
}
