import type { CompiledArchive } from "../compile/compile-archive.ts";
import { writeCatalog } from "../model/catalog-files.ts";
import { DATA_FORMAT } from "../model/data-format.ts";
import { writeDetails } from "../model/episode-entry.ts";
import { daysPath, EXPLORE_DATA } from "../model/explore.ts";
import {
  CATALOG_DATA,
  detailsPath,
  episodeDataPath,
  pageDataPath,
  PASSAGES_DATA,
  passageShardPath,
  personDataPath,
  PICKS_DATA,
  SEARCH_DATA,
  transcriptDataPath,
} from "../model/paths.ts";
import { buildPassageIndex } from "../search/passage-shards.ts";
import { buildIndex } from "../search/search-index.ts";
import { archivePassages } from "./archive-passages.ts";
import type { Digests } from "./digests.ts";
import { daysFiles, exploreFile } from "./explore/explore-data.ts";
import type { Rebased } from "./rebase.ts";
import type { SiteWriter } from "./site-writer.ts";

interface DataOptions {
  archive: CompiledArchive;
  digests: Digests;
  writer: SiteWriter;
}

/** Writes what the browser fetches, but for the words of notes and transcripts. */
export async function writeData(
  site: Rebased,
  { archive, digests, writer, base }: DataOptions & { base: string },
): Promise<void> {
  const { catalog } = site;
  await writer.group("catalog", digests.key(digests.catalog(), digests.show()), async () => {
    await json(writer, writeCatalog(catalog, CATALOG_DATA));
    await json(
      writer,
      writeDetails(catalog.episodes).map((file, n) => [detailsPath(n), file] as const),
    );
    await json(
      writer,
      daysFiles(catalog.episodes).map((file, n) => [daysPath(n + 1), file] as const),
    );
    await json(writer, [
      [EXPLORE_DATA, exploreFile(catalog, base)],
      [SEARCH_DATA, buildIndex(catalog.episodes)],
    ]);
  });

  const one = async (path: string, digest: string, make: () => object): Promise<void> => {
    const file = decodeURIComponent(path);
    const key = digests.key(digest);
    if (!writer.keeps(file, key)) await writer.writeFile(file, JSON.stringify(make()), { key });
  };
  for (const file of site.episodes) {
    const { path } = file.episode;
    await one(episodeDataPath(path), digests.episode(path), () => file);
  }
  for (const file of site.pages) {
    const { path } = file.page;
    await one(pageDataPath(path), digests.page(path), () => file);
  }
  await one(PICKS_DATA, digests.picks(), () => site.picks);
  for (const file of site.people) {
    const { slug } = file.person;
    await one(personDataPath(slug), digests.person(slug), () => file);
  }
  for (const [id, file] of archive.transcripts)
    await one(transcriptDataPath(id), digests.transcript(id), () => ({
      ...file,
      format: DATA_FORMAT,
    }));
}

/** Writes the index of what is said and written in the episodes. */
export async function writePassages(
  site: Rebased,
  { archive, digests, writer }: DataOptions,
): Promise<void> {
  const { episodes } = site;
  const words = episodes.map((file) => [digests.file(file), digests.transcript(file.episode.id)]);
  await writer.group("passages", digests.key(...words.flat()), async () => {
    const passages = archivePassages(episodes, archive.transcripts);
    const { manifest, shards } = buildPassageIndex(passages);
    await json(writer, [
      [PASSAGES_DATA, manifest],
      ...shards.map((shard, n) => [passageShardPath(n), shard] as const),
    ]);
  });
}

async function json(
  writer: SiteWriter,
  files: Iterable<readonly [path: string, file: object]>,
): Promise<void> {
  for (const [path, file] of files)
    await writer.writeFile(decodeURIComponent(path), JSON.stringify(file));
}
