import { cutSlug, slugify } from "../compile/slug.ts";
import { splitTitle } from "../compile/title-number.ts";

/** Bytes. */
const LONGEST = 60;

/**
 * Names files below a folder, each once: "episodes/2015-04-12-lamps-and-lenses.md". They are made of
 * letters, digits and hyphens alone, whatever the title holds.
 * @param taken files that are there, lower case
 */
export class FileNames {
  readonly #folder: string;
  readonly #taken: Set<string>;

  constructor(folder: string, taken: Iterable<string>) {
    this.#folder = folder;
    this.#taken = new Set([...taken].map((file) => file.toLowerCase().normalize("NFC")));
  }

  /** @param date as the archive writes it */
  name(date: string, title: string, number?: number): string {
    const words = cutSlug(slugify(splitTitle(title, number).title), LONGEST).replace(/-+$/, "");
    const spoken = words || (number === undefined ? "episode" : `episode-${number}`);
    const stem = `${this.#folder}/${date.slice(0, 10)}-${spoken}`;
    for (let count = 1; ; count++) {
      const file = count === 1 ? `${stem}.md` : `${stem}-${count}.md`;
      const key = file.toLowerCase().normalize("NFC");
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return file;
    }
  }
}
