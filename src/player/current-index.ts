import { indexAt } from "../model/timeline.ts";
import type { ReadableStore } from "../store.ts";
import type { AudioSession } from "./audio-session.ts";

/**
 * The index of what sounds among `items` of one episode (cues by start), as a store: a view
 * of each item subscribes to whether it is its turn. -1 while another episode sounds.
 * It asks the session only while somebody watches it.
 */
export function followIndex(
  session: AudioSession,
  guid: string,
  items: readonly { start: number }[],
): ReadableStore<{ index: number }> {
  const listeners = new Set<() => void>();
  const initial = { index: -1 };
  let state = initial;
  let stop: (() => void) | undefined;

  /** True when it is another one's turn. */
  function follow(): boolean {
    const here = session.state.get().track?.guid === guid;
    const index = here ? indexAt(items, session.position()) : -1;
    if (index === state.index) return false;
    state = { index };
    return true;
  }

  return {
    initial,
    get() {
      if (!stop) follow();
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      stop ??= session.onTime(() => {
        if (follow()) for (const told of Array.from(listeners)) told();
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
