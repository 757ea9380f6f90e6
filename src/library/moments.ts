import type { Track } from "../model/track.ts";
import { createKeptTable, type KeptTable, nextTime } from "./kept-table.ts";
import { slim } from "./positions.ts";
import { type Moment, readMoment } from "./records.ts";
import type { ListenerStorage } from "./storage.ts";

/** Moments that the listener marked, with their notes. */
export interface MomentsLibrary extends Pick<
  KeptTable<Moment>,
  "store" | "ready" | "load" | "get" | "remove"
> {
  /** Marks `at` (seconds) of an episode; returns the new moment. */
  add(track: Track, at: number, note: string): Moment;
  setNote(id: string, note: string): void;
  readonly put: (moment: Moment) => void;
}

export function createMoments(storage: ListenerStorage, now: () => number): MomentsLibrary {
  const table = createKeptTable(storage, "moments", readMoment);
  return {
    store: table.store,
    ready: table.ready,
    load: table.load,
    get: table.get,
    remove: table.remove,
    add(track, at, note) {
      const time = nextTime(table.store.get().records, now());
      const id = newId();
      const moment = { id, at, note, created: time, updated: time, track: slim(track) };
      table.put(id, moment);
      return moment;
    },
    setNote(id, note) {
      const moment = table.get(id);
      if (!moment || moment.note === note) return;
      table.put(id, { ...moment, note, updated: nextTime(table.store.get().records, now()) });
    },
    put: (moment) => table.put(moment.id, moment),
  };
}

/** `crypto.randomUUID` is there on secure pages alone; a site on a local network may not be one. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** By episode in the order of their last mark, and by time within. */
export function momentsByEpisode(records: ReadonlyMap<string, Moment>): Moment[][] {
  const groups = new Map<string, Moment[]>();
  for (const moment of [...records.values()].toSorted((a, b) => b.created - a.created)) {
    const { guid } = moment.track;
    groups.set(guid, [...(groups.get(guid) ?? []), moment]);
  }
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.at - b.at));
}
