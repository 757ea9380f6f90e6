import { cacheNames, OFFLINE_DATA, type OfflineSizes } from "../model/offline-files.ts";
import { withBase } from "../model/paths.ts";
import { createStore, type ReadableStore } from "../store.ts";
import { askToPersist, isQuota, NO_ROOM, OfflineError, roomLeft } from "./kept-files.ts";

export interface WholeArchiveState {
  /** What it takes; undefined until that is known, or where the site does not say. */
  sizes: OfflineSizes | undefined;
  status: "absent" | "loading" | "kept";
  /** The site has changed since it was kept. */
  outdated: boolean;
  /** Files that are here by now, while loading. */
  done: number;
  /** How many there will be. */
  files: number;
  /** What happened last, in words to be read once. */
  said: string;
}

/** The notes and transcripts of every episode, and all pages, on this device; sound apart. */
export interface WholeArchive {
  readonly store: ReadableStore<WholeArchiveState>;
  /**
   * Fetches every file of `paths` (site paths of JSON files and pictures), and what no episode names, anew where
   * it is here already; settles when that has ended, well or not. What came before stays.
   */
  save(paths: readonly string[]): Promise<void>;
  stop(): void;
  remove(): Promise<void>;
}

/** Requests at a time. */
const ABREAST = 4;

export function createWholeArchive(base: string, prepare: () => Promise<boolean>): WholeArchive {
  const name = cacheNames(base).kept;
  const marker = withBase(OFFLINE_DATA, base);
  const store = createStore<WholeArchiveState>({
    sizes: undefined,
    status: "absent",
    outdated: false,
    done: 0,
    files: 0,
    said: "",
  });
  let running: AbortController | undefined;
  void read();

  async function read(): Promise<void> {
    try {
      const kept = await (await caches.open(name)).match(marker, { ignoreVary: true });
      const here = kept && ((await kept.json()) as OfflineSizes);
      if (here) store.set({ status: "kept", sizes: here });
      // Past the worker, which would take what the site says now for what is kept.
      const response = await fetch(marker, { cache: "no-cache" });
      if (!response.ok) return;
      const sizes = (await response.json()) as OfflineSizes;
      store.set({ sizes, outdated: here !== undefined && here.version !== sizes.version });
    } catch {
      // Offline, or no storage: what is known stays.
    }
  }

  async function keepFile(cache: Cache, path: string, signal: AbortSignal): Promise<void> {
    const url = withBase(path, base);
    // The browser's own cache makes a request for what has not changed small.
    const response = await fetch(url, { cache: "no-cache", signal });
    if (response.status === 404) return;
    const type = response.headers.get("content-type") ?? "";
    // A host may not know what a picture is; one that sends its page for what is missing says HTML.
    const isOne = path.endsWith(".json") ? type.includes("json") : !type.includes("html");
    if (!response.ok || !isOne) throw new Error(`${path} answered ${response.status}`);
    await cache.put(url, response);
  }

  async function load(paths: readonly string[], signal: AbortSignal): Promise<void> {
    if (!(await prepare())) throw new OfflineError("This browser keeps nothing for this site.");
    await askToPersist();
    if ((store.get().sizes?.bytes ?? 0) > (await roomLeft())) throw new OfflineError(NO_ROOM);
    const cache = await caches.open(name);
    const left = paths.values();
    let done = 0;
    await Promise.all(
      Array.from({ length: ABREAST }, async () => {
        // One iterator for all: each takes the next file as it comes free.
        for (const path of left) {
          await keepFile(cache, path, signal);
          done += 1;
          if (done % 10 === 0) store.set({ done });
        }
      }),
    );
    await keepFile(cache, OFFLINE_DATA, signal);
  }

  return {
    store,

    async save(named) {
      if (running) return;
      const paths = [...named, ...(store.get().sizes?.others ?? [])];
      const before = store.get().status;
      const control = new AbortController();
      running = control;
      const files = paths.length;
      store.set({ status: "loading", done: 0, files, said: "Downloading the archive" });
      try {
        await load(paths, control.signal);
        store.set({
          status: "kept",
          outdated: false,
          said: "The whole archive is on this device.",
        });
      } catch (error) {
        const stopped = control.signal.aborted;
        control.abort();
        if (isQuota(error)) await caches.delete(name).catch(() => false);
        store.set({
          status: isQuota(error) ? "absent" : before,
          said: stopped ? "Stopped." : wordsFor(error),
        });
      } finally {
        running = undefined;
      }
    },

    stop: () => running?.abort(),

    async remove() {
      await caches.delete(name);
      store.set({
        status: "absent",
        outdated: false,
        said: "The archive was removed from this device.",
      });
    },
  };
}

function wordsFor(error: unknown): string {
  if (isQuota(error)) return NO_ROOM;
  if (error instanceof OfflineError) return error.message;
  return "The download broke off. What came stays here; try again.";
}
