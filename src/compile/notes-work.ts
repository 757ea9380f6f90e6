import { join } from "node:path";
import type { Question, RenderedNotes } from "./compile-cache.ts";
import type { Source } from "./front-matter.ts";
import { renderFresh, type NotesSetting } from "./read-notes.ts";
import { sourceOf } from "./read-sources.ts";
import { textFileAt } from "./text-file.ts";

/** What a thread that renders notes knows of the archive. */
export interface NotesWorkSetting extends Pick<NotesSetting, "targets" | "players" | "imageHosts"> {
  root: string;
}

export interface NotesTask {
  front: Pick<Source, "file" | "format" | "dialect" | "bodyLine" | "broken" | "hash" | "facts">;
  path: string;
  stated: string | undefined;
}

/** Undefined for a file that changed in between. */
export type NotesDone = { rendered: RenderedNotes; texts: string[]; asked: Question[] } | undefined;

/** The work of a thread that renders notes. */
export const notesWork =
  ({ root, ...setting }: NotesWorkSetting) =>
  ({ front, path, stated }: NotesTask): NotesDone => {
    const { file, hash, ...rest } = front;
    const source = sourceOf(
      { ...rest, hash, fields: new Map() },
      textFileAt(file, join(root, file)),
    );
    const done = renderFresh(source, path, stated, { ...setting, report: () => {} });
    return source.hash === hash ? done : undefined;
  };
