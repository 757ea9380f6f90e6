import * as v from "valibot";
import { DATA_FORMAT } from "./data-format.ts";

/** What people on the show recommend: in an episode's own file, and gathered for `/picks/`. */

export const PickKindSchema = v.picklist([
  "book",
  "film",
  "music",
  "podcast",
  "talk",
  "video",
  "game",
  "software",
  "course",
  "article",
  "thing",
  "site",
]);
export type PickKind = v.InferOutput<typeof PickKindSchema>;

/** Who recommends: `slug` names their page, where they have one. */
export const PickerSchema = v.object({ name: v.string(), slug: v.optional(v.string()) });
export type Picker = v.InferOutput<typeof PickerSchema>;

export const PickedSchema = v.object({
  /** What is recommended: the words of its link, else of the line. */
  title: v.string(),
  /** What else the notes say of it. */
  note: v.optional(v.string()),
  url: v.optional(v.string()),
  /** By where it lives, or by the words for it; absent where neither tells. */
  kind: v.optional(PickKindSchema),
});
export type Picked = v.InferOutput<typeof PickedSchema>;

/** What one or more people recommended in an episode. */
export const PickSchema = v.object({
  /** Empty where the notes don't say who. */
  who: v.array(PickerSchema),
  items: v.array(PickedSchema),
});
export type Pick = v.InferOutput<typeof PickSchema>;

/** Where a thing was recommended, by whom; the numbers are places in the file's lists. */
export const PickMentionSchema = v.object({
  episode: v.number(),
  /** Empty where the notes don't say who. */
  who: v.array(v.number()),
  note: v.optional(v.string()),
});

export const PickedThingSchema = v.object({
  /** Unique in the file, from the title: an anchor. */
  id: v.string(),
  title: v.string(),
  url: v.optional(v.string()),
  kind: v.optional(PickKindSchema),
  /** Newest first. */
  by: v.array(PickMentionSchema),
});
export type PickedThing = v.InferOutput<typeof PickedThingSchema>;

/** /data/picks.json: everything that was ever recommended, each thing once, the newest first. */
export const PicksFileSchema = v.object({
  format: v.literal(DATA_FORMAT),
  /** Everyone who recommends, most things first. */
  people: v.array(PickerSchema),
  /** The episodes that recommend something, newest first. */
  episodes: v.array(
    v.object({
      path: v.string(),
      title: v.string(),
      number: v.optional(v.number()),
      date: v.string(),
    }),
  ),
  things: v.array(PickedThingSchema),
});
export type PicksFile = v.InferOutput<typeof PicksFileSchema>;
