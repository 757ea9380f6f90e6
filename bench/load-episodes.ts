import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { compileArchive } from "../src/compile/compile-archive.ts";
import { EpisodeSummarySchema, type EpisodeSummary } from "../src/model/episode.ts";

/**
 * The episodes of a catalogue's file, or of every folder ("a:b" or "a,b"; else PLAYHEAD_CONTENT, else
 * content): newest first, with ids that no two folders share.
 */
export async function loadEpisodes(values: {
  catalog?: string;
  content?: string;
}): Promise<EpisodeSummary[]> {
  if (values.catalog !== undefined) {
    return v.parse(
      v.object({ episodes: v.array(EpisodeSummarySchema) }),
      JSON.parse(await readFile(values.catalog, "utf8")),
    ).episodes;
  }
  const folders = (values.content ?? process.env["PLAYHEAD_CONTENT"] ?? "content").split(/[:,]/);
  const all: EpisodeSummary[] = [];
  for (const [i, content] of folders.entries()) {
    const { catalog } = await compileArchive({ content });
    all.push(...catalog.episodes.map((episode) => ({ ...episode, id: `${i}-${episode.id}` })));
  }
  return all.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}
