import { cacheNames, keptAudioPath } from "../model/offline-files.ts";

/** Which audio is on this device: known at once when something is to play. */
export interface KeptAudio {
  /** Where `src` plays from: the device, if it is kept there, else its own address unaltered. */
  sourceOf(src: string): string;
  /** Absolute addresses of what is kept. */
  readonly urls: Set<string>;
}

/** @param base the site's base, "/" or "/a/sub/path/" */
export function openKeptAudio(base: string): KeptAudio {
  const urls = new Set<string>();
  // Without a worker nothing answers for what is kept.
  const hasWorker = (): boolean => {
    try {
      return Boolean(navigator.serviceWorker?.controller);
    } catch {
      return false;
    }
  };
  if (hasWorker()) void read();

  async function read(): Promise<void> {
    try {
      const cache = await caches.open(cacheNames(base).audio);
      for (const { url } of await cache.keys()) urls.add(url);
    } catch {
      // The host has it, too.
    }
  }

  return {
    urls,
    sourceOf(src) {
      const { href } = new URL(src, window.location.href);
      return urls.has(href) && hasWorker() ? keptAudioPath(href, base) : src;
    },
  };
}
