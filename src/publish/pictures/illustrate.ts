import { contentHash } from "../../cache/content-hash.ts";
import type { CompiledArchive } from "../../compile/compile-archive.ts";
import { changedSection, sectionPictures } from "../../compile/stored-sections.ts";
import type { Section } from "../../model/episode.ts";
import { withPictures } from "./picture-markup.ts";
import type { Pictures, PublishedPicture } from "./write-pictures.ts";

/**
 * The archive as pages show it: pictures in notes with their sizes and smaller copies, and small
 * copies in the place of the art of the show and of episodes and of people's portraits. Feeds,
 * previews and structured data name the originals: they are made from the archive itself.
 */
export function illustrate(archive: CompiledArchive, pictures: Pictures): CompiledArchive {
  const { inNotes } = pictures;
  const small = <T extends { image?: string }>(value: T): T => {
    const image = value.image === undefined ? undefined : pictures.small.get(value.image);
    return image === undefined ? value : { ...value, image };
  };
  const noted = <T extends { sections: Section[] }>(value: T): T => {
    const sections = value.sections.map((section, place) => illustrated(section, place, inNotes));
    return { ...value, sections };
  };
  const { show, people } = archive.catalog;
  const logo = show.logo === undefined ? undefined : pictures.small.get(show.logo);
  return {
    ...archive,
    catalog: {
      ...archive.catalog,
      show: { ...small(show), ...(logo === undefined ? {} : { logo }) },
      people: people.map(small),
    },
    episodes: archive.episodes.map((file) => ({ ...file, episode: small(noted(file.episode)) })),
    pages: archive.pages.map((file) => ({ ...file, page: noted(file.page) })),
    people: archive.people.map((file) => ({ ...file, person: small(file.person) })),
  };
}

function illustrated(
  section: Section,
  place: number,
  inNotes: ReadonlyMap<string, PublishedPicture>,
): Section {
  const paths = sectionPictures(section);
  // Pictures of other sites have no paths here; of those none is known but the first may be in view.
  if (paths.length === 0 && place > 0) return section;
  const known = paths.flatMap((path) => {
    const picture = inNotes.get(path);
    return picture ? [[path, picture.width, picture.height, picture.copies]] : [];
  });
  const how = contentHash(JSON.stringify([place === 0, known]));
  return changedSection(section, how, (html) =>
    withPictures(html, (path) => inNotes.get(path), place === 0),
  );
}
