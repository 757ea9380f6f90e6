import type { KeptAudio } from "../offline/kept-audio.ts";
import type { OpenOffline } from "../offline/offline-context.tsx";
import type { ContentData } from "../pages/loaders.ts";
import type { ListenerParts } from "./start-listening.ts";

/** Milliseconds after the page has loaded: its first moments are its own. */
const LATER = 2_500;

/**
 * Opens what the listener keeps on this device, when something asks for it; `null` where the
 * browser cannot keep anything, and in dev, where a worker would hide what was edited.
 * @param notify says something once, where the listener looks
 */
export function offlineOpener(
  base: string,
  keptAudio: KeptAudio,
  notify: (words: string) => void,
): OpenOffline {
  if (!import.meta.env.PROD || !window.caches || !navigator.serviceWorker) return null;
  const open = async () =>
    (await import("../offline/create-offline.ts")).createOffline(base, keptAudio, notify);
  let opened: ReturnType<typeof open> | undefined;
  return () => {
    opened ??= open();
    // Asked again, it may be there.
    opened.catch(() => (opened = undefined));
    return opened;
  };
}

/** Once the page has loaded and has nothing better to do, what surrounds it comes up. */
export function startLater(
  base: string,
  parts: ListenerParts,
  content: ContentData | undefined,
): void {
  if (!import.meta.env.PROD) return;
  const start = (): void => {
    import("./late-parts.ts").then(
      (late) => late.startLateParts(base, parts, content),
      () => undefined,
    );
  };
  const later = (): void => {
    setTimeout(() => (window.requestIdleCallback ?? setTimeout)(start), LATER);
  };
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}
