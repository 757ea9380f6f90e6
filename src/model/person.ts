import * as v from "valibot";
import { DATA_FORMAT } from "./data-format.ts";
import { PersonSchema, ProvenanceSchema } from "./episode.ts";
import { PickedSchema } from "./pick.ts";

/** Another way in which the archive writes a person's name. */
export const SpellingSchema = v.object({
  name: v.string(),
  /** What says that it is the same person: the show file, or the build by likeness. */
  by: v.picklist(["show file", "likeness"]),
});
export type Spelling = v.InferOutput<typeof SpellingSchema>;

/** /data/people/{slug}.json: what the page of one person knows beside their episodes. */
export const PersonFileSchema = v.object({
  format: v.literal(DATA_FORMAT),
  person: PersonSchema,
  spellings: v.array(SpellingSchema),
  /** In how many episodes each place names them, most trusted first. */
  named: v.array(v.object({ source: ProvenanceSchema, episodes: v.number() })),
  /** What they recommended, newest first. */
  picks: v.array(
    v.object({
      ...PickedSchema.entries,
      episode: v.object({
        path: v.string(),
        title: v.string(),
        number: v.optional(v.number()),
        date: v.string(),
      }),
    }),
  ),
});
export type PersonFile = v.InferOutput<typeof PersonFileSchema>;
