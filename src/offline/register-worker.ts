import { playingLock, WORKER } from "../model/offline-files.ts";
import { withBase } from "../model/paths.ts";

/** Whether this page plays, now and as it changes. */
export interface Playing {
  get(): boolean;
  /** Calls `listener` after every change, or more often; returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

/** Milliseconds between looks for a new version in a page that stays open. */
const LOOK = 60 * 60_000;

interface ScriptUrls {
  createScriptURL(url: string): string;
}

/** A page with Trusted Types takes a script's address from a policy alone; it is made once. */
let policy: ScriptUrls | undefined;
function trustedUrl(url: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: ScriptUrls): ScriptUrls };
  };
  const rules: ScriptUrls = { createScriptURL: (address) => address };
  policy ??= trustedTypes?.createPolicy("playhead-worker", rules) ?? rules;
  return policy.createScriptURL(url);
}

/**
 * Registers the site's service worker; undefined where the browser has none, or forbids it. Once
 * is enough: asking again gives the same.
 * @param base the site's base, "/" or "/a/sub/path/"
 */
export async function registerWorker(base: string): Promise<ServiceWorkerRegistration | undefined> {
  try {
    return await globalThis.navigator.serviceWorker?.register(trustedUrl(withBase(WORKER, base)), {
      scope: base,
      updateViaCache: "none",
    });
  } catch {
    // Private windows, insecure origins, a listener's settings: the site works without.
    return undefined;
  }
}

/**
 * Lets a new worker take over once no tab of this site plays. Nothing is reloaded: the old
 * version's scripts stay at hand for tabs that run it.
 */
export function updateWhenSilent(
  registration: ServiceWorkerRegistration,
  base: string,
  playing: Playing,
): void {
  const lock = playingLock(base);
  let release: (() => void) | undefined;

  const takeOver = (): void => {
    const { waiting } = registration;
    if (!waiting || playing.get()) return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    const go = (): void => waiting.postMessage("activate");
    if (!navigator.locks) go();
    // Only if nobody holds it: a lock that waits would hold up whoever starts to play.
    else void navigator.locks.request(lock, { ifAvailable: true }, (free) => free && go());
  };

  const follow = (): void => {
    if (playing.get() === (release !== undefined)) return;
    if (release) {
      release();
      release = undefined;
      if (!navigator.locks) takeOver();
    } else {
      const playingOn = new Promise<void>((resolve) => {
        release = resolve;
      });
      void navigator.locks?.request(lock, { mode: "shared" }, () => playingOn).then(takeOver);
    }
  };

  const watch = (): void => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") takeOver();
    });
  };

  playing.subscribe(follow);
  follow();
  registration.addEventListener("updatefound", watch);
  watch();
  takeOver();

  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    takeOver();
    if (Date.now() - looked < LOOK) return;
    looked = Date.now();
    registration.update().catch(() => undefined);
  });
}
