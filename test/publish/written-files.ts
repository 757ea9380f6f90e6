import { Digests } from "../../src/publish/digests.ts";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import type { SiteWriter } from "../../src/publish/site-writer.ts";
import { writeFeeds } from "../../src/publish/feeds/write-feeds.ts";

/** Takes a site's files into memory: none of them stood before. */
export function memoryWriter(): { writer: SiteWriter; files: Map<string, string | Uint8Array> } {
  const files = new Map<string, string | Uint8Array>();
  const writer = {
    keeps: () => false,
    last: () => undefined,
    group: async (_name: string, _key: string, make: () => Promise<void>) => make(),
    writeFile: async (path: string, content: string | Uint8Array) => void files.set(path, content),
  };
  return { writer: writer as unknown as SiteWriter, files };
}

/** The feeds of the archive in a folder, and all that they lead to, by path. */
export async function feedsOf(content: string, url = "https://show.example", base = "/") {
  const archive = await compileArchive({ content });
  const { writer, files } = memoryWriter();
  const digests = new Digests(archive, "test");
  await writeFeeds(archive, { writer, digests, url, base, cover: "/cover.png" });
  return {
    archive,
    files,
    text: (path: string): string => {
      const file = files.get(path);
      if (typeof file !== "string") throw new Error(`${path} was not written`);
      return file;
    },
  };
}
