import type { Track } from "../model/track.ts";
import { createKeptTable, nextTime } from "./kept-table.ts";
import { slim } from "./positions.ts";
import { type QueueRecord, readQueue } from "./records.ts";
import type { ReadableStore } from "../store.ts";
import type { ListenerStorage } from "./storage.ts";

const KEY = "queue";

/** What plays next, in order; every episode at most once. */
export interface QueueLibrary {
  readonly store: ReadableStore<{ records: ReadonlyMap<string, QueueRecord> }>;
  readonly ready: Promise<void>;
  tracks(): readonly Track[];
  /** At the end; those that are there keep their place. */
  add(tracks: readonly Track[]): void;
  /** At the front, in this order, wherever they were. */
  playNext(tracks: readonly Track[]): void;
  remove(guid: string): void;
  /** To the place `to`, counted without it; 0 is the front. */
  move(guid: string, to: number): void;
  /** Takes the first one out. */
  shift(): Track | undefined;
  clear(): void;
  load(): Promise<void>;
}

const NONE: readonly Track[] = [];

/** The part of the queue's store that views select. */
export const queuedTracks = (state: {
  records: ReadonlyMap<string, QueueRecord>;
}): readonly Track[] => state.records.get(KEY)?.tracks ?? NONE;

export function createQueue(storage: ListenerStorage, now: () => number): QueueLibrary {
  const table = createKeptTable(storage, "lists", readQueue);
  const tracks = (): readonly Track[] => queuedTracks(table.store.get());
  const set = (next: readonly Track[]): void => {
    const updated = nextTime(table.store.get().records, now());
    table.put(KEY, { tracks: next, updated });
  };
  const without = (guid: string): Track[] => tracks().filter((track) => track.guid !== guid);

  return {
    store: table.store,
    ready: table.ready,
    tracks,
    add(more) {
      const known = new Set(tracks().map(({ guid }) => guid));
      const fresh = more.filter(({ guid }) => !known.has(guid) && known.add(guid));
      if (fresh.length > 0) set([...tracks(), ...fresh.map(slim)]);
    },
    playNext(first) {
      const moved = new Set(first.map(({ guid }) => guid));
      set([...first.map(slim), ...tracks().filter(({ guid }) => !moved.has(guid))]);
    },
    remove(guid) {
      if (tracks().some((track) => track.guid === guid)) set(without(guid));
    },
    move(guid, to) {
      const track = tracks().find((one) => one.guid === guid);
      if (track) set(without(guid).toSpliced(Math.max(0, to), 0, track));
    },
    shift() {
      const [first, ...rest] = tracks();
      if (first) set(rest);
      return first;
    },
    clear: () => set([]),
    load: table.load,
  };
}
