import type { Track } from "../model/track.ts";
import type { ReadableStore } from "../store.ts";
import { createKeptTable, nextTime, type TableState } from "./kept-table.ts";
import { type KeptPlace, readPlace, readTrack, type Stretch } from "./records.ts";
import type { ListenerStorage } from "./storage.ts";

/** Name of the record that is safe before the page goes. */
const LAST = "last place";
/** Seconds below which an episode counts as not begun. */
const BEGUN = 10;

/** Where the listener is in every episode; satisfies what the player asks of its memory. */
export interface PositionsLibrary {
  readonly store: ReadableStore<TableState<KeptPlace>>;
  /** Settles when storage has been read, the last time that it was asked for. */
  readonly ready: Promise<void>;
  get(guid: string): KeptPlace | undefined;
  save(
    track: Track,
    place: { at: number; duration?: number; heard: readonly Stretch[] },
    how: { finished: boolean; when: "soon" | "now" },
  ): void;
  /** Marks an episode as played, or as if it had never been. */
  setPlayed(track: Track, played: boolean): void;
  /** A place from elsewhere takes part as it is. */
  readonly put: (place: KeptPlace) => void;
  /** Takes an episode out of the history. */
  forget(guid: string): void;
  load(): Promise<void>;
}

/** `track` as records keep it: without the chapters, which the site knows better. */
export function slim(track: Track): Track {
  return readTrack(track) ?? track;
}

export function createPositions(storage: ListenerStorage, now: () => number): PositionsLibrary {
  const last = storage.readNow(LAST, readPlace);
  const table = createKeptTable(storage, "positions", readPlace);
  if (last) table.admit(last.track.guid, last);

  const next = (): number => nextTime(table.store.get().records, now());

  return {
    store: table.store,
    get ready() {
      return table.ready;
    },
    get: table.get,
    save(track, { at, duration, heard }, { finished, when }) {
      const { guid } = track;
      const updated = next();
      const played = finished ? updated : table.get(guid)?.played;
      const place: KeptPlace = { at, heard, finished, updated, track: slim(track) };
      if (duration !== undefined) place.duration = duration;
      if (played !== undefined) place.played = played;
      if (when === "now") storage.writeNow(LAST, place);
      table.put(guid, place);
    },
    setPlayed(track, played) {
      const { guid } = track;
      const updated = next();
      const before = table.get(guid);
      table.put(
        guid,
        played
          ? {
              at: 0,
              heard: [],
              ...before,
              finished: true,
              played: updated,
              updated,
              track: slim(track),
            }
          : { at: 0, heard: [], finished: false, updated, track: slim(track) },
      );
    },
    put: (place) => table.put(place.track.guid, place),
    forget(guid) {
      storage.writeNow(LAST, undefined);
      table.remove(guid);
    },
    load: table.load,
  };
}

/** What the listener did with an episode. */
export type HeardState = "new" | "begun" | "played";

export const isHeardState = (text: string): text is HeardState =>
  text === "new" || text === "begun" || text === "played";

export function heardState(place: KeptPlace | undefined): HeardState {
  if (place?.played !== undefined) return "played";
  return place && place.at >= BEGUN ? "begun" : "new";
}

const byDate = (a: KeptPlace, b: KeptPlace): number => b.updated - a.updated;

/** What was begun and not finished, the last heard first. */
export function unfinished(records: ReadonlyMap<string, KeptPlace>): KeptPlace[] {
  return [...records.values()]
    .filter(({ at, finished }) => at >= BEGUN && !finished)
    .toSorted(byDate);
}

/** Everything that was heard, the last heard first. */
export function history(records: ReadonlyMap<string, KeptPlace>): KeptPlace[] {
  return [...records.values()]
    .filter(({ at, heard, played }) => at > 0 || heard.length > 0 || played !== undefined)
    .toSorted(byDate);
}
