import type { ReadableStore } from "../store.ts";
import { createMoments, type MomentsLibrary } from "./moments.ts";
import { createPositions, type PositionsLibrary } from "./positions.ts";
import { createPreferences, type PreferencesLibrary } from "./preferences.ts";
import { createQueue, type QueueLibrary } from "./queue.ts";
import { createSaved, type SavedLibrary } from "./saved.ts";
import type { ListenerStorage } from "./storage.ts";

/** Everything that this listener keeps, in this browser alone. */
export interface Library {
  readonly positions: PositionsLibrary;
  readonly saved: SavedLibrary;
  readonly moments: MomentsLibrary;
  readonly queue: QueueLibrary;
  readonly preferences: PreferencesLibrary;
  /** Why nothing more can be kept; told once. */
  readonly notice: ReadableStore<{ text: string | undefined }>;
  /** Settles when everything kept is in memory. */
  readonly ready: Promise<void>;
  /** Settles when everything is safe. */
  readonly settled: () => Promise<void>;
  /** Forgets everything. */
  clear(): void;
}

/** @param now milliseconds since 1970 */
export function createLibrary(storage: ListenerStorage, now: () => number = Date.now): Library {
  const positions = createPositions(storage, now);
  const saved = createSaved(storage, now);
  const moments = createMoments(storage, now);
  const queue = createQueue(storage, now);
  const preferences = createPreferences(storage);
  const parts = [positions, saved, moments, queue];

  // A page that goes may be kept whole and shown again: it must hold up nobody meanwhile, nor be stale after.
  globalThis.window?.addEventListener("pagehide", () => storage.release());
  globalThis.window?.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    storage.resume();
    preferences.load();
    for (const part of parts) void part.load();
  });

  return {
    positions,
    saved,
    moments,
    queue,
    preferences,
    notice: storage.notice,
    ready: Promise.all(parts.map((part) => part.ready)).then(() => undefined),
    settled: storage.settled,
    clear() {
      for (const guid of positions.store.get().records.keys()) positions.forget(guid);
      for (const { track } of saved.store.get().records.values()) saved.set(track, false);
      for (const id of moments.store.get().records.keys()) moments.remove(id);
      queue.clear();
      preferences.clear();
    },
  };
}
