import { isRouteErrorResponse } from "react-router";
import { DataError } from "../model/reader.ts";
import type { AudioSession } from "../player/audio-session.ts";
import { rememberPlaces } from "../pages/late.tsx";
import type { RouterWatch } from "./router-watch.ts";
import { reloadOrOffer } from "./site-update.ts";
import { complain, relieve } from "./trouble.ts";

function wordsFor(reason: unknown): string {
  if (reason instanceof DataError) return reason.message;
  return isRouteErrorResponse(reason) && reason.status === 404
    ? "There is nothing at its address."
    : "What arrived is damaged.";
}

/**
 * Where a page can't be loaded, the one before it stays, as it was scrolled and with what was typed,
 * and a message says so.
 */
export const stayOnPage = (session: AudioSession): RouterWatch => ({
  leaving: rememberPlaces,
  async failed(reason, { href, canStay, isHere, signal, retry }) {
    let why = reason;
    let offered = false;
    if (reason instanceof DataError && reason.stale) {
      const reload = (): void => {
        if (isHere) window.location.reload();
        else window.location.assign(href);
      };
      try {
        if (await reloadOrOffer(session, reload)) return await new Promise<never>(() => undefined);
        offered = true;
      } catch (failure) {
        why = failure;
      }
    }
    if (signal.aborted || !canStay) return false;
    // Before the list has answered its query, it shows no more than the newest episodes.
    delete document.documentElement.dataset["outdated"];
    if (!offered) complain(`The page could not be loaded. ${wordsFor(why)}`, retry);
    return true;
  },
  slow: ({ retry }) => complain("The page is slow to arrive.", retry),
  arrived: relieve,
});
