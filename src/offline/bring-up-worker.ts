import { cacheNames } from "../model/offline-files.ts";
import { withBase } from "../model/paths.ts";
import type { Track } from "../model/track.ts";
import { type Playing, registerWorker, updateWhenSilent } from "./register-worker.ts";

/** Registers the worker and looks after it; keeps what this page shows, and what the listener saved. */
export async function bringUpWorker(options: {
  base: string;
  playing: Playing;
  /** The data that the page's HTML held, with the path of its file: it was never fetched. */
  shown: { path: string; file: object } | undefined;
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
  const keep = (): void => {
    if (saved.get().length === 0) return;
    // Without it, what is saved is kept when it is read, at the latest.
    import("./keep-data.ts").then(
      ({ keepData }) => keepData(saved.get(), base),
      () => undefined,
    );
  };
  saved.subscribe(keep);
  keep();
}

/** What the page held is written as the file that would be fetched for it: no request is made. */
async function keepShown(
  { path, file }: { path: string; file: object },
  base: string,
): Promise<void> {
  const { kept, visited } = cacheNames(base);
  const url = withBase(path, base);
  const chosen = await caches.open(kept);
  const cache = (await chosen.match(url, { ignoreVary: true }))
    ? chosen
    : await caches.open(visited);
  await cache.put(url, new Response(JSON.stringify(file), { headers: JSON_TYPE }));
}

const JSON_TYPE = { "content-type": "application/json" };
