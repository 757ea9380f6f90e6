import type { EpisodeFile, PageFile } from "../model/catalog.ts";
import type { CatalogReader } from "../model/reader.ts";
import { NotFound } from "./not-found.ts";

export type ContentData = { kind: "episode"; file: EpisodeFile } | { kind: "page"; file: PageFile };

/** Whatever of the host's stands at `path`: a page where the show lists one there, else an episode. */
export async function loadContent(reader: CatalogReader, path: string): Promise<ContentData> {
  const { pagePaths } = await reader.show();
  const asked = shape(path);
  if (pagePaths.some((known) => shape(known) === asked)) {
    const file = await reader.page(path);
    if (file) return { kind: "page", file };
  }
  const file = await reader.episode(path);
  if (!file) throw new NotFound(path);
  return { kind: "episode", file };
}

/** A path as it compares: the router gives it decoded, the show as it is linked. */
function shape(path: string): string {
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A lone percent sign is a character like any other.
  }
  return decoded.replace(/\/$/, "").normalize("NFC");
}
