import type { EpisodeFile, TranscriptFile } from "../model/catalog.ts";
import { notesText } from "../search/notes-text.ts";
import { type Passage, passagesOf } from "../search/passages.ts";

/** The passages of each episode, one list at a time: those of a large archive don't fit in memory together. */
export function* archivePassages(
  episodes: readonly EpisodeFile[],
  transcripts: ReadonlyMap<string, TranscriptFile>,
): Generator<Passage[]> {
  for (const { episode } of episodes)
    yield passagesOf({
      notes: notesText(episode.sections),
      chapters: episode.chapters,
      cues: transcripts.get(episode.id)?.cues,
    });
}
