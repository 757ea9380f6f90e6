import { createStore, type ReadableStore } from "../store.ts";
import { type Change, createDatabase, type Database, type Table } from "./database.ts";

/** Format of every stored record. Raise it when a reader of the old shape would misread the new. */
export const STORAGE_FORMAT = 1;

/** Gives back what a record means; undefined where it makes no sense. */
export type Check<T> = (value: unknown) => T | undefined;

/**
 * The only user of localStorage and IndexedDB. Nothing here throws: what can't be kept
 * stays in the caller's memory, and `notice` says so, once. What can't be read is set
 * aside, not deleted: it may be a later version's.
 */
export interface ListenerStorage {
  readonly notice: ReadableStore<{ text: string | undefined }>;
  /** Undefined where storage can't be read. */
  readAll<T>(table: Table, check: Check<T>): Promise<Map<string, T> | undefined>;
  /**
   * Soon; several writes of one record become one. `undefined` removes it.
   * @returns false after `release`: other tabs are told alone
   */
  write(table: Table, key: string, value: unknown): boolean;
  /** One small record that is safe before the call returns (localStorage). */
  readNow<T>(name: string, check: Check<T>): T | undefined;
  writeNow(name: string, value: unknown): void;
  /** Settles when everything written so far is safe, or cannot be made so. */
  readonly settled: () => Promise<void>;
  /** Another tab wrote this. */
  onChange(listener: (change: Change) => void): () => void;
  /**
   * The page goes: lets go of the database and the channel. Nothing is stored from here on: a page
   * that is put by in the middle of a transaction would keep the next one from reading (WebKit).
   */
  release(): void;
  /** The page is there again. */
  resume(): void;
}

export interface StorageOptions {
  /** What all tabs of this site share: nothing else on the same origin has it. */
  name: string;
  indexedDB?: IDBFactory;
  localStorage?: Storage;
  Channel?: typeof BroadcastChannel;
}

const FORGETFUL =
  "This browser keeps nothing for this site. Your places last until you close the tab.";
const FULL = "The browser's storage is full. New places last only until you close the tab.";

/** Reading the property alone may throw where the listener forbade storage. */
function attempt<T>(read: () => T): NonNullable<T> | undefined {
  try {
    return read() ?? undefined;
  } catch {
    return undefined;
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);

function unwrap<T>(stored: unknown, check: Check<T>): T | undefined {
  if (typeof stored !== "object" || stored === null || !("format" in stored)) return undefined;
  if (stored.format !== STORAGE_FORMAT || !("value" in stored)) return undefined;
  return attempt(() => check(stored.value));
}

const wrap = (value: unknown): unknown => ({ format: STORAGE_FORMAT, value });

export function openStorage(options: StorageOptions): ListenerStorage {
  const { name } = options;
  const factory = attempt(() => options.indexedDB ?? globalThis.indexedDB);
  const local = attempt(() => options.localStorage ?? globalThis.localStorage);
  const Channel = options.Channel ?? attempt(() => globalThis.BroadcastChannel);
  const database: Database | undefined = factory && createDatabase(factory, name);
  const notice = createStore<{ text: string | undefined }>({ text: undefined });
  const listeners = new Set<(change: Change) => void>();

  let told = false;
  function tell(error?: unknown): void {
    if (told) return;
    told = true;
    notice.set({ text: isFull(error) ? FULL : FORGETFUL });
  }

  let channel: BroadcastChannel | undefined;
  function join(): BroadcastChannel | undefined {
    if (channel || !Channel) return channel;
    channel = new Channel(`${name} kept`);
    channel.addEventListener("message", (event: MessageEvent<Change>) => {
      for (const listener of listeners) listener(event.data);
    });
    return channel;
  }

  /** What waits to be written, by record. */
  let waiting = new Map<string, Change>();
  let writing: Promise<void> | undefined;
  /** The page is gone, maybe to come back as it is. */
  let away = false;
  async function drain(): Promise<void> {
    // One turn, so that several writes of one task travel together.
    await Promise.resolve();
    while (waiting.size > 0) {
      const changes = [...waiting.values()];
      waiting = new Map();
      try {
        if (!database) throw new Error("no IndexedDB");
        await database.write(
          changes.map(({ value, ...rest }) => ({
            ...rest,
            value: value === undefined ? undefined : wrap(value),
          })),
        );
      } catch (error) {
        tell(error);
      }
    }
    writing = undefined;
  }

  function leave(): void {
    channel?.close();
    channel = undefined;
  }

  return {
    notice,

    async readAll<T>(table: Table, check: Check<T>) {
      const good = new Map<string, T>();
      try {
        for (const [key, stored] of (await database?.readAll(table)) ?? []) {
          const value = unwrap(stored, check);
          if (value === undefined) await database?.setAside(table, key);
          else good.set(key, value);
        }
      } catch {
        // What can't be read can't be written either: the first write will say so.
        return undefined;
      }
      return good;
    },

    write(table, key, value) {
      if (!away) {
        waiting.set(`${table} ${key}`, { table, key, value });
        writing ??= drain();
      }
      try {
        join()?.postMessage({ table, key, value });
      } catch {
        // Other tabs read it when they are opened again.
      }
      if (away) leave();
      return !away;
    },

    readNow(entry, check) {
      const text = attempt(() => local?.getItem(`${name} ${entry}`));
      if (text === undefined) return undefined;
      const value = attempt(() => unwrap(JSON.parse(text), check));
      if (value === undefined) {
        attempt(() => local?.setItem(`${name} ${entry} aside ${Date.now()}`, text));
        attempt(() => local?.removeItem(`${name} ${entry}`));
      }
      return value;
    },

    writeNow(entry, value) {
      try {
        if (!local) throw new Error("no localStorage");
        if (value === undefined) local.removeItem(`${name} ${entry}`);
        else local.setItem(`${name} ${entry}`, JSON.stringify(wrap(value)));
      } catch (error) {
        tell(error);
      }
    },

    async settled() {
      await writing;
    },

    onChange(listener) {
      join();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    release() {
      away = true;
      database?.close();
      leave();
    },

    resume() {
      away = false;
      join();
    },
  };
}
