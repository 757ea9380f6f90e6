import { readNumbers } from "./number-text.ts";
import { readVocabulary, type Vocabulary } from "./vocabulary.ts";

/** Format of the passage index. Raise it when a reader of the old shape would misread the new. */
export const PASSAGE_FORMAT = 2;

/**
 * The index of what is said and written in the episodes, cut by the alphabet into shards, so that a
 * word costs the one shard that holds it and all that begin or are spelled like it. Episodes are
 * counted from the oldest, so that a new one leaves the numbers of the others as they are.
 */
export interface PassagesFile {
  format: number;
  /** Episodes in the catalogue that it was built from. */
  episodes: number;
  /** `writeTerms` of each shard's first term. */
  firsts: string;
  /** `writeTerms` of the terms that most episodes hold, which are in no shard. */
  common: string;
}

export interface ShardFile {
  format: number;
  /** `writeTerms` */
  terms: string;
  /**
   * `writeNumbers`. For each term: its episodes, how many. For each of those: the step from the one
   * before (first: from -1) less 1, its passages that hold the term, how many less 1, and the steps
   * from each to the next (first: from -1) less 1.
   */
  places: string;
}

export interface Shard {
  vocabulary: Vocabulary;
  /** The shard's `places`, and where in them each term begins. */
  places: Uint32Array;
  starts: Uint32Array;
}

export class PassageFormatError extends Error {}

/** Throws a PassageFormatError for a file of another format. */
export function checkFormat({ format }: { format: number }): void {
  if (format === PASSAGE_FORMAT) return;
  throw new PassageFormatError(
    `The passage index has format ${format}; this reader knows ${PASSAGE_FORMAT}.`,
  );
}

/** A shard ready for look-ups. */
export function openShard(file: ShardFile): Shard {
  checkFormat(file);
  const vocabulary = readVocabulary(file.terms);
  const places = readNumbers(file.places);
  const starts = new Uint32Array(vocabulary.terms.length);
  let at = 0;
  for (let term = 0; term < starts.length; term++) {
    starts[term] = at;
    let episodes = places[at++]!;
    while (episodes-- > 0) at += places[at + 1]! + 3;
  }
  return { vocabulary, places, starts };
}

/** For each episode that holds the shard's term, counted from the oldest: its passages that do. */
export function placesOf({ places, starts }: Shard, term: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  let at = starts[term]!;
  let episode = -1;
  for (let left = places[at++]!; left > 0; left--) {
    episode += places[at++]! + 1;
    const passages: number[] = [];
    let passage = -1;
    for (let more = places[at++]! + 1; more > 0; more--) {
      passage += places[at++]! + 1;
      passages.push(passage);
    }
    found.set(episode, passages);
  }
  return found;
}
