import { statSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import type { StartThread } from "../threads/share-out.ts";
import { loadRecord, standing, type SiteRecord, type Standing } from "./site-record.ts";

export interface StandingSetting {
  out: string;
  recordFile: string;
}

/** What a thread tells of the last site: little, where it stands as it was left. */
interface Told {
  /** Paths of the record whose files are not as it has them. */
  lost: string[];
  other: string[];
}

/** Bytes of a record from which on a thread is up before the folder is looked through: some 10,000 files. */
const MANY = 1_000_000;

/**
 * Begins to compare the last site in `out` with its record, while this thread does something else.
 * @returns what stands there; it may be asked for later, or never
 */
export function standingAhead(
  out: string,
  recordFile: string,
  start: StartThread | undefined,
): () => Promise<Standing> {
  const here = (): Standing => standing(out, loadRecord(recordFile));
  if (start === undefined || sizeOf(recordFile) < MANY) return async () => here();
  const setting: StandingSetting = { out, recordFile };
  const thread = start("standing", setting);
  const told = answerOf(thread);
  return async () => {
    thread.ref();
    const answer = await told;
    if (!answer) return here();
    const same: SiteRecord = loadRecord(recordFile);
    for (const path of answer.lost) same.delete(path);
    return { same, other: answer.other };
  };
}

/** The work of that thread. */
export const standingWork =
  ({ out, recordFile }: StandingSetting) =>
  (): Told => {
    const record = loadRecord(recordFile);
    const { same, other } = standing(out, record);
    return { lost: [...record.keys()].filter((path) => !same.has(path)), other };
  };

/** Undefined where the thread failed. */
function answerOf(thread: Worker): Promise<Told | undefined> {
  // A build that breaks off does not wait for it.
  thread.unref();
  return new Promise((finish) => {
    const end = (told?: Told): void => {
      finish(told);
      void thread.terminate();
    };
    thread.once("message", ([told]: Told[]) => end(told));
    thread.once("error", () => end());
    thread.once("exit", () => finish(undefined));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    thread.postMessage([null]);
  });
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
