import type { EpisodeEntry } from "./episode-entry.ts";

/** Tags that a card shows: two lines of them would outweigh the summary. */
export const CARD_TAGS = 5;

/** No more of an episode than its card shows and plays: some archives have fifty tags an episode. */
export const forCard = <T extends EpisodeEntry>(entry: T): T => ({
  ...entry,
  tags: entry.tags.slice(0, CARD_TAGS),
  hosts: [],
});
