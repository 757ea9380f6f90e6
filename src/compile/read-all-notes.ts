import type { Page } from "../model/episode.ts";
import type { EpisodePlace } from "./episode-files.ts";
import type { Source } from "./front-matter.ts";
import type { OpenedNotes } from "./opened-notes.ts";
import { byPlaceInNavigation, parsePage } from "./page-record.ts";
import { parseEpisode, type ParsedEpisode } from "./parse-episode.ts";
import { readNotes, reportDeadAnchors, type NotesSetting } from "./read-notes.ts";
import type { Records } from "./read-records.ts";

/** The notes of every episode, oldest first, and of every page as the navigation has them. */
export function readAllNotes(
  records: Records,
  setting: NotesSetting,
  placeOf: (file: string) => EpisodePlace,
): { parsed: ParsedEpisode[]; pages: Page[] } {
  const notesByPath = new Map<string, { file: string; notes: OpenedNotes }>();
  const notesOf = ({ source, description }: { source: Source; description?: string }) => {
    const { file, path } = placeOf(source.file);
    const notes = readNotes(source, path, description, setting);
    notesByPath.set(path, { file, notes });
    return notes;
  };
  const parsed = records.episodes.map((record) =>
    parseEpisode(record, notesOf(record), placeOf(record.source.file)),
  );
  const pages = records.pages
    .toSorted(byPlaceInNavigation)
    .map((record) => parsePage(record, notesOf(record), placeOf(record.source.file).path));
  reportDeadAnchors(notesByPath, setting.report);
  return { parsed, pages };
}
