import type { LightCatalog } from "../model/catalog-files.ts";
import type { EpisodeSummary } from "../model/episode.ts";
import type { CatalogReader } from "../model/reader.ts";
import { turn } from "../model/turn.ts";
import { editDistance } from "../search/edit-distance.ts";
import { matchedRanges } from "../search/highlight.ts";
import { notesText } from "../search/notes-text.ts";
import { parseQuery, type Query } from "../search/parse-query.ts";
import type { PassagesFile, ShardFile } from "../search/passage-shards.ts";
import { passagesOf } from "../search/passages.ts";
import { openPassageIndex, type PassageIndex, searchPassages } from "../search/search-passages.ts";

/** A passage of the notes, a chapter or a transcript that answers a query. */
export interface Moment {
  episode: EpisodeSummary;
  text: string;
  ranges: [number, number][];
  /** Seconds into the episode; absent for a passage of the notes. */
  start?: number;
}

/** Transcripts are some 22 kB each on the line: so many episodes are looked into for their words. */
const EPISODES = 5;

const opened = new WeakMap<CatalogReader, Promise<PassageIndex>>();

function open(reader: CatalogReader): Promise<PassageIndex> {
  let index = opened.get(reader);
  if (!index) {
    index = reader
      .passages()
      .then((file) =>
        openPassageIndex(
          file as PassagesFile,
          async (n) => (await reader.passageShard(n)) as ShardFile,
        ),
      );
    index.catch(() => opened.delete(reader));
    opened.set(reader, index);
  }
  return index;
}

/**
 * What notes, chapters and transcripts say about `text`: the best passage of each of a few
 * episodes, best first. Only the shards of the query's words and those episodes are fetched.
 * @param skip ids of episodes that are listed already
 */
export async function findMoments(
  reader: CatalogReader,
  catalog: LightCatalog,
  text: string,
  skip: ReadonlySet<string> = new Set(),
): Promise<Moment[]> {
  const query = parseQuery(text);
  if (query.words.length === 0) return [];
  const hits = await searchPassages(await open(reader), query, (place) => {
    const episode = catalog.episodes[place];
    return episode !== undefined && !skip.has(episode.id);
  });
  const moments = await Promise.all(
    hits.slice(0, EPISODES).map(async ({ episode: place, passages: found }, rank) => {
      // To begin a request takes a phone some milliseconds: keys come between them.
      for (let before = 0; before < rank; before++) await turn();
      const summary = catalog.episodes[place];
      const file = summary && (await reader.episode(summary.path));
      if (!summary || !file) return [];
      const transcript = summary.hasTranscript ? await reader.transcript(summary.id) : undefined;
      const { sections, chapters } = file.episode;
      const all = passagesOf({ notes: notesText(sections), chapters, cues: transcript?.cues });
      const passages = found.flatMap((i) => all[i] ?? []);
      // The best one; where it can't be played from, also the best that can.
      const [best] = passages;
      const timed = passages.find(({ start }) => start !== undefined);
      const shown = [best, best === timed ? undefined : timed];
      return shown.flatMap((passage) =>
        passage
          ? [{ episode: file.episode, ...passage, ranges: rangesOf(passage.text, query) }]
          : [],
      );
    }),
  );
  return moments.flat();
}

/** Words of the passage that are the query's, begin with them or are a letter or two away. */
function rangesOf(text: string, query: Query): [number, number][] {
  return matchedRanges(text, (term) => {
    for (const word of query.words) {
      if (term === word.term) return term.length;
      if (word.term.length >= 3 && term.startsWith(word.term)) return word.term.length;
      const limit = word.term.length >= 8 ? 2 : word.term.length >= 4 ? 1 : 0;
      if (limit > 0 && editDistance(term, word.term, limit) <= limit) return term.length;
    }
    return 0;
  });
}
