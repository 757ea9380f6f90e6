import { bringUpWorker } from "../offline/bring-up-worker.ts";
import { openKeptAudio } from "../offline/kept-audio.ts";
import type { OfflineParts } from "../offline/offline-context.tsx";
import { episodeDataPath, pageDataPath } from "../model/paths.ts";
import type { ContentData } from "../pages/load-content.ts";
import { wantsSound } from "../player/player-state.ts";
import type { ListenerParts } from "./start-listening.ts";

const shownFile = ({ kind, file }: ContentData): { path: string; file: object } => ({
  path: kind === "episode" ? episodeDataPath(file.episode.path) : pageDataPath(file.page.path),
  file,
});

/**
 * What a page needs sooner or later, but not while it starts: updates of the site, and offline use.
 * @param notify says something once, where the listener looks
 */
export function createLateParts(base: string, notify: (words: string) => void) {
  const keptAudio = openKeptAudio(base);
  let offline: OfflineParts | undefined;
  return {
    keptAudio,
    /** What keeps more on this device, which comes once somebody asks for it. */
    async open(): Promise<OfflineParts> {
      const { createOffline } = await import("../offline/create-offline.ts");
      return (offline ??= createOffline(base, keptAudio, notify));
    },

    start({ session, library }: ListenerParts, content: ContentData | undefined): void {
      // Where the browser allows none of it, the site works without.
      bringUpWorker({
        base,
        playing: {
          get: () => wantsSound(session.state.get().status),
          subscribe: (listener) => session.state.subscribe(listener),
        },
        shown: content && shownFile(content),
        saved: {
          get: () => [...library.saved.store.get().records.values()].map(({ track }) => track),
          subscribe: (listener) => library.saved.store.subscribe(listener),
        },
      }).catch(() => undefined);
    },
  };
}
