import { availableParallelism } from "node:os";
import { parentPort, workerData, type Worker } from "node:worker_threads";

/** Starts a thread that does the work of the name, with what it needs to know. */
export type StartThread = (work: string, setting: unknown) => Worker;

/** Tasks that a thread is given at a time, and how many such lots it has before it. */
const LOT = 12;
const LOTS = 3;
/** Fewer are done before a thread is up. */
const FEW = 150;
/** Each thread is another heap; beyond this the one that deals the tasks out is what they wait for. */
const MOST_THREADS = 6;

export interface Shared<Task, Message, Result> {
  start: StartThread | undefined;
  work: string;
  /** Cloned for each thread. */
  setting: () => unknown;
  /** What a thread is told of a task; made when one is free for it. */
  message: (task: Task) => Message;
  /** The same work on this thread. */
  own: (task: Task) => Promise<Result> | Result;
  done: (task: Task, result: Result) => Promise<void> | void;
}

/**
 * Has `tasks` done by this thread and by as many others as there are cores, in any order. Few are
 * done by this one alone, as are all where no other can be started.
 * @throws what the work threw; the threads are gone by then
 */
export async function shareOut<Task, Message, Result>(
  tasks: readonly Task[],
  { start, work, setting, message, own, done }: Shared<Task, Message, Result>,
): Promise<void> {
  let next = 0;
  const others =
    start === undefined || tasks.length < FEW
      ? 0
      : Math.min(MOST_THREADS, availableParallelism() - 1);
  const threads: Worker[] = [];
  const run = (): Promise<void> =>
    new Promise((finish, fail) => {
      const thread = start!(work, setting());
      threads.push(thread);
      const given: Task[][] = [];
      const give = (): void => {
        while (given.length < LOTS && next < tasks.length) {
          const lot = tasks.slice(next, next + LOT);
          next += lot.length;
          given.push(lot);
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
          thread.postMessage(lot.map(message));
        }
        if (given.length === 0) finish();
      };
      const take = async (results: Result[]): Promise<void> => {
        for (const [n, task] of given[0]!.entries()) await done(task, results[n]!);
        given.shift();
        give();
      };
      let taken = Promise.resolve();
      thread.on("message", (results: Result[]) => {
        taken = taken.then(() => take(results));
        taken.catch(fail);
      });
      thread.on("error", fail);
      try {
        give();
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
  const mine = async (): Promise<void> => {
    while (next < tasks.length) {
      const task = tasks[next++]!;
      await done(task, await own(task));
      // The others' results, and signals, are taken in between.
      await new Promise(setImmediate);
    }
  };
  try {
    const all = [mine(), ...Array.from({ length: others }, run)];
    await Promise.all(
      all.map((one) =>
        one.catch((error: unknown) => {
          // The others take no more.
          next = tasks.length;
          throw error;
        }),
      ),
    );
  } finally {
    for (const thread of threads) void thread.terminate();
  }
}

/** The other side: answers each task of each lot, on a thread that `StartThread` started. */
export function answerTasks(prepare: (setting: never) => (message: never) => unknown): void {
  const answer = prepare((workerData as { setting: never }).setting);
  // Lots come one after the other also while one is waited for.
  let before: Promise<unknown> = Promise.resolve();
  parentPort?.on("message", (lot: never[]) => {
    before = before.then(async () => {
      const results: unknown[] = [];
      for (const task of lot) results.push(await answer(task));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      parentPort?.postMessage(results);
    });
    // A thread that fails ends with it, which is told to the one that started it.
    before.catch((error: unknown) => {
      setImmediate(() => {
        throw error;
      });
    });
  });
}
