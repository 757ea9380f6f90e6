/** A value that can be read and watched. `initial` is what the server rendered and hydration must repeat. */
export interface ReadableStore<T> {
  readonly initial: T;
  readonly get: () => T;
  /** Calls `listener` after every change; returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

export interface Store<T extends object> extends ReadableStore<T> {
  /** Replaces the fields of `patch`; nobody is told when none of them differs (Object.is). */
  set(patch: Partial<T>): void;
}

/** The one small observable store that the listener-side parts share. Treat its states as immutable. */
export function createStore<T extends object>(initial: T): Store<T> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    initial,
    get: () => state,
    set(patch) {
      const next: T = { ...state, ...patch };
      let differs = false;
      for (const key in patch) differs ||= !Object.is(state[key], next[key]);
      if (!differs) return;
      state = next;
      // A copy: a listener may leave, or bring another, while it is being told.
      for (const listener of Array.from(listeners)) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
