import { createStore, type ReadableStore } from "../store.ts";
import type { ListenerStorage } from "./storage.ts";

/** Choices of this listener. */
export interface PreferenceValues {
  /** 0.5–3. */
  rate: number;
  /** 0–1. */
  volume: number;
  muted: boolean;
  skipSponsors: boolean;
  autoNext: boolean;
  /** Single keys as commands; some people's tools press keys they didn't mean. */
  shortcuts: boolean;
}

export const DEFAULTS: PreferenceValues = {
  rate: 1,
  volume: 1,
  muted: false,
  skipSponsors: false,
  autoNext: true,
  shortcuts: true,
};

export interface PreferencesLibrary {
  readonly store: ReadableStore<PreferenceValues>;
  get(): PreferenceValues;
  set(patch: Partial<PreferenceValues>): void;
  /** What the listener chose, without the defaults. */
  chosen(): Partial<PreferenceValues>;
  clear(): void;
  /** Reads storage again: another tab may have written. */
  readonly load: () => void;
}

/** Keeps of `value` what is a preference: a stored or imported record may hold anything. */
export function readPreferences(value: unknown): Partial<PreferenceValues> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const found = new Map<string, unknown>(Object.entries(value));
  const chosen: Partial<PreferenceValues> = {};
  const number = (name: "rate" | "volume", low: number, high: number): void => {
    const n = found.get(name);
    if (typeof n === "number" && n >= low && n <= high) chosen[name] = n;
  };
  number("rate", 0.5, 3);
  number("volume", 0, 1);
  for (const name of ["muted", "skipSponsors", "autoNext", "shortcuts"] as const) {
    const choice = found.get(name);
    if (typeof choice === "boolean") chosen[name] = choice;
  }
  return chosen;
}

const ENTRY = "preferences";

export function createPreferences(storage: ListenerStorage): PreferencesLibrary {
  let chosen: Partial<PreferenceValues> = {};
  const store = createStore(DEFAULTS);
  const load = (): void => {
    // Where nothing can be written, memory knows better.
    if (storage.notice.get().text) return;
    chosen = storage.readNow(ENTRY, readPreferences) ?? chosen;
    store.set(chosen);
  };
  load();
  return {
    store,
    load,
    get: store.get,
    set(patch) {
      load();
      chosen = { ...chosen, ...patch };
      storage.writeNow(ENTRY, chosen);
      store.set(patch);
    },
    chosen: () => chosen,
    clear() {
      chosen = {};
      storage.writeNow(ENTRY, undefined);
      store.set(DEFAULTS);
    },
  };
}
