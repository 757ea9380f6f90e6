import type { CompiledArchive } from "../compile/compile-archive.ts";
import {
  episodeDataPath,
  pageDataPath,
  personDataPath,
  PICKS_DATA,
  transcriptDataPath,
} from "../model/paths.ts";
import { catalogFiles, type DataFile, passageFiles } from "./data-files.ts";
import { exploreFile } from "./explore/explore-data.ts";

type Files = ReadonlyMap<string, object>;

/** What is made of a whole archive, kept until the next edit makes another. */
function madeOnce(make: (archive: CompiledArchive) => DataFile[]): (of: CompiledArchive) => Files {
  const made = new WeakMap<CompiledArchive, Files>();
  return (archive) => {
    const files = made.get(archive) ?? new Map<string, object>(make(archive));
    made.set(archive, files);
    return files;
  };
}

const ofCatalog = madeOnce(({ catalog }) => catalogFiles(catalog, exploreFile(catalog, "/")));
const ofPassages = madeOnce(passageFiles);

/** One data file of an archive that is not written anywhere, by its site path. */
export function dataAt(path: string, archive: CompiledArchive): object | undefined {
  if (!path.startsWith("/data/")) return undefined;
  if (path.startsWith("/data/passages/")) return ofPassages(archive).get(path);
  if (path.startsWith("/data/episodes/"))
    return archive.episodes.find(({ episode }) => episodeDataPath(episode.path) === path);
  if (path === PICKS_DATA) return archive.picks;
  if (path.startsWith("/data/people/"))
    return archive.people.find(({ person }) => personDataPath(person.slug) === path);
  if (path.startsWith("/data/pages/"))
    return archive.pages.find(({ page }) => pageDataPath(page.path) === path);
  if (path.startsWith("/data/transcripts/")) {
    for (const [id, transcript] of archive.transcripts)
      if (transcriptDataPath(id) === path) return transcript;
    return undefined;
  }
  return ofCatalog(archive).get(path);
}
