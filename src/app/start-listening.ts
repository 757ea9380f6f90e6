import { createLibrary, type Library } from "../library/library.ts";
import { heardState, history } from "../library/positions.ts";
import { openStorage } from "../library/storage.ts";
import type { HeardBefore } from "../pages/heard-filter.ts";
import { type AudioSession, createAudioSession } from "../player/audio-session.ts";
import { wantsSound } from "../player/player-state.ts";

/** What one listener has in this browser: the sound, and what they keep. */
export interface ListenerParts {
  session: AudioSession;
  library: Library;
}

/**
 * Introduces the player to the library, once, as the page starts.
 * @param base the site's base, "/" or "/a/sub/path/"
 * @param sourceOf where an audio address plays from just now
 */
export function startListening(base: string, sourceOf: (src: string) => string): ListenerParts {
  // Two shows may share an origin: each keeps its own.
  const name = `playhead:${base}`;
  const library = createLibrary(openStorage({ name }));
  const session = createAudioSession({
    positions: library.positions,
    preferences: library.preferences,
    upNext: () => library.queue.shift(),
    channel: name,
    sourceOf,
  });

  // What was heard last stands ready, unless the page shows an episode of its own.
  void library.ready.then(() => {
    const last = history(library.positions.store.get().records)[0];
    if (last && !last.finished && session.state.get().status === "idle") session.cue(last.track);
  });

  // What plays now does not play again after it.
  let playing: string | undefined;
  session.state.subscribe(() => {
    const { track, status } = session.state.get();
    if (status !== "playing" || track?.guid === playing) return;
    playing = track?.guid;
    if (track) library.queue.remove(track.guid);
  });

  // Headset keys, lock screen and the tab's title matter once something plays: they come after that.
  const stop = session.state.subscribe(() => {
    if (!wantsSound(session.state.get().status)) return;
    stop();
    void import("./listening-extras.ts").then((extras) => extras.connectExtras(session));
  });
  return { session, library };
}

/** What lists ask about this listener. */
export const heardBefore = ({ positions }: Library): HeardBefore => ({
  ready: positions.ready,
  stateOf: (guid) => heardState(positions.get(guid)),
});
