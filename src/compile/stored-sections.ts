import { contentHash } from "../cache/content-hash.ts";
import type { Section } from "../model/episode.ts";

/** A section without its text. */
export type SectionHead = Omit<Section, "html"> & {
  /** `contentHash` of the HTML. */
  digest: string;
};

/** Of those whose HTML lies on disk. */
const digests = new WeakMap<Section, string>();

export const headsOf = (sections: readonly Section[]): SectionHead[] =>
  sections.map(({ html, ...head }) => ({ ...head, digest: contentHash(html) }));

/**
 * Sections whose HTML is read each time it is asked for: the texts of a large archive don't fit
 * into memory together.
 * @param read the HTML of all of them, in order
 */
export function storedSections(
  heads: readonly SectionHead[],
  read: () => readonly string[],
): Section[] {
  return heads.map(({ digest, ...head }, place) => {
    const section = {
      ...head,
      get html() {
        return read()[place] ?? "";
      },
    };
    digests.set(section, digest);
    return section;
  });
}

/** A section without its HTML, which is not read. */
export function withoutHtml(section: Section): Omit<Section, "html"> {
  const { id, kind, title } = section;
  return { id, kind, ...(title === undefined ? {} : { title }) };
}

/** `contentHash` of a section's HTML, which is not read where it is known. */
export const htmlDigest = (section: Section): string =>
  digests.get(section) ?? contentHash(section.html);
