import type { EpisodeFile, TranscriptFile } from "../model/catalog.ts";
import { notesText } from "../search/notes-text.ts";
import { type Passage, passagesOf } from "../search/passages.ts";

type Transcripts = ReadonlyMap<string, TranscriptFile>;

/** What is said and written in an episode. */
export const episodePassages = ({ episode }: EpisodeFile, transcripts: Transcripts): Passage[] =>
  passagesOf({
    notes: notesText(episode.sections),
    chapters: episode.chapters,
    cues: transcripts.get(episode.id)?.cues,
  });

/** The passages of each episode, the oldest first, one list at a time: those of a large archive don't fit in memory together. */
export function* archivePassages(
  episodes: readonly EpisodeFile[],
  transcripts: Transcripts,
): Generator<Passage[]> {
  for (const file of episodes.toReversed()) yield episodePassages(file, transcripts);
}
