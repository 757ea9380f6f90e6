import { useCallback, useSyncExternalStore } from "react";
import type { ReadableStore } from "./store.ts";

/**
 * The selected part of a store; renders again only when that part changes (Object.is).
 * `select` must return a primitive or a part of the state, never a fresh object.
 * On the server and at hydration it selects from `store.initial`, so both make the same markup.
 */
export function useStore<S, T>(store: ReadableStore<S>, select: (state: S) => T): T {
  // Stable, or React would leave and join at every render.
  const subscribe = useCallback((listener: () => void) => store.subscribe(listener), [store]);
  return useSyncExternalStore(
    subscribe,
    () => select(store.get()),
    () => select(store.initial),
  );
}
