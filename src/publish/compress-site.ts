import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { packageRoot } from "../cache/package-root.ts";
import type { BuildLog } from "./build-log.ts";
import { type Compressed, compressFile, type Job } from "./compress-files.mjs";
import type { SiteWriter } from "./site-writer.ts";

/** What is text, by its name. `_headers` and the like are read by hosts, not by browsers. */
const TEXT = /\.(?:html|json|xml|js|mjs|css|svg|txt|vtt|srt|webmanifest|md|csv|tsv|ics)$/;
/** Below this a host's own headers weigh more than what is saved. */
const SMALLEST = 1024;
/** Another zlib gives other bytes. */
const BY = `zlib ${process.versions.zlib} brotli ${process.versions.brotli} 1`;
/** Files that a thread is given at a time. */
const AT_ONCE = 32;
/** Fewer are done before a thread is up. */
const FEW = 24;

interface Task {
  path: string;
  key: string;
  job: Job;
}

/**
 * Writes `.br` and `.gz` beside each large text file of the site, for hosts that serve those as
 * they are; what was compressed for the last site stays. Comes last.
 * @param folders of the last site, and of what is written for the next
 */
export async function compressSite(
  writer: SiteWriter,
  folders: { out: string; staging: string },
  log: BuildLog,
): Promise<void> {
  const tasks: Task[] = [];
  const files = [...writer.record].filter(
    ([path, { bytes }]) => bytes >= SMALLEST && TEXT.test(path),
  );
  log.begin("Compress", files.length);
  for (const [path, { hash }] of files) {
    const key = `${hash} ${BY}`;
    // The app's own files are everybody's, and change with the code alone.
    const best = path.startsWith("assets/");
    const from = join(writer.written.has(path) ? folders.staging : folders.out, path);
    if (writer.keeps(`${path}.br`, key) && writer.keeps(`${path}.gz`, key)) log.count(true);
    else tasks.push({ path, key, job: { from, to: join(folders.staging, path), best } });
  }
  const done = ({ path, key }: Task, { br, gz }: Compressed): void => {
    for (const [ending, [bytes, time]] of Object.entries({ br, gz }))
      writer.wrote(`${path}.${ending}`, { hash: `${key} ${ending}`, bytes, time, key });
    log.count();
  };
  if (tasks.length <= FEW) for (const task of tasks) done(task, compressFile(task.job));
  else await onThreads(tasks, done);
}

async function onThreads(
  tasks: Task[],
  done: (task: Task, result: Compressed) => void,
): Promise<void> {
  let next = 0;
  const thread = (): Promise<void> =>
    new Promise((finish, fail) => {
      const worker = new Worker(join(packageRoot(), "src/publish/compress-files.mjs"), {
        workerData: "compress-files",
      });
      let own: Task[] = [];
      const give = (): void => {
        own = tasks.slice(next, next + AT_ONCE);
        next += own.length;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
        if (own.length > 0) worker.postMessage(own.map(({ job }) => job));
        else worker.terminate().then(() => finish(), fail);
      };
      worker.on("message", (results: Compressed[]) => {
        results.forEach((result, n) => done(own[n]!, result));
        give();
      });
      worker.on("error", fail);
      give();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, thread));
}
