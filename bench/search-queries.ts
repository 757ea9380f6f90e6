import type { EpisodeSummary } from "../src/model/episode.ts";
import type { Random } from "./random.ts";

/**
 * Queries that a listener who remembers something of an episode would type, derived from the
 * archive by rule. The truth of a query is every episode that has what was meant in the field that
 * it was taken from, whatever was typed.
 */
export interface KnownItem {
  category: string;
  text: string;
  /** Episode ids. */
  truth: Set<string>;
}

/** Categories that count for the overall figures: names, title words and tags, as they are and misspelled. */
export const CORE = [
  "guest",
  "guest, 1 edit",
  "guest, 2 edits",
  "surname",
  "surname, 1 edit",
  "surname, 2 edits",
  "title words",
  "title words, 1 edit",
  "title words, 2 edits",
  "tag",
  "tag, 1 edit",
  "tag, 2 edits",
  "surname begun",
  "surname and topic",
];

/** Measured beside them. */
export const BESIDE = [
  "accents left out",
  "words joined",
  "middle of a word",
  "surname begun, 1 edit",
  "first name",
];

/** Words as the truth sees them: its own plain rule, so that no engine's tokenizer is favoured. */
export function plainWords(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*[+#]*/gu) ?? []
  );
}

const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");

/** `word` after `edits` random insertions, deletions, substitutions or swaps; never itself. */
export function misspell(word: string, edits: number, random: Random): string {
  for (;;) {
    let edited = word;
    for (let i = 0; i < edits; i++) edited = editOnce(edited, random);
    if (edited !== word) return edited;
  }
}

function editOnce(word: string, random: Random): string {
  const at = random.below(word.length);
  const letter = random.pick(LETTERS);
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + letter + word.slice(at);
    case 1:
      return word.slice(0, at) + word.slice(at + 1);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default:
      return word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
  }
}

/** One word of `text` misspelled: of four letters or more for one edit, of eight or more for two. */
function misspelled(text: string, edits: number, random: Random): string | undefined {
  const words = text.split(" ");
  const long = words.flatMap((word, i) => (word.length >= (edits === 1 ? 4 : 8) ? [i] : []));
  if (long.length === 0) return undefined;
  const chosen = random.pick(long);
  return words.map((word, i) => (i === chosen ? misspell(word, edits, random) : word)).join(" ");
}

interface Source {
  random: Random;
  count: number;
  episodes: EpisodeSummary[];
  /** Episode ids by word, for each field. */
  title: Map<string, Set<string>>;
  guest: Map<string, Set<string>>;
  anywhere: Map<string, Set<string>>;
  guestNames: Map<string, { words: string[]; ids: Set<string> }>;
  tagNames: Map<string, { words: string[]; ids: Set<string> }>;
}

/** Up to `count` queries of each category. */
export function knownItems(episodes: EpisodeSummary[], random: Random, count: number): KnownItem[] {
  const source: Source = {
    random,
    count,
    episodes,
    title: byWord(episodes, ({ title }) => plainWords(title)),
    guest: byWord(episodes, ({ guests }) => guests.flatMap(({ name }) => plainWords(name))),
    anywhere: byWord(episodes, everyWord),
    guestNames: namesOf(episodes, "guests"),
    tagNames: namesOf(episodes, "tags"),
  };
  return [
    ...withEdits("guest", guestNames(source), source),
    ...withEdits("surname", surnames(source), source),
    ...withEdits("title words", titleWords(source), source),
    ...withEdits("tag", tags(source), source),
    ...begunSurnames(source),
    ...surnamesAndTopics(source),
    ...accentsLeftOut(source),
    ...wordsJoined(source),
    ...middles(source),
    ...firstNames(source),
  ];
}

/** Every plain word of an episode's searched fields. */
export function everyWord(episode: EpisodeSummary): string[] {
  const names = [...episode.guests, ...episode.hosts, ...episode.tags].map(({ name }) => name);
  return [episode.title, ...names, episode.summary].flatMap(plainWords);
}

function byWord(
  episodes: EpisodeSummary[],
  words: (episode: EpisodeSummary) => string[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const episode of episodes) {
    for (const word of words(episode)) {
      const ids = found.get(word);
      if (ids) ids.add(episode.id);
      else found.set(word, new Set([episode.id]));
    }
  }
  return found;
}

/** The plain queries, then as many with one edit, then those that allow two. */
function withEdits(category: string, plain: KnownItem[], { random, count }: Source): KnownItem[] {
  const edited = [1, 2].flatMap((edits) => {
    const items = random.sample(plain, plain.length).flatMap((item) => {
      const text = misspelled(item.text, edits, random);
      return text === undefined
        ? []
        : [{ ...item, text, category: `${category}, ${edits} edit${edits === 1 ? "" : "s"}` }];
    });
    return items.slice(0, count);
  });
  return [...random.sample(plain, count), ...edited];
}

const all = (sets: (Set<string> | undefined)[]): Set<string> => {
  const [first = new Set<string>(), ...rest] = sets;
  return new Set([...first].filter((id) => rest.every((set) => set?.has(id))));
};

/** The different names in a field, as plain words, with the ids of the episodes that have each. */
function namesOf(
  episodes: EpisodeSummary[],
  field: "guests" | "tags",
): Map<string, { words: string[]; ids: Set<string> }> {
  const names = new Map<string, { words: string[]; ids: Set<string> }>();
  for (const episode of episodes) {
    for (const { name } of episode[field]) {
      const words = plainWords(name);
      const key = words.join(" ");
      const known = names.get(key);
      if (known) known.ids.add(episode.id);
      else if (words.length > 0) names.set(key, { words, ids: new Set([episode.id]) });
    }
  }
  return names;
}

/** Episodes with one name that holds all the words. */
function holders(names: Source["guestNames"], words: string[]): Set<string> {
  const ids = new Set<string>();
  for (const name of names.values()) {
    if (!words.every((word) => name.words.includes(word))) continue;
    for (const id of name.ids) ids.add(id);
  }
  return ids;
}

const fullNames = (source: Source): string[][] =>
  [...source.guestNames.values()].map(({ words }) => words).filter((words) => words.length >= 2);

function guestNames(source: Source): KnownItem[] {
  return source.random.sample(fullNames(source), 4 * source.count).map((words) => ({
    category: "guest",
    text: words.join(" "),
    truth: holders(source.guestNames, words),
  }));
}

function surnames(source: Source): KnownItem[] {
  const last = new Set(fullNames(source).map((words) => words.at(-1)!));
  return source.random
    .sample(
      [...last].filter((word) => word.length >= 3),
      4 * source.count,
    )
    .map((word) => ({ category: "surname", text: word, truth: source.guest.get(word)! }));
}

function firstNames(source: Source): KnownItem[] {
  const first = new Set(fullNames(source).map((words) => words[0]!));
  return source.random
    .sample(
      [...first].filter((word) => word.length >= 3),
      source.count,
    )
    .map((word) => ({ category: "first name", text: word, truth: source.guest.get(word)! }));
}

/** Two or three of a title's rarest words, in their order. */
function titleWords(source: Source): KnownItem[] {
  const { random, episodes, title, count } = source;
  return random.sample(episodes, 4 * count).flatMap((episode) => {
    const words = [...new Set(plainWords(episode.title))].filter((word) => word.length >= 3);
    if (words.length < 2) return [];
    const rarest = words
      .toSorted((a, b) => title.get(a)!.size - title.get(b)!.size)
      .slice(0, 2 + random.below(2));
    const chosen = words.filter((word) => rarest.includes(word));
    const truth = all(chosen.map((word) => title.get(word)));
    return [{ category: "title words", text: chosen.join(" "), truth }];
  });
}

function tags(source: Source): KnownItem[] {
  return source.random.sample([...source.tagNames.values()], 4 * source.count).map(({ words }) => ({
    category: "tag",
    text: words.join(" "),
    truth: holders(source.tagNames, words),
  }));
}

/** The first four to six letters of a surname that is longer; of six, once more with an edit. */
function begunSurnames(source: Source): KnownItem[] {
  const { random, count, guest } = source;
  const last = [...new Set(fullNames(source).map((words) => words.at(-1)!))];
  const beginning = (text: string): Set<string> =>
    new Set([...guest].flatMap(([word, ids]) => (word.startsWith(text) ? [...ids] : [])));
  const plain = random
    .sample(
      last.filter((word) => word.length >= 5),
      count,
    )
    .map((word) => word.slice(0, Math.min(word.length - 1, 4 + random.below(3))))
    .map((text) => ({ category: "surname begun", text, truth: beginning(text) }));
  const edited = random
    .sample(
      last.filter((word) => word.length >= 8),
      count,
    )
    .map((word) => word.slice(0, 6))
    .map((text) => ({
      category: "surname begun, 1 edit",
      text: misspell(text, 1, random),
      truth: beginning(text),
    }));
  return [...plain, ...edited];
}

function surnamesAndTopics(source: Source): KnownItem[] {
  const { random, episodes, anywhere, guest, count } = source;
  const items = episodes.flatMap((episode) => {
    const names = episode.guests.map(({ name }) => plainWords(name)).filter((w) => w.length > 1);
    const known = new Set(names.flat());
    const topics = [...new Set(everyWord(episode))]
      .filter((word) => word.length >= 4 && !known.has(word))
      .toSorted((a, b) => anywhere.get(a)!.size - anywhere.get(b)!.size)
      .slice(0, 8);
    if (names.length === 0 || topics.length === 0) return [];
    const [surname, topic] = [random.pick(names).at(-1)!, random.pick(topics)];
    const truth = all([guest.get(surname), anywhere.get(topic)]);
    return [{ category: "surname and topic", text: `${surname} ${topic}`, truth }];
  });
  return random.sample(items, count);
}

const accented = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => /\p{Script=Latin}/u.test(word) && !/^[a-z]*$/i.test(word));

/** Names and title words that have accents, typed without. */
function accentsLeftOut(source: Source): KnownItem[] {
  const words = source.episodes.flatMap(({ title, guests }) =>
    [title, ...guests.map(({ name }) => name)].flatMap(accented),
  );
  const plain = [...new Set(words.flatMap(plainWords))].filter((word) => /^[a-z]{3,}$/.test(word));
  return source.random.sample(plain, source.count).map((text) => ({
    category: "accents left out",
    text,
    truth: new Set([...(source.title.get(text) ?? []), ...(source.guest.get(text) ?? [])]),
  }));
}

/** Two neighbouring title words or the two of a tag, written as one. */
function wordsJoined(source: Source): KnownItem[] {
  const items = tags(source)
    .filter(({ text }) => /^[a-z]{3,} [a-z]{3,}$/.test(text))
    .map((item) => ({ ...item, category: "words joined", text: item.text.replace(" ", "") }));
  return source.random.sample(items, source.count);
}

/** A long title word without its first letters. */
function middles(source: Source): KnownItem[] {
  const words = [...source.title.keys()].filter((word) => /^[a-z]{8,}$/.test(word));
  return source.random.sample(words, source.count).map((word) => {
    const text = word.slice(2 + source.random.below(2));
    const truth = [...source.title].flatMap(([other, ids]) =>
      other.includes(text) ? [...ids] : [],
    );
    return { category: "middle of a word", text, truth: new Set(truth) };
  });
}

/** Text that means nothing: even letters, and letters as often as the archive has them. */
export function gibberish(episodes: EpisodeSummary[], random: Random, count: number): string[] {
  const common = episodes
    .flatMap(({ title }) => Array.from(title.toLowerCase()))
    .filter((letter) => letter >= "a" && letter <= "z");
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: 7 + random.below(5) }, () =>
      random.pick(i % 2 === 0 ? LETTERS : common),
    ).join(""),
  );
}
