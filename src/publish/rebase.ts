import { changedSection } from "../compile/stored-sections.ts";
import type { Catalog, EpisodeFile, PageFile } from "../model/catalog.ts";
import type { EpisodeSummary, Section } from "../model/episode.ts";
import { withBase } from "../model/paths.ts";
import type { PersonFile } from "../model/person.ts";
import type { PicksFile } from "../model/pick.ts";
import { siteAddress } from "./site-address.ts";

/**
 * The same data with the site's base before every address that the browser takes as it is
 * (media, files, links inside notes). Addresses that the router takes stay without the base.
 */
export interface Rebased {
  catalog: Catalog;
  episodes: EpisodeFile[];
  pages: PageFile[];
  people: PersonFile[];
  picks: PicksFile;
}

export function rebase(archive: Rebased, base: string): Rebased {
  if (base === "/") return archive;
  const at = (address: string): string => withBase(address, base);
  const optional = (address: string | undefined) =>
    address === undefined ? {} : { image: at(address) };

  // The sanitizer writes every attribute as name="value", and no ">" in a value.
  const section = (part: Section): Section =>
    changedSection(part, base, (html) =>
      html.replace(/<[a-z][^>]*>/g, (tag) =>
        tag.replace(
          /( (?:href|src|poster|cite|srcset)=")(\/(?!\/)[^"]*)/g,
          (_, name: string, addresses: string) =>
            name +
            (name === ' srcset="' ? addresses.split(", ").map(at).join(", ") : at(addresses)),
        ),
      ),
    );
  const summary = <T extends EpisodeSummary>(episode: T): T => ({
    ...episode,
    ...(episode.audio ? { audio: { ...episode.audio, src: at(episode.audio.src) } } : {}),
  });
  return {
    catalog: {
      ...archive.catalog,
      show: {
        ...archive.catalog.show,
        url: siteAddress(archive.catalog.show.url, base),
        ...optional(archive.catalog.show.image),
        ...(archive.catalog.show.logo ? { logo: at(archive.catalog.show.logo) } : {}),
      },
      episodes: archive.catalog.episodes.map(summary),
      people: archive.catalog.people.map((person) => ({ ...person, ...optional(person.image) })),
    },
    episodes: archive.episodes.map((file) => ({
      ...file,
      episode: {
        ...summary(file.episode),
        sections: file.episode.sections.map(section),
        ...(file.episode.transcript ? { transcript: at(file.episode.transcript) } : {}),
        ...optional(file.episode.image),
      },
      related: file.related.map((one) => ({ ...one, episode: summary(one.episode) })),
    })),
    pages: archive.pages.map((file) => ({
      ...file,
      page: { ...file.page, sections: file.page.sections.map(section) },
    })),
    people: archive.people.map((file) => ({
      ...file,
      person: { ...file.person, ...optional(file.person.image) },
    })),
    picks: archive.picks,
  };
}
