import type { EpisodeFile, PageFile, TranscriptFile } from "../model/catalog.ts";
import { appearancesIn, taggedIn } from "../model/catalog-lookups.ts";
import type { ExploreFile } from "../model/explore.ts";
import { isComplete } from "../model/episode-entry.ts";
import { episodeId } from "../model/paths.ts";
import type { CatalogReader } from "../model/reader.ts";
import type { Rebased } from "./rebase.ts";

const noSearch = async (): Promise<never> => {
  throw new Error("A prerendered page asks no search");
};

const noDays = async (): Promise<never> => {
  throw new Error("A prerendered page is of no particular day");
};

/** Reads a compiled archive from memory, as pages read the published one over the network. */
export function archiveReader(
  archive: Rebased,
  transcripts: ReadonlyMap<string, TranscriptFile>,
  explore: () => ExploreFile,
): CatalogReader {
  const episodes = new Map<string, EpisodeFile>(archive.episodes.map((f) => [f.episode.id, f]));
  const pages = new Map<string, PageFile>(archive.pages.map((f) => [episodeId(f.page.path), f]));
  const people = new Map(archive.people.map((file) => [file.person.slug, file]));
  return {
    show: async () => archive.catalog.show,
    catalog: async () => archive.catalog,
    expectCatalog: () => {},
    tagged: async (slug) => taggedIn(archive.catalog, slug),
    appearances: async (slug) => appearancesIn(archive.catalog, slug),
    details: async (entries) => entries.filter(isComplete),
    searchIndex: noSearch,
    passages: noSearch,
    passageShard: noSearch,
    episode: async (path) => episodes.get(episodeId(path)),
    page: async (path) => pages.get(episodeId(path)),
    person: async (slug) => people.get(slug),
    picks: async () => archive.picks,
    explore: async () => explore(),
    days: noDays,
    transcript: async (id) => transcripts.get(id),
  };
}
