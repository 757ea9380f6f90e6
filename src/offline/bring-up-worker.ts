import type { EpisodeFile } from "../model/catalog.ts";
import { cacheNames } from "../model/offline-files.ts";
import { episodeDataPath, withBase } from "../model/paths.ts";
import type { Track } from "../model/track.ts";
import { keepData } from "./keep-data.ts";
import { type Playing, registerWorker, updateWhenSilent } from "./register-worker.ts";

/** Registers the worker and looks after it; keeps what this page shows, and what the listener saved. */
export async function bringUpWorker(options: {
  base: string;
  playing: Playing;
  /** The episode that the page's HTML held, if it was one: its data was never fetched. */
  shown: EpisodeFile | undefined;
  saved: { get(): readonly Track[]; subscribe(listener: () => void): () => void };
}): Promise<void> {
  const { base, playing, shown, saved } = options;
  const { connection, serviceWorker } = navigator as Navigator & {
    connection?: { saveData?: boolean };
  };
  // Who saves data gets the worker when they keep something, not before.
  if (connection?.saveData && !(await serviceWorker?.getRegistration(base).catch(() => undefined)))
    return;
  const registration = await registerWorker(base);
  if (!registration) return;
  updateWhenSilent(registration, base, playing);
  await serviceWorker.ready;
  if (shown) await keepShown(shown, base);
  const keep = (): void => void keepData(saved.get(), base);
  saved.subscribe(keep);
  keep();
}

/** What the page held is written as the file that would be fetched for it: no request is made. */
async function keepShown(file: EpisodeFile, base: string): Promise<void> {
  const { kept, visited } = cacheNames(base);
  const url = withBase(episodeDataPath(file.episode.path), base);
  const chosen = await caches.open(kept);
  const cache = (await chosen.match(url, { ignoreVary: true }))
    ? chosen
    : await caches.open(visited);
  await cache.put(url, new Response(JSON.stringify(file), { headers: JSON_TYPE }));
}

const JSON_TYPE = { "content-type": "application/json" };
