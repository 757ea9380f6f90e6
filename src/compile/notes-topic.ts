import type { Section } from "../model/episode.ts";
import { noteLinks, type NoteLink } from "./note-links.ts";
import { TermDictionary } from "./term-dictionary.ts";
import { Case, caseAt, IN_HEADING, IN_NOTES, isBetterCase } from "./word-case.ts";
import { eachWord } from "./words.ts";

/** What notes are about, in little room: the words that tell, and the pages they link to. */
export interface NotesTopic {
  /** Each word once, as it is written best, with a blank between two. */
  words: string;
  /** Of each word: its case (2 bits), how often it stands there (8 bits), and above them how strongly. */
  counts: number[];
  /** One link a line: its key ("" for a page of this site), its words and its address, with tabs between. */
  links: string;
}

export const NO_TOPIC: NotesTopic = { words: "", counts: [], links: "" };

/** Characters of the notes' HTML that are read: the rest repeats what they are about. */
const READ = 8000;
/** Of the words that tell most. */
const MOST_WORDS = 150;
const MOST_LINKS = 60;
const LONGEST_TITLE = 100;

const packCount = (strength: number, times: number, written: number): number =>
  (Math.min(255, strength) << 10) | (times << 2) | written;

interface Found {
  form: string;
  strength: number;
  times: number;
  written: number;
}

/** Tells which forms are one word; it is not asked for numbers. */
const dictionary = new TermDictionary();

/**
 * Read from sections as they are shown. Of words that stand there once, in small letters and in no
 * heading, there are many, and they tell little: they are left out.
 */
export function notesTopic(sections: readonly Section[]): NotesTopic {
  const found = new Map<number, Found>();
  const add = (text: string, weight: number, isTitle: boolean): void => {
    eachWord(text, (start, end, hash) => {
      const word = dictionary.word(text, start, end, hash);
      if (word < 0) return;
      const written = isTitle ? Case.untold : caseAt(text, start);
      const known = found.get(word);
      if (!known) {
        found.set(word, { form: text.slice(start, end), strength: weight, times: 1, written });
        return;
      }
      known.strength += weight;
      known.times = Math.min(255, known.times + 1);
      if (isBetterCase(known.written, written)) {
        known.written = written;
        known.form = text.slice(start, end);
      }
    });
  };
  let left = READ;
  for (const { kind, title, html } of sections) {
    // What pays for an episode, and what else people like, is not what it is about.
    if (kind === "sponsor" || kind === "contact" || kind === "picks") continue;
    if (title !== undefined) add(title.replaceAll("<", " "), IN_HEADING, true);
    if (left <= 0) continue;
    add(html.slice(0, left), IN_NOTES, false);
    left -= html.length;
  }
  const telling = [...found.values()].filter(
    ({ strength, written }) => strength > IN_NOTES || written === Case.name,
  );
  const kept =
    telling.length > MOST_WORDS
      ? telling.toSorted((a, b) => b.strength - a.strength).slice(0, MOST_WORDS)
      : telling;
  return {
    words: kept.map(({ form }) => form).join(" "),
    counts: kept.map(({ strength, times, written }) => packCount(strength, times, written)),
    links: noteLinks(sections).slice(0, MOST_LINKS).map(linkLine).join("\n"),
  };
}

const linkLine = ({ title, url, key = "" }: NoteLink): string =>
  [key, title.slice(0, LONGEST_TITLE), url].map((text) => text.replace(/[\t\n]/g, " ")).join("\t");

/** The links of `NotesTopic`. */
export function topicLinks({ links }: NotesTopic): NoteLink[] {
  if (links === "") return [];
  return links.split("\n").map((line) => {
    const [key = "", title = "", url = ""] = line.split("\t");
    return { title, url, ...(key === "" ? {} : { key }) };
  });
}
