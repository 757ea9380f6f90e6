import type { Library } from "./library.ts";
import { readPreferences } from "./preferences.ts";
import {
  type KeptPlace,
  type Moment,
  type QueueRecord,
  readMoment,
  readPlace,
  readQueue,
  readSaved,
  type SavedEpisode,
  type Stretch,
} from "./records.ts";

/** Format of an exported file. Raise it when this reader would misread the new shape. */
export const EXPORT_FORMAT = 1;

/** What came of an import, in records. */
export interface ImportReport {
  /** New here. */
  added: number;
  /** Newer there than here. */
  updated: number;
  /** Here already, or newer here. */
  unchanged: number;
  /** Not understood, and left out. */
  unreadable: number;
}

/** Why a file can't be imported, in words for the listener. */
export class ImportError extends Error {
  override name = "ImportError";
}

/** Everything kept, as JSON: what `importLibrary` reads. @param date ISO 8601 */
export function exportLibrary(library: Library, date: string): string {
  const { positions, saved, moments, queue, preferences } = library;
  // Through the readers, so that the same records always make the same text.
  const file = {
    playhead: EXPORT_FORMAT,
    exported: date,
    positions: [...positions.store.get().records.values()].map(readPlace),
    saved: [...saved.store.get().records.values()].map(readSaved),
    moments: [...moments.store.get().records.values()].map(readMoment),
    queue: queue.tracks(),
    preferences: preferences.chosen(),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

function parseExport(text: string): Map<string, unknown> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new ImportError("This file is not an export of Playhead: it is no JSON.");
  }
  const fields = new Map<string, unknown>(
    typeof file === "object" && file !== null ? Object.entries(file) : [],
  );
  const format = fields.get("playhead");
  if (typeof format !== "number") throw new ImportError("This file is not an export of Playhead.");
  if (format > EXPORT_FORMAT) {
    throw new ImportError(
      "This file was written by a later version of this site. Reload, then try again.",
    );
  }
  return fields;
}

/** Two places of one episode: the newer one, with what was heard in either. */
function mergePlaces(here: KeptPlace, there: KeptPlace): KeptPlace {
  const newer = there.updated > here.updated ? there : here;
  const heard = joinHeard(here.heard, there.heard);
  const same = JSON.stringify(heard) === JSON.stringify(newer.heard);
  return same ? newer : { ...newer, heard };
}

function joinHeard(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const [start, end] of [...a, ...b].toSorted((x, y) => x[0] - y[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], end)];
    else joined.push([start, end]);
  }
  return joined;
}

/**
 * Brings an exported file in, without loss: of two records of one thing the newer one stays,
 * what was heard is joined, the queue goes on with what it lacked, and a choice made here stands.
 * Importing the same file again changes nothing. Throws ImportError.
 */
export async function importLibrary(library: Library, text: string): Promise<ImportReport> {
  const fields = parseExport(text);
  await library.ready;
  const report: ImportReport = { added: 0, updated: 0, unchanged: 0, unreadable: 0 };

  function bring<T extends { updated: number }>(
    name: string,
    read: (value: unknown) => T | undefined,
    find: (record: T) => T | undefined,
    put: (record: T) => void,
    merge: (here: T, there: T) => T = (here, there) =>
      there.updated > here.updated ? there : here,
  ): void {
    const list = fields.get(name);
    for (const value of Array.isArray(list) ? list : []) {
      const there = read(value);
      const here = there && find(there);
      if (!there) report.unreadable += 1;
      else if (!here) {
        put(there);
        report.added += 1;
      } else {
        const merged = merge(here, there);
        if (merged === here) report.unchanged += 1;
        else {
          put(merged);
          report.updated += 1;
        }
      }
    }
  }

  const { positions, saved, moments, queue, preferences } = library;
  bring<KeptPlace>(
    "positions",
    readPlace,
    (p) => positions.get(p.track.guid),
    positions.put,
    mergePlaces,
  );
  bring<SavedEpisode>(
    "saved",
    readSaved,
    (one) => saved.store.get().records.get(one.track.guid),
    saved.put,
  );
  bring<Moment>("moments", readMoment, (one) => moments.get(one.id), moments.put);

  const queued: QueueRecord | undefined = readQueue({
    tracks: fields.get("queue") ?? [],
    updated: 0,
  });
  if (!queued) report.unreadable += 1;
  else {
    const before = queue.tracks().length;
    queue.add(queued.tracks);
    const added = queue.tracks().length - before;
    report.added += added;
    report.unchanged += queued.tracks.length - added;
  }

  const theirs = readPreferences(fields.get("preferences")) ?? {};
  const choices = { ...theirs, ...preferences.chosen() };
  if (Object.keys(choices).length > Object.keys(preferences.chosen()).length)
    preferences.set(choices);
  return report;
}
