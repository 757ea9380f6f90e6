import { bringUpWorker } from "../offline/bring-up-worker.ts";
import type { ContentData } from "../pages/loaders.ts";
import { wantsSound } from "../player/player-state.ts";
import { recoverFromUpdates } from "./recover-from-updates.ts";
import type { ListenerParts } from "./start-listening.ts";

/** What a page needs sooner or later, but not while it starts: updates of the site, and offline use. */
export function startLateParts(
  base: string,
  { session, library }: ListenerParts,
  content: ContentData | undefined,
): void {
  recoverFromUpdates(session);
  void bringUpWorker({
    base,
    playing: {
      get: () => wantsSound(session.state.get().status),
      subscribe: (listener) => session.state.subscribe(listener),
    },
    shown: content?.kind === "episode" ? content.file : undefined,
    saved: {
      get: () => [...library.saved.store.get().records.values()].map(({ track }) => track),
      subscribe: (listener) => library.saved.store.subscribe(listener),
    },
  });
}
