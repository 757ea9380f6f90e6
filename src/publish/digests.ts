import { contentHash } from "../cache/content-hash.ts";
import type { CompiledArchive } from "../compile/compile-archive.ts";
import { htmlDigest, withoutHtml } from "../compile/stored-sections.ts";
import type { EpisodeFile } from "../model/catalog.ts";
import { appearancesIn, taggedIn } from "../model/catalog-lookups.ts";
import type { Episode, Section } from "../model/episode.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { episodeId } from "../model/paths.ts";
import type { PersonFile } from "../model/person.ts";

/**
 * Names for states of the archive's parts: what is made from parts whose names are the same is the
 * same. They hold for one state of the code and one set of options.
 */
export class Digests {
  readonly #archive: CompiledArchive;
  readonly #version: string;
  readonly #memo = new WeakMap<object, string>();
  readonly #named = new Map<string, string>();
  #episodes: Map<string, EpisodeFile> | undefined;
  #people: Map<string, PersonFile> | undefined;

  /** @param version of the code and of the options that decide how anything comes out */
  constructor(archive: CompiledArchive, version: string) {
    this.#archive = archive;
    this.#version = version;
  }

  /** What is made from `parts` alone, by this code. */
  key(...parts: (string | number | undefined)[]): string {
    return contentHash(`${this.#version}\n${parts.join("\n")}`);
  }

  #once(name: string, make: () => string): string {
    let digest = this.#named.get(name);
    if (digest === undefined) this.#named.set(name, (digest = make()));
    return digest;
  }

  #of(value: object, text: () => string): string {
    let digest = this.#memo.get(value);
    if (digest === undefined) this.#memo.set(value, (digest = contentHash(text())));
    return digest;
  }

  /** The show and what its feeds say of it. */
  show(): string {
    return this.#once("show", () => {
      const { catalog, publication } = this.#archive;
      return contentHash(
        JSON.stringify([catalog.show, { ...publication, seasons: [...publication.seasons] }]),
      );
    });
  }

  /** An episode as lists have it. */
  entry(entry: EpisodeEntry): string {
    return this.#of(entry, () => JSON.stringify(entry));
  }

  #entries(entries: readonly EpisodeEntry[]): string {
    return entries.map((entry) => this.entry(entry)).join(" ");
  }

  /** The list of all episodes, with all tags and people. */
  catalog(): string {
    return this.#once("catalog", () => {
      const { episodes, tags, people } = this.#archive.catalog;
      return contentHash(JSON.stringify([this.#entries(episodes), tags, people]));
    });
  }

  /** "" where there is no such tag. */
  tagged(slug: string): string {
    const found = taggedIn(this.#archive.catalog, slug);
    if (!found) return "";
    const { tag, episodes, related, first } = found;
    const oldest = first ? this.entry(first) : "";
    return contentHash(JSON.stringify([tag, this.#entries(episodes), related, oldest]));
  }

  /** "" where there is no such person. */
  appearances(slug: string): string {
    const found = appearancesIn(this.#archive.catalog, slug);
    if (!found) return "";
    const { person, asGuest, asHost } = found;
    return contentHash(JSON.stringify([person, this.#entries(asGuest), this.#entries(asHost)]));
  }

  /** An episode's data file, or "" where there is none. */
  episode(path: string): string {
    const file = this.#fileAt(path);
    return file ? this.file(file) : "";
  }

  #fileAt(path: string): EpisodeFile | undefined {
    const files = (this.#episodes ??= new Map(
      this.#archive.episodes.map((file) => [file.episode.id, file]),
    ));
    return files.get(episodeId(path));
  }

  file(file: EpisodeFile): string {
    return this.#of(file, () => {
      const { episode, related, ...rest } = file;
      const others = related.map(({ episode: other, ...why }) => [this.entry(other), why]);
      return JSON.stringify([this.#facts(episode), this.#sections(episode.sections), others, rest]);
    });
  }

  #facts(episode: Episode): string {
    return this.#of(episode, () => {
      const { sections: _, ...facts } = episode;
      return JSON.stringify(facts);
    });
  }

  /** An episode without its notes, and its transcript; "" where there is none. */
  facts(path: string): string {
    const file = this.#fileAt(path);
    return file ? `${this.#facts(file.episode)} ${this.transcript(file.episode.id)}` : "";
  }

  /** An episode with its notes, but for what leads from it to others; "" where there is none. */
  told(path: string): string {
    const file = this.#fileAt(path);
    if (!file) return "";
    return contentHash(this.facts(path) + JSON.stringify(this.#sections(file.episode.sections)));
  }

  /** What is said and written in an episode. */
  words({ episode }: EpisodeFile): string {
    const { id, sections, chapters } = episode;
    return contentHash(
      JSON.stringify([chapters, ...this.#sections(sections), this.transcript(id)]),
    );
  }

  #sections(sections: readonly Section[]): unknown[] {
    return sections.map((section) => [withoutHtml(section), htmlDigest(section)]);
  }

  /** One of the host's pages, or "" where there is none. */
  page(path: string): string {
    const file = this.#archive.pages.find(({ page }) => episodeId(page.path) === episodeId(path));
    if (!file) return "";
    const { sections, ...facts } = file.page;
    return contentHash(JSON.stringify([facts, this.#sections(sections)]));
  }

  /** What a person's page knows beside their episodes, or "" where there is no such person. */
  person(slug: string): string {
    const files = (this.#people ??= new Map(
      this.#archive.people.map((file) => [file.person.slug, file]),
    ));
    const file = files.get(slug);
    return file ? this.#of(file, () => JSON.stringify(file)) : "";
  }

  /** Everything that was recommended. */
  picks(): string {
    return this.#of(this.#archive.picks, () => JSON.stringify(this.#archive.picks));
  }

  /** A transcript, or "" where the episode has none. */
  transcript(id: string): string {
    const file = this.#archive.transcripts.get(id);
    return file ? this.#of(file, () => JSON.stringify(file)) : "";
  }
}
