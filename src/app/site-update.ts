import type { DataError } from "../model/reader.ts";
import type { AudioSession } from "../player/audio-session.ts";
import { wantsSound } from "../player/player-state.ts";
import { unreachable } from "./fetch-json.ts";
import { complain } from "./trouble.ts";

const KEY = "playhead:reloaded";
/** Milliseconds within which a second reload would be a loop. */
const LOOP = 60_000;

/** Whether a reload is no loop. It counts as made. */
function isFirst(): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) < LOOP) return false;
    sessionStorage.setItem(KEY, `${Date.now()}`);
    return true;
  } catch {
    // Nothing can be remembered: better the page as it is than an endless circle.
    return false;
  }
}

/**
 * A page that stays open over an update of the site may ask for a script that is gone, or get data
 * that it can't read. `reload` helps: it is called where nothing plays, unless it was just now;
 * else the listener is offered it.
 *
 * @returns whether it was called
 * @throws DataError where the site can't be reached: then it would not help
 */
export async function reloadOrOffer(
  session: AudioSession | null,
  reload = (): void => window.location.reload(),
): Promise<boolean> {
  let status = 0;
  try {
    ({ status } = await fetch(window.location.href, { method: "HEAD", cache: "no-store" }));
  } catch {
    throw unreachable();
  }
  if (status >= 500) throw unreachable();
  const playing = session !== null && wantsSound(session.state.get().status);
  const now = !playing && isFirst();
  if (now) reload();
  else complain("The site has been updated since you opened it.", reload, "Reload");
  return now;
}

/** Tells of a script that was asked for and did not come. What is there goes on without it. */
export function tellMissing(what: string, session: AudioSession | null, retry: () => void): void {
  reloadOrOffer(session).catch((reason: DataError) =>
    complain(`${what} could not be loaded. ${reason.message}`, retry),
  );
}
