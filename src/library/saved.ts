import type { Track } from "../model/track.ts";
import { createKeptTable, nextTime, type KeptTable } from "./kept-table.ts";
import { slim } from "./positions.ts";
import { readSaved, type SavedEpisode } from "./records.ts";
import type { ListenerStorage } from "./storage.ts";

/** Episodes that the listener set apart. */
export interface SavedLibrary extends Pick<KeptTable<SavedEpisode>, "store" | "ready" | "load"> {
  /** Saves the episode, or takes it out. */
  set(track: Track, saved: boolean): void;
  readonly put: (saved: SavedEpisode) => void;
}

export function createSaved(storage: ListenerStorage, now: () => number): SavedLibrary {
  const table = createKeptTable(storage, "saved", readSaved);
  return {
    store: table.store,
    ready: table.ready,
    load: table.load,
    set(track, saved) {
      if (!saved) return table.remove(track.guid);
      const updated = nextTime(table.store.get().records, now());
      return table.put(track.guid, { track: slim(track), updated });
    },
    put: (saved) => table.put(saved.track.guid, saved),
  };
}

/** The last saved first. */
export const savedEpisodes = (records: ReadonlyMap<string, SavedEpisode>): SavedEpisode[] =>
  [...records.values()].toSorted((a, b) => b.updated - a.updated);
