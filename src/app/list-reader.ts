import { type CatalogFile, type LightCatalog, readCatalog } from "../model/catalog-files.ts";
import { appearancesIn, taggedIn } from "../model/catalog-lookups.ts";
import type { EpisodeSummary } from "../model/episode.ts";
import {
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
export type ListReader = Pick<CatalogReader, "tagged" | "appearances" | "details"> & {
  catalog: LightCatalog;
};

/** @param file the catalogue's first file */
export async function openLists(
  file: CatalogFile,
  needed: DataFiles["needed"],
): Promise<ListReader> {
  const catalog = await readCatalog(file, (path) => needed(path, "The list of episodes"));
  const { episodes } = catalog;
  const places = new Map(episodes.map(({ id }, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? -1;

  async function details(entries: readonly EpisodeEntry[]): Promise<EpisodeSummary[]> {
    const unread = entries.map(({ id }) => placeOf(id)).filter((at) => !isComplete(episodes[at]!));
    const files = new Set(unread.map((place) => detailsPlace(place, episodes.length).file));
    const read = async (n: number): Promise<void> => {
      const lines = detailsRange(episodes, n);
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
    catalog,
    tagged: async (slug) => taggedIn(catalog, slug),
    appearances: async (slug) => appearancesIn(catalog, slug),
    details,
  };
}
