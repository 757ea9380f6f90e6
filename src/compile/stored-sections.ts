import { contentHash } from "../cache/content-hash.ts";
import type { Section } from "../model/episode.ts";

/** A section without its text. */
export type SectionHead = Omit<Section, "html"> & {
  /** `contentHash` of the HTML. */
  digest: string;
  /** Site paths of the archive's own pictures in it. */
  pictures?: string[];
};

/** Of those whose HTML lies on disk, or is made when it is asked for. */
const digests = new WeakMap<Section, string>();
const picturesIn = new WeakMap<Section, readonly string[]>();

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
 * Sections whose HTML is read each time it is asked for: the texts of a large archive don't fit
 * into memory together.
 * @param read the HTML of all of them, in order
 */
export function storedSections(
  heads: readonly SectionHead[],
  read: () => readonly string[],
): Section[] {
  return heads.map(({ digest, pictures = [], ...head }, place) => {
    const section = {
      ...head,
      get html() {
        return read()[place] ?? "";
      },
    };
    digests.set(section, digest);
    picturesIn.set(section, pictures);
    return section;
  });
}

/** Site paths of the archive's own pictures in a section, whose HTML is not read where they are known. */
export const sectionPictures = (section: Section): readonly string[] =>
  picturesIn.get(section) ?? picturePaths(section.html);

/**
 * A section whose HTML is changed each time it is asked for.
 * @param how names the change: with the same name, the same HTML is changed alike
 */
export function changedSection(
  section: Section,
  how: string,
  change: (html: string) => string,
): Section {
  const changed = {
    ...withoutHtml(section),
    get html() {
      return change(section.html);
    },
  };
  digests.set(changed, contentHash(`${htmlDigest(section)} ${how}`));
  return changed;
}

/** A section without its HTML, which is not read. */
export function withoutHtml(section: Section): Omit<Section, "html"> {
  const { id, kind, title } = section;
  return { id, kind, ...(title === undefined ? {} : { title }) };
}

/** `contentHash` of a section's HTML, which is not read where it is known. */
export const htmlDigest = (section: Section): string =>
  digests.get(section) ?? contentHash(section.html);
