import { type CatalogFile, openCatalog } from "../model/catalog-files.ts";
import { appearancesIn, taggedIn } from "../model/catalog-lookups.ts";
import type { EpisodeSummary } from "../model/episode.ts";
import {
  DETAILS_TOGETHER,
  type DetailsFile,
  detailsPlace,
  detailsRange,
  type EpisodeEntry,
  episodesKey,
  isComplete,
  withDetails,
} from "../model/episode-entry.ts";
import { detailsPath } from "../model/paths.ts";
import type { CatalogReader } from "../model/reader.ts";
import { turn } from "../model/turn.ts";
import type { DataFiles } from "./fetch-data.ts";
import { outdated } from "./fetch-json.ts";

/** What the catalogue answers, which loads with the first list that is wanted. */
export type ListReader = Pick<CatalogReader, "catalog" | "tagged" | "appearances" | "details">;

/** @param file the catalogue's first file */
export async function openLists(
  file: CatalogFile,
  needed: DataFiles["needed"],
): Promise<ListReader> {
  const { catalog, total, upTo } = await openCatalog(file, (path) =>
    needed(path, "The list of episodes"),
  );
  const { episodes } = catalog;
  const places = new Map<string, number>();
  function placeOf(id: string): number {
    for (let place = places.size; place < episodes.length; place++)
      places.set(episodes[place]!.id, place);
    return places.get(id) ?? -1;
  }

  async function details(entries: readonly EpisodeEntry[]): Promise<EpisodeSummary[]> {
    const unread = entries.map(({ id }) => placeOf(id)).filter((at) => !isComplete(episodes[at]!));
    const files = new Set(unread.map((place) => detailsPlace(place, total).file));
    const read = async (n: number): Promise<void> => {
      await upTo(total - n * DETAILS_TOGETHER);
      const lines = detailsRange(episodes, n, total);
      await needed<DetailsFile>(detailsPath(n), "A part of the list", (found) => {
        if (found.of !== episodesKey(lines)) throw outdated();
        lines.forEach((entry, line) => {
          episodes[placeOf(entry.id)] = withDetails(entry, found, line);
        });
      });
    };
    const reading: Promise<void>[] = [];
    for (const n of files) {
      // To begin a request takes a phone some milliseconds.
      if (reading.length % 2 === 1) await turn();
      const part = read(n);
      // Its failure is told below, once the others are under way.
      part.catch(() => undefined);
      reading.push(part);
    }
    await Promise.all(reading);
    return entries.map(({ id }) => episodes[placeOf(id)]!).filter(isComplete);
  }

  return {
    catalog: upTo,
    tagged: async (slug) => taggedIn(await upTo(), slug),
    appearances: async (slug) => appearancesIn(await upTo(), slug),
    details,
  };
}
