import { shareOut, type StartThread } from "../threads/share-out.ts";
import type { Source } from "./front-matter.ts";
import { htmlAgain, knownNotes, renderFresh, type NotesSetting } from "./read-notes.ts";
import type { NotesDone, NotesTask, NotesWorkSetting } from "./notes-work.ts";
import type { Records } from "./read-records.ts";

/** Renders the notes that the cache lacks on all cores, into the cache; `readNotes` then finds them there. */
export async function renderAhead(
  { episodes, pages }: Records,
  setting: NotesSetting,
  root: string,
  paths: ReadonlyMap<string, string>,
  start: StartThread,
): Promise<void> {
  const { cache, targets, players, imageHosts } = setting;
  if (!cache) return;
  const quiet: NotesSetting = { ...setting, report: () => {} };
  const all: { source: Source; description?: string }[] = [...episodes, ...pages];
  const tasks = all
    .map(({ source, description }) => ({
      source,
      path: paths.get(source.file) ?? "/",
      stated: description,
    }))
    .filter(({ source, path, stated }) => !knownNotes(source, path, stated, quiet));
  await shareOut<(typeof tasks)[number], NotesTask, NotesDone>(tasks, {
    start,
    work: "notes",
    setting: (): NotesWorkSetting => ({ root, targets, players, imageHosts }),
    message: ({ source, path, stated }) => {
      const { file, format, dialect, bodyLine, broken, hash, facts } = source;
      return { front: { file, format, dialect, bodyLine, broken, hash, facts }, path, stated };
    },
    own: ({ source, path, stated }) => renderFresh(source, path, stated, quiet),
    done: ({ source, path, stated }, done) => {
      if (!done || done.rendered.key === "") return;
      const { rendered, ...texts } = done;
      cache.setNotes(source.file, rendered, texts, htmlAgain(source, path, stated, setting));
      cache.settle(source.file);
    },
  });
}
