import { fold } from "./slug.ts";

/** Words of every sentence, which rarity alone does not tell in a short archive. */
const EMPTY = new Set(
  (
    "a about after again all also always am an and another any anything are around as at back be because been before being best better " +
    "between big bit both but by can chat come comes coming could dig discuss discussed dive did do does doing done dont down each end " +
    "episode episodes even ever every everything few find first for from full fun get gets getting give go goes going gonna good great " +
    "guest guests got had has have having he hear hello help here her him his host hosts how i if im in into is it its ive just keep kind know " +
    "last latest learn less let lets like listen listener listeners little live long look looking looks lot made make makes making many may " +
    "maybe me might more most much must my near need needs never new news next no not nothing now of off old on once one only or other our " +
    "out over own part people perfect podcast plus pretty put question questions quick real really right said same say see set share she " +
    "should show shows since so some something special start started still stuff such sure take takes taking talk talking talks tell " +
    "than thanks that thats the their them then there theres these they thing things think this those thought through time times tips to " +
    "today together too try trying two up update updates us use used useful uses using very via want was watch way ways we week welcome " +
    "well went were weve what whats when where which while who why will with within without wont work works world would year years yes yet " +
    "you your youre dr mr ms vs link links sponsor sponsors http https www com org html amp lt gt quot nbsp intro outro introduction summary"
  ).split(" "),
);

/** One form for a word and its plural: enough for what is compared by rarity. */
export function stem(word: string): string {
  if (word.length < 5 || !word.endsWith("s") || /(?:ss|us|is|os)$/.test(word)) return word;
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** A copy: a piece cut out of a text would keep all of that text in memory. */
const own = (text: string): string => Buffer.from(text).toString();

/** Numbers for words and pages; equal ones have one number for as long as the dictionary lives. */
export class TermDictionary {
  readonly #words = new Map<string, number>();
  readonly #pages = new Map<string, number>();
  /** Words by hash, in a table of open places: a key, and the number of its word plus 2. */
  #keys = new Uint32Array(1 << 15);
  #values = new Int32Array(1 << 15);
  #taken = 0;
  /** How many numbers are given; words and pages share one row of them. */
  size = 0;

  /**
   * The number of the word at `start` of `text`; -1 for one that says nothing.
   * @param hash as `eachWord` gives it. Two words of one hash count as one: among a hundred
   *   thousand words that happens about once.
   */
  word(text: string, start: number, end: number, hash: number): number {
    if (hash === 0) return this.#named(text.slice(start, end));
    let at = hash & (this.#keys.length - 1);
    for (;;) {
      const value = this.#values[at] ?? 0;
      if (value === 0) break;
      if (this.#keys[at] === hash) return value - 2;
      at = (at + 1) & (this.#keys.length - 1);
    }
    const number = this.#named(text.slice(start, end));
    this.#remember(hash, number);
    return number;
  }

  #named(written: string): number {
    const folded = fold(written);
    const key = stem(folded.replace(/['’]s$|['’]/g, ""));
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const empty = EMPTY.has(key) || EMPTY.has(folded) || /^\d*$|^.$/su.test(key);
    const number = empty ? -1 : this.size++;
    this.#words.set(own(key), number);
    return number;
  }

  #remember(hash: number, number: number): void {
    if (this.#taken * 2 >= this.#keys.length) this.#grow();
    const mask = this.#keys.length - 1;
    let at = hash & mask;
    while (this.#values[at] !== 0) at = (at + 1) & mask;
    this.#keys[at] = hash;
    this.#values[at] = number + 2;
    this.#taken++;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2);
    this.#taken = 0;
    keys.forEach((key, at) => {
      const value = values[at] ?? 0;
      if (value !== 0) this.#remember(key, value - 2);
    });
  }

  page(key: string): number {
    const known = this.#pages.get(key);
    if (known !== undefined) return known;
    this.#pages.set(own(key), this.size);
    return this.size++;
  }
}
