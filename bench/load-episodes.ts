import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compileArchive } from "../src/compile/compile-archive.ts";
import { type CatalogFile, readCatalog } from "../src/model/catalog-files.ts";
import type { EpisodeSummary } from "../src/model/episode.ts";
import { type DetailsFile, detailsPlace, withDetails } from "../src/model/episode-entry.ts";
import { CATALOG_DATA, detailsPath } from "../src/model/paths.ts";
import { foldersOf } from "./options.ts";

/**
 * The episodes of a catalogue's file, else of every folder in `content` ("a:b" or "a,b"): newest first,
 * with ids that no two folders share.
 */
export async function loadEpisodes(content: string, catalog = ""): Promise<EpisodeSummary[]> {
  if (catalog) {
    const site = join(dirname(catalog), "..");
    const read = async (path: string): Promise<object> =>
      JSON.parse(await readFile(join(site, path), "utf8")) as object;
    const { episodes } = await readCatalog((await read(CATALOG_DATA)) as CatalogFile, read);
    return Promise.all(
      episodes.map(async (entry, place) => {
        const { file, line } = detailsPlace(place, episodes.length);
        return withDetails(entry, (await read(detailsPath(file))) as DetailsFile, line);
      }),
    );
  }
  const all: EpisodeSummary[] = [];
  for (const [i, folder] of foldersOf(content).entries()) {
    const { episodes } = (await compileArchive({ content: folder })).catalog;
    all.push(...episodes.map((episode) => ({ ...episode, id: `${i}-${episode.id}` })));
  }
  return all.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}
