import * as v from "valibot";
import { DATA_FORMAT } from "./data-format.ts";
import {
  CueSchema,
  EpisodeSchema,
  EpisodeSummarySchema,
  LinkSchema,
  PageSchema,
  PersonSchema,
  ShowSchema,
  TagSchema,
  TermSchema,
} from "./episode.ts";

const format = v.literal(DATA_FORMAT);

/** /data/catalog.json: the whole archive as lists and search need it, newest episode first. */
export const CatalogSchema = v.object({
  format,
  show: ShowSchema,
  episodes: v.array(EpisodeSummarySchema),
  /** Most used first. */
  tags: v.array(TagSchema),
  /** Everyone who appears, by name. */
  people: v.array(PersonSchema),
});
export type Catalog = v.InferOutput<typeof CatalogSchema>;

export const NeighbourSchema = v.object({
  path: v.string(),
  title: v.string(),
  number: v.optional(v.number()),
});
export type Neighbour = v.InferOutput<typeof NeighbourSchema>;

/** /data/episodes/{id}.json */
export const EpisodeFileSchema = v.object({
  format,
  episode: EpisodeSchema,
  /** The episode before this one in time, and the one after. */
  previous: v.optional(NeighbourSchema),
  next: v.optional(NeighbourSchema),
  related: v.array(
    v.object({
      /** As `forCard` of model/episode-card.ts leaves it. */
      episode: EpisodeSummarySchema,
      /** What they share, most telling first. */
      guests: v.array(TermSchema),
      tags: v.array(TermSchema),
      links: v.array(LinkSchema),
      /** Telling words, as this episode writes them; few where tags and guests say it. */
      words: v.array(v.string()),
    }),
  ),
  /** Episodes whose notes link to this one, newest first. */
  mentionedIn: v.array(NeighbourSchema),
  /** What few other episodes link to as well, the rarest first. */
  shared: v.array(
    v.object({ title: v.string(), url: v.string(), episodes: v.array(NeighbourSchema) }),
  ),
});
export type EpisodeFile = v.InferOutput<typeof EpisodeFileSchema>;

/** /data/pages/{id}.json */
export const PageFileSchema = v.object({ format, page: PageSchema });
export type PageFile = v.InferOutput<typeof PageFileSchema>;

/** /data/transcripts/{id}.json */
export const TranscriptFileSchema = v.object({ format, cues: v.array(CueSchema) });
export type TranscriptFile = v.InferOutput<typeof TranscriptFileSchema>;
