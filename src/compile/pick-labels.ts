import type { Entry } from "./note-entries.ts";

/** Words before a colon that name a kind of thing, a place or a part of the show, and nobody. */
const NO_PERSON = new Set(
  (
    "also and app apps art article articles audiobook audiobooks band bands beer blog blogs blog post bonus book books channel " +
    "comic comics contact contacts course courses documentary documentaries event events extension extensions facebook film " +
    "films food gadget gadgets game games github hardware honorable honourable mention mentions instagram library libraries " +
    "link links linkedin mastodon more movie movies music note notes other others package packages paper papers pick picks " +
    "plug plugs podcast podcasts post posts product products project projects read reading recommendation recommendations " +
    "recommended resource resources service services show shows shoutout shoutouts site sites slack social socials software " +
    "song songs sponsor sponsors talk talks threads tiktok tip tips tool tools topic topics tv twitch twitter update updates " +
    "video videos warning watch watching website websites youtube"
  ).split(" "),
);

const CONTACT_LABEL = /\b(?:contacts?|links?|socials?)$/i;

/** "Tobias" of "Tobias:" and of "Tobias's picks"; undefined when the label is no name: too long, a sentence, a kind of thing, or lower case. */
export function personLabel(text: string): string | undefined {
  const name = text
    .replace(/[\s:：–—-]+$/, "")
    .replace(/['’]s?\s+(?:\p{L}+\s+)?(?:picks?|recommendations?)$/iu, "")
    .trim();
  if (
    name === "" ||
    name.length > 40 ||
    /[.!?,;:()[\]"“”/\d@|]/.test(name.replace(/\b\p{Lu}\./gu, ""))
  )
    return undefined;
  const words = name.split(/\s+/);
  if (words.length > 5 || !/^\p{Lu}/u.test(name) || CONTACT_LABEL.test(name)) return undefined;
  return words.every((word) => NO_PERSON.has(word.toLowerCase())) ? undefined : name;
}

/** The people of "Wes and Scott:" or "Wes, Scott & CJ"; none when it names none. */
export function peopleLabel(text: string): string[] {
  const bare = text.replace(/[\s:：–—-]+$/, "");
  const names = bare.split(/\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|und|et|y)\s+|\s*[&+]\s*/u);
  if (names.length > 4) return [];
  const people = names.map(personLabel).filter((name) => name !== undefined);
  return people.length === names.length ? people : [];
}

/** Whoever a line begins with, and the line without them. */
export interface Labelled {
  who: string[];
  /** Only a dash sets the name apart: it may be the thing itself ("Walking - it's great"). */
  doubtful: boolean;
  parts: Entry["parts"];
}

/** "Scott: Some thing" or "Chuck - Some thing": the name stands before the first link. */
export function labelled({ parts }: Entry): Labelled | undefined {
  const [lead, ...others] = parts;
  if (typeof lead !== "string") return undefined;
  const [, name = "", mark = "", rest = ""] =
    /^\s*([^:：]{2,60}?)(\s*[:：]|\s+[-–—](?=\s|$)|[-–—](?=\s|$))\s*(.*)$/s.exec(lead) ?? [];
  const who = peopleLabel(name);
  const left = rest.trim() === "" ? others : [rest, ...others];
  if (who.length === 0 || left.length === 0) return undefined;
  return { who, doubtful: !/[:：]/.test(mark), parts: left };
}

/** "Sick Picks from Ben", "Ben's recommendations": whose a whole section is. */
export function ownerOfSection(title: string): string[] {
  const [, before] =
    /^\P{L}*(.+?)['’]s?\s+(?:\p{L}+\s+){0,2}(?:picks?|recommendations?|choices?)\P{L}*$/iu.exec(
      title,
    ) ?? [];
  const [, after] =
    /(?:picks?|recommendations?|recommended)\s+(?:from|by)\s+(.+)$/i.exec(title) ?? [];
  const name = before ?? after;
  if (name === undefined || NOBODY.test(name)) return [];
  return peopleLabel(name);
}

const NOBODY =
  /^(?:(?:this|last|next) )?(?:week|month|today|editor|listener|reader|viewer|host|hosts|guest|guests|staff|team|community|user|everyone|the .*)$/i;
