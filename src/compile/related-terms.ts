import type { Episode } from "../model/episode.ts";
import type { NotesTopic } from "./notes-topic.ts";
import type { TermDictionary } from "./term-dictionary.ts";
import {
  Case,
  caseAt,
  IN_HEADING,
  IN_SUMMARY,
  IN_TAG,
  IN_TITLE,
  isBetterCase,
} from "./word-case.ts";
import { eachWord } from "./words.ts";

/** What episodes are about, in a few bytes a word: the words of one after those of the other. */
export interface ReadTerms {
  /** Where the words of each episode begin, and at the end where the last ones end. */
  starts: number[];
  /** Numbers in the dictionary, each once an episode, in the order of its text. */
  words: Uint32Array;
  /** How strongly each stands for its episode; in halves of a word in its notes. */
  strengths: Uint8Array;
  /** How often each stands there, and whether as a name: see `wordAt`. */
  places: Uint32Array;
}

/** Where a word stands in `topicText`, how long it is there, its case, and how often it stands in the episode. */
export interface WordPlace {
  start: number;
  length: number;
  written: number;
  times: number;
}

const LONGEST = 63;
/** Characters of `topicText` that are read: a place fits 16 bits. */
const LAST = 60_000;

const pack = (start: number, length: number, written: number, times: number): number =>
  ((start << 16) | (Math.min(LONGEST, length) << 10) | (written << 8) | Math.min(255, times)) >>> 0;

export const wordAt = (packed: number): WordPlace => ({
  start: packed >>> 16,
  length: (packed >>> 10) & 63,
  written: (packed >>> 8) & 3,
  times: packed & 255,
});

type Told = Pick<Episode, "title" | "summary" | "chapters" | "tags">;

/** What says what an episode is about: title, summary, chapters and tags, and at the end the words of its notes. */
function topicParts({ title, summary, chapters, tags }: Told, { words }: NotesTopic) {
  const titles = chapters.map((chapter) => (chapter.sponsor ? "" : chapter.title)).join("\n");
  const labels = tags.map(({ name }) => name).join("\n");
  const said = `${title}\n${summary}\n${titles}\n${labels}\n`;
  const plain = (said.includes("<") ? said.replaceAll("<", " ") : said).slice(0, LAST / 2);
  return {
    text: `${plain}${words}`.slice(0, LAST),
    summaryAt: title.length,
    chaptersAt: title.length + 1 + summary.length,
    tagsAt: title.length + summary.length + titles.length + 2,
    wordsAt: plain.length,
  };
}

export const topicText = (episode: Told, topic: NotesTopic): string =>
  topicParts(episode, topic).text;

/** Reads one episode after the other into the same few arrays. */
export class TermReader {
  readonly #dictionary: TermDictionary;
  /** Where a word stands in the arrays below; from the present episode's first on, it is valid. */
  #indexes = new Int32Array(1 << 14).fill(-1);
  readonly #starts = [0];
  #words = new Uint32Array(1 << 14);
  #strengths = new Uint8Array(1 << 14);
  #places = new Uint32Array(1 << 14);
  #count = 0;

  constructor(dictionary: TermDictionary) {
    this.#dictionary = dictionary;
  }

  read(episode: Told, topic: NotesTopic): void {
    const { text, summaryAt, chaptersAt, tagsAt, wordsAt } = topicParts(episode, topic);
    const first = this.#count;
    let noted = 0;
    eachWord(text, (start, end, hash) => {
      const isNoted = start >= wordsAt;
      const count = isNoted ? (topic.counts[noted++] ?? 0) : 0;
      const word = this.#dictionary.word(text, start, end, hash);
      if (word < 0) return;
      if (isNoted) {
        const strength = count >>> 10;
        this.#add(first, word, strength, pack(start, end - start, count & 3, (count >>> 2) & 255));
        return;
      }
      const isSummary = start > summaryAt && start < chaptersAt;
      const written = isSummary ? caseAt(text, start) : Case.untold;
      const weight =
        start < summaryAt
          ? IN_TITLE
          : isSummary
            ? IN_SUMMARY
            : start > tagsAt
              ? IN_TAG
              : IN_HEADING;
      this.#add(first, word, weight, pack(start, end - start, written, 1));
    });
    this.#starts.push(this.#count);
  }

  done(): ReadTerms {
    return {
      starts: this.#starts,
      words: this.#words,
      strengths: this.#strengths,
      places: this.#places,
    };
  }

  #add(first: number, word: number, strength: number, place: number): void {
    if (word >= this.#indexes.length) this.#indexes = grown(this.#indexes, Int32Array, word, -1);
    const index = this.#indexes[word] ?? -1;
    if (index >= first) {
      this.#strengths[index] = Math.min(255, (this.#strengths[index] ?? 0) + strength);
      const before = wordAt(this.#places[index] ?? 0);
      const now = wordAt(place);
      const times = before.times + now.times;
      const { start, length, written } = isBetterCase(before.written, now.written) ? now : before;
      this.#places[index] = pack(start, length, written, times);
      return;
    }
    const at = this.#count++;
    if (at >= this.#words.length) {
      this.#words = grown(this.#words, Uint32Array, at);
      this.#strengths = grown(this.#strengths, Uint8Array, at);
      this.#places = grown(this.#places, Uint32Array, at);
    }
    this.#indexes[word] = at;
    this.#words[at] = word;
    this.#strengths[at] = Math.min(255, strength);
    this.#places[at] = place;
  }
}

/** The same in an array that has room at `at`; `rest` stands in what is new. */
function grown<T extends Int32Array | Uint32Array | Uint8Array>(
  array: T,
  Kind: new (length: number) => T,
  at: number,
  rest = 0,
): T {
  const larger = new Kind(Math.max(at + 1, array.length * 2));
  larger.set(array);
  if (rest !== 0) larger.fill(rest, array.length);
  return larger;
}
