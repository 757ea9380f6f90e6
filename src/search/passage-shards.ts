import { fold } from "./fold.ts";
import { readNumbers, writeNumbers } from "./number-text.ts";
import type { Passage } from "./passages.ts";
import { tokenize } from "./tokenize.ts";
import { readVocabulary, writeTerms, type Vocabulary } from "./vocabulary.ts";

/** Format of the passage index. Raise it when a reader of the old shape would misread the new. */
export const PASSAGE_FORMAT = 1;

/**
 * The index of what is said and written in the episodes, cut by the alphabet into shards, so that a
 * word costs the one shard that holds it and all that begin or are spelled like it.
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

export interface PassageIndexFiles {
  manifest: PassagesFile;
  shards: ShardFile[];
}

/** Characters of `places` and terms that a shard is filled up to: some 25 kB when compressed. */
const SHARD_SIZE = 48_000;

/** A term in more than this share of the episodes tells none from another. */
const COMMON = 0.5;
/** … where there are this many episodes at least. */
const FEW = 20;

/** `passages` in the catalogue's order: a list for each episode, empty where it has none. */
export function buildPassageIndex(passages: Iterable<Passage[]>): PassageIndexFiles {
  // For each term: episode, number of passages, passages …, as the file has them but not as steps.
  const places = new Map<string, number[]>();
  const counts = new Map<string, number>();
  let episodes = 0;
  let filled = 0;
  for (const list of passages) {
    if (list.length > 0) filled++;
    const own = new Map<string, number[]>();
    list.forEach(({ text }, passage) => {
      for (const { term, also } of tokenize(fold(text))) {
        for (const name of also ? [term, ...also] : [term]) {
          const found = own.get(name);
          if (!found) own.set(name, [passage]);
          else if (found.at(-1) !== passage) found.push(passage);
        }
      }
    });
    for (const [term, found] of own) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      let all = places.get(term);
      if (!all) places.set(term, (all = []));
      all.push(episodes, found.length);
      for (const passage of found) all.push(passage);
    }
    episodes++;
  }
  const most = Math.max(FEW, COMMON * filled);
  const terms = [...places.keys()].toSorted();
  const rare = terms.filter((term) => counts.get(term)! <= most);
  const shards = cutShards(rare, (term) => writePlaces(counts.get(term)!, places.get(term)!));
  const manifest: PassagesFile = {
    format: PASSAGE_FORMAT,
    episodes,
    firsts: writeTerms(shards.map(({ first }) => first)),
    common: writeTerms(terms.filter((term) => counts.get(term)! > most)),
  };
  return { manifest, shards: shards.map(({ file }) => file) };
}

function writePlaces(count: number, places: number[]): string {
  const numbers = [count];
  let episode = -1;
  for (let i = 0; i < places.length;) {
    const next = places[i++]!;
    const passages = places[i++]!;
    numbers.push(next - episode - 1, passages - 1);
    episode = next;
    let passage = -1;
    for (const end = i + passages; i < end; i++) {
      numbers.push(places[i]! - passage - 1);
      passage = places[i]!;
    }
  }
  return writeNumbers(numbers);
}

function cutShards(
  terms: string[],
  write: (term: string) => string,
): { first: string; file: ShardFile }[] {
  const shards: { first: string; file: ShardFile }[] = [];
  let own: string[] = [];
  let places = "";
  let size = 0;
  const close = (): void => {
    const [first] = own;
    if (first === undefined) return;
    shards.push({ first, file: { format: PASSAGE_FORMAT, terms: writeTerms(own), places } });
    own = [];
    places = "";
    size = 0;
  };
  for (const term of terms) {
    const written = write(term);
    if (size > 0 && size + written.length + term.length > SHARD_SIZE) close();
    own.push(term);
    places += written;
    size += written.length + term.length;
  }
  close();
  return shards;
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

/** For each episode that holds the shard's term: its passages that do. */
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
