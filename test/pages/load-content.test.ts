import { expect, test } from "vitest";
import type { EpisodeFile, PageFile } from "../../src/model/catalog.ts";
import type { CatalogReader } from "../../src/model/reader.ts";
import { loadContent } from "../../src/pages/load-content.ts";

/** A site with these pages; every other address is an episode's. */
const site = (...pagePaths: string[]) =>
  ({
    show: async () => ({ pagePaths }),
    page: async () => ({}) as PageFile,
    episode: async () => ({}) as EpisodeFile,
  }) as unknown as CatalogReader;

test.each([
  ["/about/", "/about/", "page"],
  ["/about/", "/about", "page"],
  ["/about.html", "/about.html", "page"],
  ["/about/", "/episodes/about/", "episode"],
  ["/%E6%BD%AE%E6%B1%90/", "/潮汐/", "page"],
  ["/caf%C3%A9/", "/cafe\u0301/", "page"],
  ["/50%25/", "/50%/", "page"],
])("beside the page %s there is at %s a %s", async (known, path, kind) => {
  expect((await loadContent(site(known), path)).kind).toBe(kind);
});
