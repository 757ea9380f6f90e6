import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { createLibrary, type Library } from "../../src/library/library.ts";
import { type ListenerStorage, openStorage } from "../../src/library/storage.ts";
import type { Track } from "../../src/model/track.ts";

globalThis.IDBKeyRange = IDBKeyRange;

export const track = (guid: string, rest: Partial<Track> = {}): Track => ({
  guid,
  id: guid,
  path: `/${guid}.html`,
  title: `Episode ${guid}`,
  show: "A Show",
  guests: "Ann Bee",
  audio: { src: `https://host.example/${guid}.mp3`, type: "audio/mpeg" },
  duration: 3600,
  ...rest,
});

/** localStorage as a plain map. */
export class FakeLocalStorage implements Storage {
  readonly entries = new Map<string, string>();
  get length(): number {
    return this.entries.size;
  }
  clear(): void {
    this.entries.clear();
  }
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }
}

let browsers = 0;

/** Channels that the tabs of one browser hear, and no other's. */
function ownChannel(): typeof BroadcastChannel {
  const id = (browsers += 1);
  return class extends BroadcastChannel {
    constructor(name: string) {
      super(`${id} ${name}`);
    }
  };
}

/** A browser: what survives when a page is closed and opened again. */
export class FakeBrowser {
  readonly #Channel = ownChannel();
  indexedDB = new IDBFactory();
  localStorage: Storage = new FakeLocalStorage();
  time = Date.UTC(2026, 0, 1);

  storage(): ListenerStorage {
    return openStorage({
      name: "test",
      indexedDB: this.indexedDB,
      localStorage: this.localStorage,
      Channel: this.#Channel,
    });
  }

  /** Opens the site in a new tab, and waits until everything kept is in memory. */
  async open(storage = this.storage()): Promise<Library> {
    const library = createLibrary(storage, () => this.time);
    await library.ready;
    return library;
  }

  /** Every record that IndexedDB holds, by store. */
  async records(name = "test"): Promise<Record<string, unknown[]>> {
    const db = await opened(this.indexedDB.open(name));
    const found: Record<string, unknown[]> = {};
    for (const store of db.objectStoreNames) {
      found[store] = await opened<unknown[]>(db.transaction(store).objectStore(store).getAll());
    }
    db.close();
    return found;
  }

  /** Writes into IndexedDB past the library. */
  async tamper(key: [string, string], value: unknown): Promise<void> {
    const db = await opened(this.indexedDB.open("test"));
    await opened(db.transaction("records", "readwrite").objectStore("records").put(value, key));
    db.close();
  }
}

export function opened<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("failed")));
  });
}
