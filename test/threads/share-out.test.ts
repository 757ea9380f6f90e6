import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { shareOut, type StartThread } from "../../src/threads/share-out.ts";

/** A thread that doubles numbers, and breaks at a negative one. */
const doubling = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", (lot) => {
    if (lot.some((n) => n < 0)) throw new Error("a negative number");
    parentPort.postMessage(lot.map((n) => ({ twice: 2 * n, by: "thread" })));
  });`;

interface Twice {
  twice: number;
  by: string;
}

async function double(numbers: number[], withThreads = true) {
  const threads: Worker[] = [];
  const start: StartThread = () => {
    const thread = new Worker(doubling, { eval: true });
    threads.push(thread);
    return thread;
  };
  const found = new Map<number, Twice>();
  await shareOut<number, number, Twice>(numbers, {
    start: withThreads ? start : undefined,
    work: "double",
    setting: () => ({}),
    message: (n) => n,
    own: async (n) => {
      // Slow enough that the others come to do something.
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (n < 0) throw new Error("a negative number");
      return { twice: 2 * n, by: "own" };
    },
    done: (n, result) => void found.set(n, result),
  });
  return { found, threads };
}

const upTo = (size: number): number[] => Array.from({ length: size }, (_, i) => i);

describe("tasks that are shared out", () => {
  test("are done once each, by this thread and by others", async () => {
    const { found, threads } = await double(upTo(600));
    expect([...found.keys()].toSorted((a, b) => a - b)).toEqual(upTo(600));
    for (const [n, { twice }] of found) expect(twice).toBe(2 * n);
    const by = new Set([...found.values()].map((one) => one.by));
    expect(by).toEqual(new Set(threads.length > 0 ? ["own", "thread"] : ["own"]));
  });

  test("are done by this thread alone where they are few, or there is no other", async () => {
    const few = await double(upTo(20));
    expect(few.threads).toEqual([]);
    expect(few.found.size).toBe(20);
    const alone = await double(upTo(200), false);
    expect(alone.found.size).toBe(200);
  });

  test("end with what one of them threw", async () => {
    const numbers = upTo(600).map((n) => (n === 300 ? -1 : n));
    await expect(double(numbers)).rejects.toThrow("a negative number");
  });
});
