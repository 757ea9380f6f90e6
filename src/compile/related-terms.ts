import type { Episode } from "../model/episode.ts";
import type { NoteLink } from "./note-links.ts";
import type { TermDictionary } from "./term-dictionary.ts";
import { eachWord } from "./words.ts";

/** What an episode is about, in a few bytes a word. */
export interface EpisodeTerms {
  /** Numbers of its words in the dictionary, each once, in the order of the text. */
  words: Uint32Array;
  /** How often each stands there, where it matters most counted more; in halves. */
  strengths: Uint8Array;
  /** Where and how each is written best, packed: see `placeOf`. */
  places: Uint32Array;
  /** Numbers of the pages that its notes link to. */
  pages: Uint32Array;
}

/** The case of a word: small or with a capital where the writer had the choice, or where there was none. */
export const Case = { small: 0, name: 1, untold: 2 } as const;

/** Where a word stands in `topicText`, how long it is there, its case, and how often it stands there. */
export interface WordPlace {
  start: number;
  length: number;
  written: number;
  times: number;
}

const LONGEST = 63;

const pack = (start: number, length: number, written: number, times: number): number =>
  ((start << 16) | (Math.min(LONGEST, length) << 10) | (written << 8) | times) >>> 0;

export const placeOf = (packed: number): WordPlace => ({
  start: packed >>> 16,
  length: (packed >>> 10) & 63,
  written: (packed >>> 8) & 3,
  times: packed & 255,
});

/** How much a word counts by where it stands, in halves. */
const IN_TITLE = 8;
const IN_SUMMARY = 4;
const IN_HEADING = 3;
const IN_NOTES = 2;
/** Characters of the notes' HTML that are read: the rest repeats what they are about. */
const READ = 8000;
/** Of all that is read: a place fits 16 bits. */
const LAST = 60_000;
/** Different words of an episode that are counted. */
const MOST_WORDS = 2048;

interface Part {
  start: number;
  weight: number;
  /** Set as a title is, where capitals say nothing. */
  isTitle: boolean;
}

/** What says what an episode is about: its title, summary, headings, chapters and the start of its notes, these as HTML. */
function topic(episode: Episode): { text: string; parts: Part[] } {
  const parts: Part[] = [];
  let text = "";
  const add = (words: string, weight: number, isTitle: boolean): void => {
    if (words === "") return;
    parts.push({ start: text.length, weight, isTitle });
    text += `${words}\n`;
  };
  const addPlain = (words: string, weight: number, isTitle: boolean): void =>
    add(words.includes("<") ? words.replaceAll("<", " ") : words, weight, isTitle);
  addPlain(episode.title, IN_TITLE, true);
  addPlain(episode.summary, IN_SUMMARY, false);
  for (const { title, sponsor } of episode.chapters)
    if (!sponsor) addPlain(title, IN_HEADING, true);
  let left = READ;
  for (const { kind, title = "", html } of episode.sections) {
    // What pays for an episode, and what else people like, is not what it is about.
    if (kind === "sponsor" || kind === "contact" || kind === "picks") continue;
    addPlain(title, IN_HEADING, true);
    if (left <= 0) continue;
    add(html.slice(0, left), IN_NOTES, false);
    left -= html.length;
  }
  return { text: text.length > LAST ? text.slice(0, LAST) : text, parts };
}

export const topicText = (episode: Episode): string => topic(episode).text;

/** Reads one episode after the other into arrays that are used again. */
export class TermReader {
  readonly #dictionary: TermDictionary;
  /** Where a word stands in the arrays below; valid where `#seenIn` says so. */
  #indexes = new Int32Array(1 << 14);
  #seenIn = new Int32Array(1 << 14);
  #episode = 0;
  // One entry a word of the episode that is read.
  readonly #words = new Uint32Array(MOST_WORDS);
  readonly #strengths = new Uint8Array(MOST_WORDS);
  readonly #places = new Uint32Array(MOST_WORDS);

  constructor(dictionary: TermDictionary) {
    this.#dictionary = dictionary;
  }

  read(episode: Episode, links: readonly NoteLink[]): EpisodeTerms {
    const { text, parts } = topic(episode);
    this.#episode++;
    let count = 0;
    let part = 0;
    let next = parts[1]?.start ?? Number.POSITIVE_INFINITY;
    eachWord(text, (start, end, hash) => {
      while (start >= next) next = parts[++part + 1]?.start ?? Number.POSITIVE_INFINITY;
      const word = this.#dictionary.word(text, start, end, hash);
      if (word < 0) return;
      const { weight, isTitle } = parts[part] as Part;
      const written = isTitle ? Case.untold : caseAt(text, start);
      const index = this.#indexOf(word);
      if (index === -1) {
        if (count === MOST_WORDS) return;
        this.#indexes[word] = count;
        this.#seenIn[word] = this.#episode;
        this.#words[count] = word;
        this.#strengths[count] = weight;
        this.#places[count] = pack(start, end - start, written, 1);
        count++;
      } else {
        this.#strengths[index] = Math.min(255, (this.#strengths[index] ?? 0) + weight);
        this.#places[index] = again(this.#places[index] ?? 0, start, end - start, written);
      }
    });
    const pages: number[] = [];
    for (const { key } of links) if (key !== undefined) pages.push(this.#dictionary.page(key));
    return {
      words: this.#words.slice(0, count),
      strengths: this.#strengths.slice(0, count),
      places: this.#places.slice(0, count),
      pages: Uint32Array.from(pages),
    };
  }

  #indexOf(word: number): number {
    if (word >= this.#seenIn.length) {
      const size = Math.max(word + 1, this.#seenIn.length * 2);
      this.#indexes = grown(this.#indexes, size);
      this.#seenIn = grown(this.#seenIn, size);
    }
    return this.#seenIn[word] === this.#episode ? (this.#indexes[word] ?? -1) : -1;
  }
}

/** The place of a word that stands there again: a name is written best within a sentence, and so is a word that is none. */
function again(packed: number, start: number, length: number, written: number): number {
  const before = placeOf(packed);
  const times = Math.min(255, before.times + 1);
  const better =
    before.written === Case.untold
      ? written !== Case.untold
      : before.written === Case.small && written === Case.name;
  return better
    ? pack(start, length, written, times)
    : pack(before.start, before.length, before.written, times);
}

function grown(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const letter = text[at] ?? "";
  return letter !== letter.toLowerCase();
}

function caseAt(text: string, start: number): number {
  // "ZFS", "iPhone": no place asks for that.
  if (isCapital(text, start + 1)) return Case.name;
  if (!isCapital(text, start)) return Case.small;
  let before = start - 1;
  while (before >= 0 && " \"'“‘(*_[".includes(text[before] ?? "")) before--;
  return before < 0 || "\n>.!?:•–—-".includes(text[before] ?? "") ? Case.untold : Case.name;
}
