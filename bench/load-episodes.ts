import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compileArchive } from "../src/compile/compile-archive.ts";
import { type CatalogFile, readCatalog } from "../src/model/catalog-files.ts";
import type { EpisodeSummary } from "../src/model/episode.ts";
import { type DetailsFile, detailsPlace, withDetails } from "../src/model/episode-entry.ts";
import { CATALOG_DATA, detailsPath } from "../src/model/paths.ts";

/**
 * The episodes of a catalogue's file, or of every folder ("a:b" or "a,b"; else PLAYHEAD_CONTENT, else
 * content): newest first, with ids that no two folders share.
 */
export async function loadEpisodes(values: {
  catalog?: string;
  content?: string;
}): Promise<EpisodeSummary[]> {
  if (values.catalog !== undefined) {
    const site = join(dirname(values.catalog), "..");
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
  const folders = (values.content ?? process.env["PLAYHEAD_CONTENT"] ?? "content").split(/[:,]/);
  const all: EpisodeSummary[] = [];
  for (const [i, content] of folders.entries()) {
    const { catalog } = await compileArchive({ content });
    all.push(...catalog.episodes.map((episode) => ({ ...episode, id: `${i}-${episode.id}` })));
  }
  return all.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}
