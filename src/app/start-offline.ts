import type { OpenOffline } from "../offline/offline-context.tsx";
import type { ContentData } from "../pages/load-content.ts";
import type { ListenerParts } from "./start-listening.ts";

type LateParts = ReturnType<(typeof import("./late-parts.ts"))["createLateParts"]>;

/** Milliseconds after the page has loaded: its first moments are its own. */
const LATER = 2_500;

/** As much of offline use, and of updates, as must be there from the first moment. */
export interface OfflineStart {
  /** Where an audio address plays from just now: the device, if it is kept there. */
  sourceOf(this: void, src: string): string;
  open: OpenOffline;
  /** Brings up the rest once the page has loaded and has nothing better to do. */
  startLater(parts: ListenerParts, content: ContentData | undefined): void;
}

/** Reading these alone may throw where the page is not trusted with them. */
function canKeep(): boolean {
  try {
    return Boolean(window.caches && navigator.serviceWorker);
  } catch {
    return false;
  }
}

/** In dev it does nothing: a worker would hide what was edited. */
export function startOffline(base: string, notify: (words: string) => void): OfflineStart {
  const possible = import.meta.env.PROD && canKeep();
  let parts: LateParts | undefined;
  const load = async (): Promise<LateParts> =>
    (parts ??= (await import("./late-parts.ts")).createLateParts(base, notify));

  // Only where a worker is at work can anything be kept, and then this comes from its cache.
  if (possible && navigator.serviceWorker.controller) load().catch(() => undefined);

  return {
    sourceOf: (src) => parts?.keptAudio.sourceOf(src) ?? src,
    open: possible ? async () => (await load()).open() : null,
    startLater(listening, content) {
      if (!import.meta.env.PROD) return;
      const start = (): void => {
        load().then(
          (late) => late.start(listening, content),
          () => undefined,
        );
      };
      const later = (): void => {
        setTimeout(() => (window.requestIdleCallback ?? setTimeout)(start), LATER);
      };
      if (document.readyState === "complete") later();
      else window.addEventListener("load", later, { once: true });
    },
  };
}
