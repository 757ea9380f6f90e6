import type { EpisodeFile, PageFile } from "../model/catalog.ts";
import type { CatalogReader } from "../model/reader.ts";
import { NotFound } from "./not-found.ts";

export type ContentData = { kind: "episode"; file: EpisodeFile } | { kind: "page"; file: PageFile };

/** Whatever of the host's stands at `path`: a page where the show lists one there, else an episode. */
export async function loadContent(reader: CatalogReader, path: string): Promise<ContentData> {
  const { pagePaths } = await reader.show();
  const same = (a: string, b: string): boolean => a.replace(/\/$/, "") === b.replace(/\/$/, "");
  if (pagePaths.some((known) => same(known, path))) {
    const file = await reader.page(path);
    if (file) return { kind: "page", file };
  }
  const file = await reader.episode(path);
  if (!file) throw new NotFound(path);
  return { kind: "episode", file };
}
