import type { CompiledArchive } from "../compile/compile-archive.ts";
import { DATA_FORMAT } from "../model/data-format.ts";
import type { ExploreFile } from "../model/explore.ts";
import { pageDataPath, personDataPath, PICKS_DATA, transcriptDataPath } from "../model/paths.ts";
import { catalogFiles, type DataFile } from "./data-files.ts";
import type { Digests } from "./digests.ts";
import type { Rebased } from "./rebase.ts";
import type { SiteWriter } from "./site-writer.ts";

interface DataOptions {
  archive: CompiledArchive;
  digests: Digests;
  writer: SiteWriter;
}

/** Writes what the browser fetches, but for the words of notes and transcripts (write-passages.ts) and the episodes, each of which comes with its page. */
export async function writeData(
  site: Rebased,
  { archive, digests, writer, explore }: DataOptions & { explore: () => ExploreFile },
): Promise<void> {
  const { catalog } = site;
  await writer.group("catalog", digests.key(digests.catalog(), digests.show()), () =>
    json(writer, catalogFiles(catalog, explore())),
  );

  const one = async (path: string, digest: string, make: () => object): Promise<void> => {
    const file = decodeURIComponent(path);
    const key = digests.key(digest);
    if (!writer.keeps(file, key)) await writer.writeFile(file, JSON.stringify(make()), { key });
  };
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

async function json(writer: SiteWriter, files: Iterable<DataFile>): Promise<void> {
  for (const [path, file] of files)
    await writer.writeFile(decodeURIComponent(path), JSON.stringify(file));
}
