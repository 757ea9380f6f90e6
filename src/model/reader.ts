import type { EpisodeSummary, Show } from "./episode.ts";
import type { LightCatalog } from "./catalog-files.ts";
import type { Appearances, Tagged } from "./catalog-lookups.ts";
import type { EpisodeEntry } from "./episode-entry.ts";
import type { DaysFile, ExploreFile } from "./explore.ts";
import type { EpisodeFile, PageFile, TranscriptFile } from "./catalog.ts";
import type { PersonFile } from "./person.ts";
import type { PicksFile } from "./pick.ts";

/** What pages ask of the published archive. `undefined` means that there is no such thing. */
export interface CatalogReader {
  /** The show alone: known at once to a page that was opened from its HTML. */
  show(): Promise<Show>;
  /**
   * Its list of episodes is completed in place as `details` reads them. With a number, only as many
   * of the newest are sure to be in it; it then grows in place as others are asked for.
   */
  catalog(newest?: number): Promise<LightCatalog>;
  /** The catalogue will be wanted at once: it, or its newest part, may be fetched beside the code that asks for it. */
  expectCatalog(): void;
  /** What it says of one tag and of one person. */
  tagged(slug: string): Promise<Tagged | undefined>;
  appearances(slug: string): Promise<Appearances | undefined>;
  /** The same episodes of the catalogue, in the same order, with what cards show of them. */
  details(entries: readonly EpisodeEntry[]): Promise<EpisodeSummary[]>;
  /** What `openIndex` of src/search opens: the file of the index, or of one of its parts. */
  searchIndex(part?: number): Promise<object>;
  /** The manifest and one shard of the words in notes and transcripts, for src/search. */
  passages(): Promise<object>;
  passageShard(shard: number): Promise<object>;
  episode(path: string): Promise<EpisodeFile | undefined>;
  page(path: string): Promise<PageFile | undefined>;
  transcript(id: string): Promise<TranscriptFile | undefined>;
  /** What a person's page knows beside their episodes. */
  person(slug: string): Promise<PersonFile | undefined>;
  picks(): Promise<PicksFile>;
  explore(): Promise<ExploreFile>;
  /** @param month 1–12 */
  days(month: number): Promise<DaysFile>;
}

/** The data did not come as promised; `message` is fit for listeners. */
export class DataError extends Error {
  override name = "DataError";
  /** True when what came was written by another version of the site. */
  readonly stale: boolean;
  constructor(message: string, stale = false) {
    super(message);
    this.stale = stale;
  }
}

/** For a script of the site that does not come: an update has taken it away, most likely. */
export function missingPart(): never {
  throw new DataError("A part of the site could not be loaded.", true);
}
