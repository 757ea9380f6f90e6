import { contentHash } from "../cache/content-hash.ts";
import type { Section } from "../model/episode.ts";

/** A section without its text. */
export type SectionHead = Omit<Section, "html"> & {
  /** `contentHash` of the HTML. */
  digest: string;
  /** Site paths of the archive's own pictures in it. */
  pictures?: string[];
};

export const headsOf = (sections: readonly Section[]): SectionHead[] =>
  sections.map(({ html, ...head }) => {
    const pictures = picturePaths(html);
    return { ...head, digest: contentHash(html), ...(pictures.length > 0 ? { pictures } : {}) };
  });

/** Of the pictures in HTML as the notes' own writer writes it. */
function picturePaths(html: string): string[] {
  if (!html.includes("<img ")) return [];
  return [...html.matchAll(/<img src="(\/[^"?#]*)/g)].map(([, path = ""]) => path);
}

/**
 * A section whose HTML is made, or read, each time it is asked for. Its getter is that of the class:
 * one of its own costs a section more than all else of it. JSON holds the HTML as if it were there.
 */
class LazySection implements Section {
  readonly id: string;
  readonly kind: Section["kind"];
  declare readonly title?: string;
  readonly #read: () => string;
  readonly #digest: string;
  readonly #pictures: readonly string[] | undefined;

  constructor(
    { id, kind, title }: Omit<Section, "html">,
    read: () => string,
    digest: string,
    pictures?: readonly string[],
  ) {
    this.id = id;
    this.kind = kind;
    if (title !== undefined) this.title = title;
    this.#read = read;
    this.#digest = digest;
    this.#pictures = pictures;
  }

  get html(): string {
    return this.#read();
  }

  get digest(): string {
    return this.#digest;
  }

  /** Undefined where nobody looked for any. */
  get pictures(): readonly string[] | undefined {
    return this.#pictures;
  }

  toJSON(): Section {
    return { ...withoutHtml(this), html: this.html };
  }
}

const NONE: readonly string[] = [];

/**
 * Sections whose HTML is read each time it is asked for: the texts of a large archive don't fit
 * into memory together.
 * @param read the HTML of all of them, in order
 */
export const storedSections = (
  heads: readonly SectionHead[],
  read: () => readonly string[],
): Section[] =>
  heads.map(
    (head, place) =>
      new LazySection(head, () => read()[place] ?? "", head.digest, head.pictures ?? NONE),
  );

/** Site paths of the archive's own pictures in a section, whose HTML is not read where they are known. */
export const sectionPictures = (section: Section): readonly string[] =>
  (section instanceof LazySection ? section.pictures : undefined) ?? picturePaths(section.html);

/**
 * A section whose HTML is changed each time it is asked for.
 * @param how names the change: with the same name, the same HTML is changed alike
 */
export const changedSection = (
  section: Section,
  how: string,
  change: (html: string) => string,
): Section =>
  new LazySection(
    section,
    () => change(section.html),
    contentHash(`${htmlDigest(section)} ${how}`),
  );

/** A section without its HTML, which is not read. */
export function withoutHtml(section: Section): Omit<Section, "html"> {
  const { id, kind, title } = section;
  return { id, kind, ...(title === undefined ? {} : { title }) };
}

/** `contentHash` of a section's HTML, which is not read where it is known. */
export const htmlDigest = (section: Section): string =>
  section instanceof LazySection ? section.digest : contentHash(section.html);
