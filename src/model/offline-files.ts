import { HOME, withBase } from "./paths.ts";

/** What the build and the browser agree on about offline use. */

/** The service worker, at the site's base. */
export const WORKER = "/sw.js";
/** Folder of the smaller copies of pictures; a name there is "{picture}-{width}.{format}". */
export const PICTURES = "/assets/pictures/";
/** Holds `OfflineSizes`: read before the listener chooses to keep the whole archive. */
export const OFFLINE_DATA = "/data/offline.json";

export interface OfflineSizes {
  format: number;
  /** Differs when any of the files differs. */
  version: string;
  /** Data files of all episodes, transcripts and pages, what the search of transcripts needs, and the pictures of notes. */
  files: number;
  /** Their size on the device, in bytes. */
  bytes: number;
  /** Site paths of those that neither an episode nor a page names. */
  others: string[];
}

/** What the build writes ahead of the worker's code, as `self.playhead`. */
export interface WorkerPlan {
  /** "/" or "/a/sub/path/". */
  base: string;
  /** Differs when any of `files`, or the worker's own code, differs. */
  version: string;
  /** Fetched when the worker is installed; paths with the base. */
  files: string[];
}

/** Caches of one site: several may share an origin. */
export const cacheNames = (base: string) => ({
  /** Begins the name of each version's cache of what the app itself needs. */
  shell: `playhead:${base} shell `,
  /** Pages and data that were visited; bounded. */
  visited: `playhead:${base} visited`,
  /** Pictures that were seen; bounded. */
  pictures: `playhead:${base} pictures`,
  /** Data that the listener chose to keep. */
  kept: `playhead:${base} kept`,
  /** Audio that the listener chose to keep. */
  audio: `playhead:${base} audio`,
});

/** Held, shared, by every tab that plays: the worker is not replaced meanwhile. */
export const playingLock = (base: string): string => `playhead:${base} playing`;

/**
 * Where the worker answers with the kept audio of `url` (absolute). An address of its own, so
 * that the worker never stands between the player and audio that is not kept.
 */
export const keptAudioPath = (url: string, base: string): string =>
  `${withBase(HOME, base)}data/kept-audio?${encodeURIComponent(url)}`;
