const RECORDS = "records";
const ASIDE = "aside";
/** Layout of the database; the format of what is in it is `storage`'s matter. */
const LAYOUT = 1;
/** Milliseconds after which a database that does not open counts as absent. */
const PATIENCE = 4_000;

/** Kinds of records. */
export type Table = "positions" | "saved" | "moments" | "lists";

export interface Change {
  table: Table;
  key: string;
  /** `undefined` removes the record. */
  value: unknown;
}

/** IndexedDB, as much of it as a few thousand small records need. Every call may fail. */
export interface Database {
  readAll(table: Table): Promise<Map<string, unknown>>;
  /** All of `changes`, or none. */
  write(changes: readonly Change[]): Promise<void>;
  /** Moves a record to where nobody reads it, and nobody overwrites it. */
  setAside(table: Table, key: string): Promise<void>;
  close(): void;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB failed")));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  const failed = (): Error => transaction.error ?? new Error("IndexedDB gave up a transaction");
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(failed()));
    transaction.addEventListener("error", () => reject(failed()));
  });
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, LAYOUT);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(RECORDS);
    request.result.createObjectStore(ASIDE, { autoIncrement: true });
  });
  const timeout = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("IndexedDB does not answer")), PATIENCE);
  });
  return Promise.race([done(request), timeout]);
}

export function createDatabase(factory: IDBFactory, name: string): Database {
  let opened: Promise<IDBDatabase> | undefined;

  function forget(): void {
    opened = undefined;
  }

  async function connect(): Promise<IDBDatabase> {
    let db: IDBDatabase;
    try {
      db = await open(factory, name);
    } catch (error) {
      // A later Playhead has changed the layout: its data stays whole, ours stands beside it.
      if (!(error instanceof Error) || error.name !== "VersionError") throw error;
      db = await open(factory, `${name} (layout ${LAYOUT})`);
    }
    db.addEventListener("close", forget);
    // Another tab wants to change or delete it, and waits for us.
    db.addEventListener("versionchange", () => {
      forget();
      db.close();
    });
    return db;
  }

  function database(): Promise<IDBDatabase> {
    opened ??= connect().catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  }

  return {
    async readAll(table) {
      const store = (await database()).transaction(RECORDS).objectStore(RECORDS);
      const range = IDBKeyRange.bound([table], [table, []]);
      const [keys, values] = await Promise.all([
        done(store.getAllKeys(range)),
        done<unknown[]>(store.getAll(range)),
      ]);
      const found = new Map<string, unknown>();
      keys.forEach((key, i) => {
        if (Array.isArray(key) && typeof key[1] === "string") found.set(key[1], values[i]);
      });
      return found;
    },
    async write(changes) {
      const transaction = (await database()).transaction(RECORDS, "readwrite");
      const store = transaction.objectStore(RECORDS);
      const end = committed(transaction);
      for (const { table, key, value } of changes) {
        if (value === undefined) store.delete([table, key]);
        else store.put(value, [table, key]);
      }
      await end;
    },
    async setAside(table, key) {
      const transaction = (await database()).transaction([RECORDS, ASIDE], "readwrite");
      const end = committed(transaction);
      const records = transaction.objectStore(RECORDS);
      const value = await done<unknown>(records.get([table, key]));
      if (value !== undefined) {
        transaction.objectStore(ASIDE).add({ table, key, value });
        records.delete([table, key]);
      }
      await end;
    },
    close() {
      const closing = opened;
      forget();
      void closing?.then((db) => db.close()).catch(() => undefined);
    },
  };
}
