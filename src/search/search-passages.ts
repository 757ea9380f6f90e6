import { expandTerm, worthOf } from "./expand-term.ts";
import {
  checkFormat,
  openShard,
  placesOf,
  type PassagesFile,
  type Shard,
  type ShardFile,
} from "./passage-shards.ts";
import type { Query, Word } from "./parse-query.ts";
import { readTerms } from "./vocabulary.ts";

/** The opened manifest, and where shards come from. */
export interface PassageIndex {
  episodes: number;
  firsts: string[];
  common: Set<string>;
  shard: (number: number) => Promise<Shard>;
}

export interface PassageHit {
  /** Place in the catalogue. */
  episode: number;
  /** Places in the episode's `passagesOf`, best first. */
  passages: number[];
  score: number;
}

/**
 * `fetchShard(n)` gets the n-th shard's file; each is asked for once, again only after a failure.
 * Throws a PassageFormatError for a manifest of another format.
 */
export function openPassageIndex(
  manifest: PassagesFile,
  fetchShard: (number: number) => Promise<ShardFile>,
): PassageIndex {
  checkFormat(manifest);
  const shards = new Map<number, Promise<Shard>>();
  return {
    episodes: manifest.episodes,
    firsts: readTerms(manifest.firsts),
    common: new Set(readTerms(manifest.common)),
    shard: (number) => {
      let shard = shards.get(number);
      if (!shard) {
        shard = fetchShard(number).then(openShard);
        shard.catch(() => shards.delete(number));
        shards.set(number, shard);
      }
      return shard;
    },
  };
}

/** Letters from which a word is taken for the beginning of others. */
const SHORTEST_OPEN = 4;
/** Passages told of for an episode. */
const PASSAGES = 3;

/**
 * Episodes in whose notes, chapters or transcript all words of the query stand, those first that
 * have the telling ones in one passage; `filter` says which episodes count. Phrases and exclusions
 * are for the caller, who has the text.
 */
export async function searchPassages(
  index: PassageIndex,
  query: Query,
  filter: (episode: number) => boolean = () => true,
): Promise<PassageHit[]> {
  const words = query.words.filter(({ term }) => !index.common.has(term));
  if (words.length === 0 || index.firsts.length === 0) return [];
  const found = await Promise.all(words.map((word) => wordPlaces(index, word)));
  const rarest = found.reduce((a, b) => (b.size < a.size ? b : a));
  const hits: PassageHit[] = [];
  for (const episode of rarest.keys()) {
    if (!found.every((places) => places.has(episode)) || !filter(episode)) continue;
    const scores = new Map<number, number>();
    for (const places of found) {
      const information = Math.log(1 + index.episodes / places.size);
      for (const [passage, worth] of places.get(episode)!) {
        scores.set(passage, (scores.get(passage) ?? 0) + information * worth);
      }
    }
    const best = [...scores].toSorted(([a, x], [b, y]) => y - x || a - b);
    // Among passages alike, an episode that comes back to it is more about it.
    const score = best[0]![1] * (1 + Math.log(best.length) / 20);
    const passages = best.slice(0, PASSAGES).map(([passage]) => passage);
    hits.push({ episode, passages, score });
  }
  return hits.toSorted((a, b) => b.score - a.score || a.episode - b.episode);
}

/** By episode, the passages that hold a word, with what they are worth; misspelled only if nothing else. */
async function wordPlaces(
  index: PassageIndex,
  word: Word,
): Promise<Map<number, Map<number, number>>> {
  const shard = await index.shard(shardOf(index.firsts, word.term));
  const open = word.open && word.term.length >= SHORTEST_OPEN;
  const all = expandTerm(shard.vocabulary, { ...word, open }).filter(
    ({ and }) => and === undefined,
  );
  const asTyped = all.filter(({ edits, sure }) => edits === 0 && sure);
  const found = new Map<number, Map<number, number>>();
  for (const expansion of asTyped.length > 0 ? asTyped : all) {
    const { term, to = term + 1 } = expansion;
    for (let t = term; t < to; t++) {
      const worth = worthOf(expansion, shard.vocabulary.terms[t]!, word.term.length);
      for (const [fromOldest, passages] of placesOf(shard, t)) {
        const episode = index.episodes - 1 - fromOldest;
        let own = found.get(episode);
        if (!own) found.set(episode, (own = new Map()));
        for (const passage of passages) own.set(passage, Math.max(worth, own.get(passage) ?? 0));
      }
    }
  }
  return found;
}

/** The shard in which a term would be. */
function shardOf(firsts: string[], term: string): number {
  let shard = 0;
  while (shard + 1 < firsts.length && firsts[shard + 1]! <= term) shard++;
  return shard;
}
