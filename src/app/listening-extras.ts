import type { AudioSession } from "../player/audio-session.ts";
import { connectMediaSession } from "../player/media-session.ts";
import { markTab } from "../player/tab-mark.ts";

/** What surrounds the sound: lock screen and headset keys, and the tab's title and icon. */
export function connectExtras(session: AudioSession): void {
  connectMediaSession(session);
  markTab(session, document);
}
