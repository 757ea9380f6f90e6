import { fold } from "./fold.ts";
import { numberReader, writeNumbers } from "./number-text.ts";
import { PASSAGE_FORMAT, type PassagesFile, type ShardFile } from "./passage-shards.ts";
import type { Passage } from "./passages.ts";
import { tokenize } from "./tokenize.ts";
import { readTerms, writeTerms } from "./vocabulary.ts";

/** All files of an index, and the terms that are in none of them: the next index is made from these. */
export interface PassageIndexFiles {
  manifest: PassagesFile;
  shards: ShardFile[];
  /** The terms that most episodes hold, with their places. */
  common: ShardFile;
}

/** What became of the episodes since an index was made. Numbers count from the oldest episode. */
export interface PassageChanges {
  /** For each episode of that index its number now, rising; -1 for one that is gone. */
  moved: readonly number[];
  /** By number the passages of those that are new, or other than they were. */
  changed: ReadonlyMap<number, Passage[]>;
  /** How many episodes there are now, and how many of them have passages. */
  episodes: number;
  filled: number;
}

/** Characters of terms and places in a shard: at least, between its first and its last chance to end, at most. */
const SHARD = { least: 24_000, more: 24_000, most: 72_000 };

/** A term in more than this share of the episodes tells none from another. */
const COMMON = 0.5;
/** … where there are this many episodes at least. */
const FEW = 20;

/** A term's places: for each episode its number, how many passages, and these. */
type Places = number[];

/** @param passages a list for each episode, the oldest first; empty where it has none */
export function buildPassageIndex(passages: Iterable<Passage[]>): PassageIndexFiles {
  const places = new Map<string, Places>();
  let episodes = 0;
  let filled = 0;
  for (const list of passages) {
    if (list.length > 0) filled++;
    addPassages(places, episodes++, list);
  }
  const written = new Map<string, string>();
  for (const [term, own] of places) {
    written.set(term, writePlaces(own));
    // Both at once would be the largest thing in memory.
    own.length = 0;
  }
  return filesOf(written, { episodes, filled });
}

/** The index that `buildPassageIndex` makes of the episodes as they are now, from what it made before. */
export function updatePassageIndex(
  { manifest, shards, common }: PassageIndexFiles,
  { moved, changed, episodes, filled }: PassageChanges,
): PassageIndexFiles {
  if (moved.length !== manifest.episodes)
    throw new Error(`The index is of ${manifest.episodes} episodes, not of ${moved.length}`);
  const fresh = new Map<string, Places>();
  for (const [episode, list] of [...changed].toSorted(([a], [b]) => a - b))
    addPassages(fresh, episode, list);
  // Where the next index has what the last one says of an episode; -1 where it is no longer true.
  const target = moved.map((to) => (changed.has(to) ? -1 : to));
  const written = new Map<string, string>();
  for (const file of [common, ...shards])
    for (const { term, text, same } of termsOf(file, target)) {
      const added = fresh.get(term);
      if (same && added === undefined) written.set(term, text);
      else {
        const all = merged(movedPlaces(text, target), added ?? []);
        if (all.length > 0) written.set(term, writePlaces(all));
      }
      fresh.delete(term);
    }
  for (const [term, places] of fresh) written.set(term, writePlaces(places));
  return filesOf(written, { episodes, filled });
}

function addPassages(places: Map<string, Places>, episode: number, list: Passage[]): void {
  const own = new Map<string, number[]>();
  list.forEach(({ text }, passage) => {
    const add = (term: string): void => {
      const found = own.get(term);
      if (!found) own.set(term, [passage]);
      else if (found.at(-1) !== passage) found.push(passage);
    };
    for (const { term, also } of tokenize(fold(text))) {
      add(term);
      for (const other of also ?? []) add(other);
    }
  });
  for (const [term, found] of own) {
    let all = places.get(term);
    if (!all) places.set(term, (all = []));
    all.push(episode, found.length);
    for (const passage of found) all.push(passage);
  }
}

/** As `ShardFile` has them. */
function writePlaces(places: Places): string {
  const numbers = [0];
  let before = -1;
  for (let i = 0; i < places.length;) {
    const episode = places[i++]!;
    const passages = places[i++]!;
    numbers[0]!++;
    numbers.push(episode - before - 1, passages - 1);
    before = episode;
    let last = -1;
    for (const end = i + passages; i < end; i++) {
      numbers.push(places[i]! - last - 1);
      last = places[i]!;
    }
  }
  return writeNumbers(numbers);
}

/** The terms of a file with the text of their places; `same` where the target of each episode is itself. */
function* termsOf(
  file: ShardFile,
  target: readonly number[],
): Generator<{ term: string; text: string; same: boolean }> {
  const numbers = numberReader(file.places);
  for (const term of readTerms(file.terms)) {
    const start = numbers.at();
    let same = true;
    let episode = -1;
    for (let left = numbers.next(); left > 0; left--) {
      episode += numbers.next() + 1;
      if (target[episode] !== episode) same = false;
      for (let passages = numbers.next() + 1; passages > 0; passages--) numbers.next();
    }
    yield { term, text: file.places.slice(start, numbers.at()), same };
  }
}

/** What `writePlaces` wrote, the episodes at their targets. */
function movedPlaces(text: string, target: readonly number[]): Places {
  const numbers = numberReader(text);
  const places: Places = [];
  let episode = -1;
  for (let left = numbers.next(); left > 0; left--) {
    episode += numbers.next() + 1;
    const passages = numbers.next() + 1;
    const to = target[episode] ?? -1;
    if (to >= 0) places.push(to, passages);
    let passage = -1;
    for (let more = passages; more > 0; more--) {
      passage += numbers.next() + 1;
      if (to >= 0) places.push(passage);
    }
  }
  return places;
}

/** Two lists of places as one, by episode. */
function merged(a: Places, b: Places): Places {
  const all: Places = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const first = j >= b.length || (i < a.length && a[i]! < b[j]!);
    const from = first ? a : b;
    const at = first ? i : j;
    const end = at + 2 + from[at + 1]!;
    for (let k = at; k < end; k++) all.push(from[k]!);
    if (first) i = end;
    else j = end;
  }
  return all;
}

/** @param written each term with its places as text */
function filesOf(
  written: ReadonlyMap<string, string>,
  { episodes, filled }: { episodes: number; filled: number },
): PassageIndexFiles {
  const most = Math.max(FEW, COMMON * filled);
  const rare: string[] = [];
  const common: string[] = [];
  for (const term of [...written.keys()].toSorted()) {
    const holders = numberReader(written.get(term)!).next();
    (holders > most ? common : rare).push(term);
  }
  const shards = cutShards(rare, written);
  return {
    manifest: {
      format: PASSAGE_FORMAT,
      episodes,
      firsts: writeTerms(shards.map(([first]) => first!)),
      common: writeTerms(common),
    },
    shards: shards.map((terms) => shardOf(terms, written)),
    common: shardOf(common, written),
  };
}

const shardOf = (terms: string[], written: ReadonlyMap<string, string>): ShardFile => ({
  format: PASSAGE_FORMAT,
  terms: writeTerms(terms),
  places: terms.map((term) => written.get(term)!).join(""),
});

/**
 * Where a shard ends is decided by the terms around its end alone, as content-defined chunking does
 * it (Muthitacharoen, Chen and Mazières 2001, https://doi.org/10.1145/502034.502052): another
 * episode changes the shards of its own terms, and not all those that follow.
 */
function cutShards(terms: readonly string[], written: ReadonlyMap<string, string>): string[][] {
  const shards: string[][] = [];
  let own: string[] = [];
  let filled = 0;
  for (const term of terms) {
    const size = term.length + written.get(term)!.length;
    const mayEnd = filled >= SHARD.least && hashOf(term) < size / SHARD.more;
    if (own.length > 0 && (mayEnd || filled + size > SHARD.most)) {
      shards.push(own);
      own = [];
      filled = 0;
    }
    own.push(term);
    filled += size;
  }
  if (own.length > 0) shards.push(own);
  return shards;
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) with a last mixing, from 0 up to 1. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
