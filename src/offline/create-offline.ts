import { createDownloads } from "./downloads.ts";
import type { KeptAudio } from "./kept-audio.ts";
import { registerWorker } from "./register-worker.ts";
import type { OfflineParts } from "./offline-context.tsx";
import { createWholeArchive } from "./whole-archive.ts";

/**
 * Everything that is kept on the listener's own wish.
 * @param notify says something once, where the listener looks
 */
export function createOffline(
  base: string,
  keptAudio: KeptAudio,
  notify: (words: string) => void,
): OfflineParts {
  const prepare = async (): Promise<boolean> => (await registerWorker(base)) !== undefined;
  const downloads = createDownloads(base, keptAudio, prepare);
  const archive = createWholeArchive(base, prepare);
  let tellers = 0;
  for (const { store } of [downloads, archive]) {
    let said = "";
    store.subscribe(() => {
      const now = store.get().said;
      if (now !== said && now !== "" && tellers === 0) notify(now);
      said = now;
    });
  }
  return {
    downloads,
    archive,
    tellHere() {
      tellers += 1;
      return () => (tellers -= 1);
    },
  };
}
