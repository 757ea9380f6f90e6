import { createContext, use, useMemo, type ReactElement, type ReactNode } from "react";
import type { Track } from "../model/track.ts";
import { createStore, type ReadableStore } from "../store.ts";
import { useStore } from "../use-store.ts";
import type { TableState } from "./kept-table.ts";
import type { Library } from "./library.ts";
import { DEFAULTS, type PreferenceValues } from "./preferences.ts";
import { type HeardState, heardState, isHeardState } from "./positions.ts";
import { queuedTracks } from "./queue.ts";
import type { KeptPlace, Moment, QueueRecord, SavedEpisode } from "./records.ts";

const LibraryContext = createContext<Library | null>(null);

const nothing = <T,>(): ReadableStore<TableState<T>> =>
  createStore<TableState<T>>({ records: new Map(), loaded: false });
const NO_PLACES = nothing<KeptPlace>();
const NO_SAVED = nothing<SavedEpisode>();
const NO_MOMENTS = nothing<Moment>();
const NO_QUEUE = nothing<QueueRecord>();
const NO_PREFERENCES: ReadableStore<PreferenceValues> = createStore(DEFAULTS);
const NO_NOTICE = createStore<{ text: string | undefined }>({ text: undefined });

/** Gives the library to the tree; `null` on the server, where nobody listens. */
export function LibraryProvider(props: {
  library: Library | null;
  children: ReactNode;
}): ReactElement {
  return <LibraryContext value={props.library}>{props.children}</LibraryContext>;
}

/** The library, for requests inside event handlers; `null` on the server: never choose markup by it. */
export function useLibrary(): Library | null {
  return use(LibraryContext);
}

// Every hook below shows nothing kept on the server and at hydration, and what is kept right after.

/** Where the listener is in one episode. */
export function usePlace(guid: string): KeptPlace | undefined {
  return useStore(useLibrary()?.positions.store ?? NO_PLACES, (all) => all.records.get(guid));
}

export function usePlaces(): ReadonlyMap<string, KeptPlace> {
  return useStore(useLibrary()?.positions.store ?? NO_PLACES, (all) => all.records);
}

/**
 * What the listener did with each of several episodes. It sleeps while a place moves on:
 * only a change from one state to another wakes it.
 */
export function useHeardStates(guids: readonly string[]): readonly HeardState[] {
  const states = useStore(useLibrary()?.positions.store ?? NO_PLACES, ({ records }) =>
    guids.map((guid) => heardState(records.get(guid))).join(" "),
  );
  return useMemo(() => states.split(" ").filter(isHeardState), [states]);
}

export function useSaved(guid: string): boolean {
  return useStore(useLibrary()?.saved.store ?? NO_SAVED, (all) => all.records.has(guid));
}

export function useSavedRecords(): ReadonlyMap<string, SavedEpisode> {
  return useStore(useLibrary()?.saved.store ?? NO_SAVED, (all) => all.records);
}

export function useMoments(): ReadonlyMap<string, Moment> {
  return useStore(useLibrary()?.moments.store ?? NO_MOMENTS, (all) => all.records);
}

export function useQueue(): readonly Track[] {
  return useStore(useLibrary()?.queue.store ?? NO_QUEUE, queuedTracks);
}

export function usePreference<T>(select: (values: PreferenceValues) => T): T {
  return useStore(useLibrary()?.preferences.store ?? NO_PREFERENCES, select);
}

/** Why nothing more can be kept; undefined while all is well. */
export function useKeepingNotice(): string | undefined {
  return useStore(useLibrary()?.notice ?? NO_NOTICE, (notice) => notice.text);
}

/** Whether what was kept is in memory by now: before that, an empty list says nothing. */
export function useLibraryLoaded(): boolean {
  return useStore(useLibrary()?.positions.store ?? NO_PLACES, (all) => all.loaded);
}
