import type { AudioSession } from "../player/audio-session.ts";
import { wantsSound } from "../player/player-state.ts";
import { STALE } from "./route-failure.tsx";

const KEY = "playhead:reloaded";
/** Milliseconds within which a second reload would be a loop. */
const LOOP = 60_000;

/** Whether a reload may help: none was made just now, and the site can be reached. */
async function mayReload(): Promise<boolean> {
  try {
    if (Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) < LOOP) return false;
    const { ok } = await fetch(window.location.href, { method: "HEAD", cache: "no-store" });
    if (ok) sessionStorage.setItem(KEY, `${Date.now()}`);
    return ok;
  } catch {
    // Offline, or nothing can be remembered: better the page as it is than an endless circle.
    return false;
  }
}

/**
 * A page that stays open over an update of the site may ask for a script that is gone (Vite tells
 * by `vite:preloadError`), or get data that it can't read. Then it is loaded anew, once, as long
 * as nothing plays; else it says so.
 */
export function recoverFromUpdates(session: AudioSession): void {
  const recover = (): void => {
    if (wantsSound(session.state.get().status)) {
      session.notify("The site has been updated. Reload the page when you stop listening.");
      return;
    }
    void mayReload().then((may) => may && window.location.reload());
  };
  window.addEventListener("vite:preloadError", recover);
  window.addEventListener(STALE, recover);
}
