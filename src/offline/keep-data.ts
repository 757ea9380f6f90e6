import { cacheNames } from "../model/offline-files.ts";
import { episodeDataPath, transcriptDataPath, withBase } from "../model/paths.ts";
import type { Track } from "../model/track.ts";

/** Keeps the notes and transcripts of episodes: what else one wants of them without a network. */
export async function keepData(
  tracks: readonly Pick<Track, "id" | "path" | "transcript">[],
  base: string,
): Promise<void> {
  const cache = await caches.open(cacheNames(base).kept).catch(() => undefined);
  if (!cache) return;
  for (const { id, path, transcript } of tracks) {
    for (const file of [episodeDataPath(path), ...(transcript ? [transcriptDataPath(id)] : [])]) {
      const url = withBase(file, base);
      try {
        if (await cache.match(url, { ignoreVary: true })) continue;
        const response = await fetch(url, { cache: "no-cache" });
        if (response.ok && (response.headers.get("content-type") ?? "").includes("json"))
          await cache.put(url, response);
      } catch {
        // They are kept when they are read, at the latest.
      }
    }
  }
}
