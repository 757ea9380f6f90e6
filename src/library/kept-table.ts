import { createStore, type ReadableStore } from "../store.ts";
import type { Table } from "./database.ts";
import type { Check, ListenerStorage } from "./storage.ts";

/** Milliseconds since 1970 of a record's last change: of two, the newer one is the listener's. */
export interface Dated {
  updated: number;
}

/** A time after all that are kept: what was done last comes last, wherever a clock stood before. */
export function nextTime(records: ReadonlyMap<string, Dated>, now: number): number {
  let time = now;
  for (const { updated } of records.values()) time = Math.max(time, updated + 1);
  return time;
}

export interface TableState<T> {
  records: ReadonlyMap<string, T>;
  /** False until what was kept is in memory. */
  loaded: boolean;
}

/** Records of one kind: in memory to read, in storage to last, and told to the other tabs. */
export interface KeptTable<T extends Dated> {
  readonly store: ReadableStore<TableState<T>>;
  /** Settles when storage has been read, the last time that it was asked for. */
  readonly ready: Promise<void>;
  readonly get: (key: string) => T | undefined;
  put(key: string, record: T): void;
  readonly remove: (key: string) => void;
  /** In memory alone: what a crash left, or another tab wrote. The newer one stays. */
  admit(key: string, record: T): void;
  /** Reads storage again: after a rest in the back/forward cache. */
  readonly load: () => Promise<void>;
}

export function createKeptTable<T extends Dated>(
  storage: ListenerStorage,
  table: Table,
  check: Check<T>,
): KeptTable<T> {
  const store = createStore<TableState<T>>({ records: new Map(), loaded: false });
  /** Removed before storage was read: it must not bring them back. */
  const removed = new Set<string>();
  /** Put or removed as the page went. */
  const unstored = new Set<string>();

  const replace = (change: (records: Map<string, T>) => void): void => {
    const records = new Map(store.get().records);
    change(records);
    store.set({ records });
  };

  function write(key: string, record: T | undefined): void {
    if (!storage.write(table, key, record)) unstored.add(key);
  }

  let ready = Promise.resolve();
  const kept: KeptTable<T> = {
    store,
    get ready() {
      return ready;
    },
    get: (key) => store.get().records.get(key),
    put(key, record) {
      removed.delete(key);
      replace((records) => records.set(key, record));
      write(key, record);
    },
    remove(key) {
      removed.add(key);
      replace((records) => records.delete(key));
      write(key, undefined);
    },
    admit(key, record) {
      const present = kept.get(key);
      if (present && present.updated >= record.updated) return;
      replace((records) => records.set(key, record));
    },
    load: () => (ready = read()),
  };

  async function read(): Promise<void> {
    const again = store.get().loaded;
    await storage.settled();
    const whole = await storage.readAll(table, check);
    const found = whole ?? new Map<string, T>();
    replace((records) => {
      // What is no longer there, another tab removed.
      if (again && whole && !storage.notice.get().text)
        for (const key of records.keys())
          if (!found.has(key) && !unstored.has(key)) records.delete(key);
      for (const [key, record] of found) {
        const present = records.get(key);
        if (removed.has(key)) continue;
        if (!present || present.updated < record.updated) records.set(key, record);
      }
    });
    // What only memory knew, such as the record that a crash left.
    for (const [key, record] of store.get().records) {
      const stored = found.get(key);
      if (!stored || stored.updated < record.updated) write(key, record);
      unstored.delete(key);
    }
    for (const key of unstored) write(key, undefined);
    unstored.clear();
    store.set({ loaded: true });
  }

  storage.onChange((change) => {
    if (change.table !== table) return;
    if (change.value === undefined) replace((records) => records.delete(change.key));
    else {
      const record = check(change.value);
      if (record) kept.admit(change.key, record);
    }
  });
  void kept.load();
  return kept;
}
