import { use, useEffect, useState } from "react";
import type { Track } from "../model/track.ts";
import { createStore, type ReadableStore } from "../store.ts";
import { useStore } from "../use-store.ts";
import type { Download, DownloadsState } from "./downloads.ts";
import { OfflineContext, type OfflineParts } from "./offline-context.tsx";
import type { WholeArchiveState } from "./whole-archive.ts";

const NO_DOWNLOADS: ReadableStore<DownloadsState> = createStore({
  all: new Map(),
  forbidden: new Set(),
  said: "",
  about: "",
  loaded: false,
});
const NO_ARCHIVE: ReadableStore<WholeArchiveState> = createStore<WholeArchiveState>({
  sizes: undefined,
  status: "absent",
  outdated: false,
  done: 0,
  files: 0,
  said: "",
});

/** Whether anything can be kept here; false on the server: never choose the markup of a first render by it. */
export const useCanKeep = (): boolean => use(OfflineContext) !== null;

/** The parts, once they are loaded: using this asks for them. Who uses it shows what happens. */
export function useOffline(): OfflineParts | undefined {
  const open = use(OfflineContext);
  const [parts, setParts] = useState<OfflineParts>();
  useEffect(() => {
    // Where their code can't be loaded, what needs them does not show.
    open?.().then(setParts, () => undefined);
  }, [open]);
  useEffect(() => parts?.tellHere(), [parts]);
  return parts;
}

/** The download of one track; undefined where there is none. */
export function useDownload(
  parts: OfflineParts | undefined,
  track: Track,
): { download: Download | undefined; forbidden: boolean; known: boolean; said: string } {
  const store = parts?.downloads.store ?? NO_DOWNLOADS;
  const url = parts?.downloads.urlOf(track) ?? "";
  return {
    download: useStore(store, ({ all }) => all.get(url)),
    forbidden: useStore(store, ({ forbidden }) => forbidden.has(url)),
    known: useStore(store, ({ loaded }) => loaded),
    said: useStore(store, ({ about, said }) => (about === url ? said : "")),
  };
}

export function useDownloads<T>(
  parts: OfflineParts | undefined,
  select: (state: DownloadsState) => T,
): T {
  return useStore(parts?.downloads.store ?? NO_DOWNLOADS, select);
}

export function useWholeArchive(parts: OfflineParts | undefined): WholeArchiveState {
  return useStore(parts?.archive.store ?? NO_ARCHIVE, (state) => state);
}
