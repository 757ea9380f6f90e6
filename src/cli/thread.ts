import { join } from "node:path";
import { workerData, Worker } from "node:worker_threads";
import { packageRoot } from "../cache/package-root.ts";
import { notesWork } from "../compile/notes-work.ts";
import { pagesWork } from "../publish/pages-work.ts";
import { standingWork } from "../publish/standing-ahead.ts";
import { answerTasks, type StartThread } from "../threads/share-out.ts";

/** A thread of its own heap, which runs this file by the launcher. */
export const startThread: StartThread = (work, setting) =>
  new Worker(join(packageRoot(), "src/cli/run.mjs"), {
    argv: ["thread"],
    workerData: { work, setting },
    // Its garbage counts with that of the others.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });

/** `build` runs this on its threads. */
export async function run(): Promise<number> {
  const { work } = (workerData ?? {}) as { work?: string };
  if (work === "notes") answerTasks(notesWork);
  else if (work === "pages") answerTasks(pagesWork);
  else if (work === "standing") answerTasks(standingWork);
  else throw new Error("thread is for the threads of npm run build, which calls it");
  return 0;
}
