import { formatBytes } from "../model/file-size.ts";
import { cacheNames } from "../model/offline-files.ts";
import type { Track } from "../model/track.ts";
import { createStore, type ReadableStore } from "../store.ts";
import { keepData } from "./keep-data.ts";
import type { KeptAudio } from "./kept-audio.ts";
import {
  announcedBytes,
  askToPersist,
  counted,
  explain,
  fetchAudio,
  NO_ROOM,
  OfflineError,
  roomLeft,
} from "./kept-files.ts";

/** Audio of one episode, on its way to this device or on it. */
export interface Download {
  track: Track;
  status: "loading" | "kept";
  /** How many there are by now. */
  bytes: number;
  /** How many there will be, where that is known. */
  total?: number;
}

export interface DownloadsState {
  /** By absolute address of the audio. */
  all: ReadonlyMap<string, Download>;
  /** Absolute addresses whose hosts forbid it. */
  forbidden: ReadonlySet<string>;
  /** What happened last, in words to be read once. */
  said: string;
  /** Absolute address of the audio that it is about. */
  about: string;
  /** Whether what is kept was read by now. */
  loaded: boolean;
}

/** Audio that the listener keeps on this device, in Cache Storage: under its address, whole or not at all. */
export interface Downloads {
  readonly store: ReadableStore<DownloadsState>;
  /** Absolute address of a track's audio: its key in the store. */
  urlOf(track: Track): string;
  /** Fetches and keeps the audio of `track`; settles when that has ended, well or not. */
  save(track: Track): Promise<void>;
  /** Breaks off a download, or removes what is kept. */
  remove(track: Track): Promise<void>;
}

/** What is kept says itself what it is: there is no second list to go wrong. */
const TRACK = "x-playhead-track";
/** Milliseconds between two tellings of progress. */
const TELL = 250;

const audioUrl = (track: Track): string => new URL(track.audio.src, window.location.href).href;

/** Reads the record that a kept answer carries; undefined where it makes no sense. */
function trackIn(response: Response): Track | undefined {
  try {
    const track = JSON.parse(decodeURIComponent(response.headers.get(TRACK) ?? "")) as Track;
    return typeof track.guid === "string" && typeof track.audio.src === "string"
      ? track
      : undefined;
  } catch {
    return undefined;
  }
}

/** @param prepare registers the service worker, which alone can play what is kept */
export function createDownloads(
  base: string,
  keptAudio: KeptAudio,
  prepare: () => Promise<boolean>,
): Downloads {
  const names = cacheNames(base);
  const store = createStore<DownloadsState>({
    all: new Map(),
    forbidden: new Set(),
    said: "",
    about: "",
    loaded: false,
  });
  const running = new Map<string, AbortController>();
  void read();

  function put(url: string, download: Download | undefined, said?: string): void {
    const all = new Map(store.get().all);
    if (download) all.set(url, download);
    else all.delete(url);
    store.set(said === undefined ? { all } : { all, said, about: url });
  }

  async function read(): Promise<void> {
    const found = new Map<string, Download>();
    try {
      const cache = await caches.open(names.audio);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        const track = response && trackIn(response);
        if (!track) continue;
        const bytes = announcedBytes(response) ?? (await response.blob()).size;
        found.set(request.url, { track, status: "kept", bytes });
        keptAudio.urls.add(request.url);
      }
    } catch {
      // What can't be read is not there; keeping something new will say why.
    }
    store.set({ all: new Map([...found, ...store.get().all]), loaded: true });
  }

  async function load(track: Track, url: string, signal: AbortSignal): Promise<number> {
    if (!(await prepare()))
      throw new OfflineError(
        "This browser keeps nothing for this site, so it can't be heard offline.",
      );
    await askToPersist();
    const response = await fetchAudio(url, signal);
    const total = announcedBytes(response);
    if (!response.body) throw new Error("no body");
    if ((total ?? 0) > (await roomLeft())) {
      await response.body.cancel();
      throw new OfflineError(NO_ROOM);
    }
    let told = 0;
    let size = 0;
    const body = counted(response.body, total, (bytes) => {
      size = bytes;
      if (Date.now() - told < TELL) return;
      told = Date.now();
      put(url, { track, status: "loading", bytes, ...(total ? { total } : {}) });
    });
    const type = response.headers.get("content-type") ?? track.audio.type;
    const headers = {
      "content-type": type,
      [TRACK]: encodeURIComponent(JSON.stringify(track)),
      ...(total ? { "content-length": `${total}` } : {}),
    };
    const cache = await caches.open(names.audio);
    // The browser stores it once the body has come to its end, and not at all if it fails before.
    await cache.put(url, new Response(body, { headers }));
    signal.throwIfAborted();
    return size;
  }

  const forget = async (url: string): Promise<boolean> =>
    (await caches.open(names.audio)).delete(url);

  return {
    store,
    urlOf: audioUrl,

    async save(track) {
      const url = audioUrl(track);
      if (running.has(url) || store.get().all.get(url)?.status === "kept") return;
      const control = new AbortController();
      running.set(url, control);
      const total = track.audio.bytes;
      put(
        url,
        { track, status: "loading", bytes: 0, ...(total ? { total } : {}) },
        `Downloading ${track.title}`,
      );
      try {
        const bytes = await load(track, url, control.signal);
        keptAudio.urls.add(url);
        put(
          url,
          { track, status: "kept", bytes },
          `On this device: ${track.title} (${formatBytes(bytes)})`,
        );
        void keepData([track], base);
      } catch (error) {
        await forget(url).catch(() => false);
        if (control.signal.aborted) {
          put(url, undefined, `Stopped: ${track.title}. Nothing of it was kept.`);
          return;
        }
        const { message, forbidden } = explain(error);
        if (forbidden) store.set({ forbidden: new Set([...store.get().forbidden, url]) });
        put(url, undefined, message);
      } finally {
        running.delete(url);
      }
    },

    async remove(track) {
      const url = audioUrl(track);
      const loading = running.get(url);
      if (loading) {
        loading.abort();
        return;
      }
      keptAudio.urls.delete(url);
      await forget(url);
      put(url, undefined, `Removed from this device: ${track.title}`);
    },
  };
}
