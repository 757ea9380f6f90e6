import * as v from "valibot";
import { PickSchema } from "./pick.ts";

/**
 * The vocabulary of Playhead, written once as schemas. The build parses its own
 * output through them; the browser imports the inferred types alone, so no
 * schema code ships.
 *
 * Units: every time and duration is in seconds; every `path` is site-absolute
 * without the base ("/trent-nelson-pyparallel.html", "/tags/the-gil/").
 */

const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const sitePath = v.pipe(v.string(), v.startsWith("/"));

export const LinkSchema = v.object({
  /** What the link says, as plain text. */
  title: v.string(),
  url: v.string(),
});
export type Link = v.InferOutput<typeof LinkSchema>;

/** A name that has a page of its own: `slug` is its last path segment. */
export const TermSchema = v.object({ slug: v.string(), name: v.string() });
export type Term = v.InferOutput<typeof TermSchema>;

/** Where a person's name on an episode was read. "stated" is metadata; the rest are inferred from the notes. */
export const ProvenanceSchema = v.picklist([
  "stated",
  "title",
  "heading",
  "introduction",
  "summary",
  /** Picks and "Keep in touch". */
  "picks",
  "regular host",
]);
export type Provenance = v.InferOutput<typeof ProvenanceSchema>;

export const CreditSchema = v.object({
  ...TermSchema.entries,
  role: v.picklist(["host", "guest"]),
  /** Every place that names them, most trusted first. */
  sources: v.array(ProvenanceSchema),
});
export type Credit = v.InferOutput<typeof CreditSchema>;

export const AudioSchema = v.object({
  /** A site path for a local file, else an absolute http(s) address, unaltered. */
  src: v.string(),
  /** MIME type, from the file's ending where the archive states none. */
  type: v.string(),
  bytes: v.optional(v.number()),
  /** Plain words that say what the sound is, where it is not simply the episode ("Audio abstract, synthetic voice"). */
  label: v.optional(v.string()),
});
export type Audio = v.InferOutput<typeof AudioSchema>;

/** A third party's player, offered behind a click. */
export const FrameSchema = v.object({
  src: v.pipe(v.string(), v.startsWith("https://")),
  /** The host as people know it: "podbean.com". */
  host: v.string(),
  title: v.string(),
  /** CSS pixels. */
  height: v.optional(v.number()),
});
export type Frame = v.InferOutput<typeof FrameSchema>;

export const ChapterSchema = v.object({
  start: seconds,
  end: v.optional(seconds),
  title: v.string(),
  url: v.optional(v.string()),
  image: v.optional(v.string()),
  sponsor: v.optional(v.boolean()),
});
export type Chapter = v.InferOutput<typeof ChapterSchema>;

export const CueSchema = v.object({
  start: seconds,
  end: v.optional(seconds),
  /** Plain text: never markup. */
  text: v.string(),
  speaker: v.optional(v.string()),
});
export type Cue = v.InferOutput<typeof CueSchema>;

export const SectionKindSchema = v.picklist([
  "summary",
  "introduction",
  "interview",
  "picks",
  "links",
  "contact",
  "sponsor",
  "other",
]);
export type SectionKind = v.InferOutput<typeof SectionKindSchema>;

/** One stretch of the notes, from one heading to the next of its depth. The sections joined are the whole notes. */
export const SectionSchema = v.object({
  /** Unique on its page; the anchor of its heading. */
  id: v.string(),
  kind: SectionKindSchema,
  /** Heading text; absent for what stands before the first heading. */
  title: v.optional(v.string()),
  /** Safe HTML without the heading itself. Its own headings start at h3, at h2 where there is no title. */
  html: v.string(),
});
export type Section = v.InferOutput<typeof SectionSchema>;

/** What a list needs to show and play an episode. */
export const EpisodeSummarySchema = v.object({
  /** Name of its data file: computed from `path` by `episodeId`, so that an address needs no table. */
  id: v.string(),
  path: sitePath,
  /** Key of what a listener keeps: the archive's own id where it states one, else `id`. Survives edits of the metadata. */
  guid: v.string(),
  /** Without a leading "Episode 27 - ". */
  title: v.string(),
  number: v.optional(v.number()),
  /** "2015-10-05" or a full ISO 8601 date-time with offset, as the archive states it. */
  date: v.string(),
  duration: v.optional(seconds),
  /** Plain text, about 300 characters at most. */
  summary: v.string(),
  tags: v.array(TermSchema),
  guests: v.array(TermSchema),
  hosts: v.array(TermSchema),
  audio: v.optional(AudioSchema),
  /** True when there is a third party's frame to offer. */
  framed: v.boolean(),
  hasTranscript: v.boolean(),
});
export type EpisodeSummary = v.InferOutput<typeof EpisodeSummarySchema>;

/** A stretch of the sound that stands for the whole, in seconds. */
export const SoundbiteSchema = v.object({
  start: seconds,
  duration: seconds,
  title: v.optional(v.string()),
});
export type Soundbite = v.InferOutput<typeof SoundbiteSchema>;

export const EpisodeSchema = v.object({
  ...EpisodeSummarySchema.entries,
  credits: v.array(CreditSchema),
  sections: v.array(SectionSchema),
  chapters: v.array(ChapterSchema),
  frames: v.array(FrameSchema),
  picks: v.array(PickSchema),
  /** Site path of the transcript as the host wrote it (.vtt, .srt, .md …). */
  transcript: v.optional(sitePath),
  image: v.optional(v.string()),
  /** BCP 47. */
  lang: v.optional(v.string()),
  modified: v.optional(v.string()),
  explicit: v.optional(v.boolean()),
  season: v.optional(v.number()),
  /** "full", "trailer" or "bonus", as in iTunes' episodeType. */
  type: v.optional(v.string()),
  soundbites: v.optional(v.array(SoundbiteSchema)),
  /** The title with the number before it ("Episode 27 - …"), where it was stated so: feeds keep it. */
  fullTitle: v.optional(v.string()),
  /** Its id in the feed that the show had before, which its feeds keep. */
  feedGuid: v.optional(v.string()),
});
export type Episode = v.InferOutput<typeof EpisodeSchema>;

/** A page of the host's own: about, an article, a show's front matter. */
export const PageSchema = v.object({
  path: sitePath,
  title: v.string(),
  date: v.optional(v.string()),
  summary: v.string(),
  /** "page" stands in the navigation; "article" is dated news; "section" introduces the whole archive. */
  kind: v.picklist(["page", "article", "section"]),
  sections: v.array(SectionSchema),
  lang: v.optional(v.string()),
});
export type Page = v.InferOutput<typeof PageSchema>;

export const TagSchema = v.object({
  ...TermSchema.entries,
  /** Episodes that carry it. */
  count: v.number(),
});
export type Tag = v.InferOutput<typeof TagSchema>;

/** Someone who appears in the archive. */
export const PersonSchema = v.object({
  ...TermSchema.entries,
  /** Episodes as host, and as guest. */
  hosted: v.number(),
  guested: v.number(),
  /** Their own places on the web, from metadata or "Keep in touch". */
  links: v.array(LinkSchema),
  bio: v.optional(v.string()),
  image: v.optional(v.string()),
});
export type Person = v.InferOutput<typeof PersonSchema>;

/** The show as every page knows it. */
export const ShowSchema = v.object({
  title: v.string(),
  description: v.string(),
  /** Absolute address of the finished site, without a trailing slash; empty when unknown. */
  url: v.string(),
  language: v.string(),
  author: v.optional(v.string()),
  email: v.optional(v.string()),
  image: v.optional(v.string()),
  /** Stands in the header in place of `image`. */
  logo: v.optional(v.string()),
  /** CSS hex colour. */
  accent: v.string(),
  hosts: v.array(v.string()),
  subscribe: v.array(LinkSchema),
  /** Further places of the navigation; a site path or a whole address. */
  navigation: v.array(LinkSchema),
  /** A line at the foot of every page. */
  footer: v.optional(v.string()),
  /** Pages of kind "page", for the navigation. */
  pages: v.array(v.object({ path: sitePath, title: v.string() })),
  /** Paths of pages and articles of every kind: an address that is none of these may be an episode's. */
  pagePaths: v.array(sitePath),
  /** Whether the archive has any. How many stands on no page but those that list them: else another episode would change every page. */
  tags: v.boolean(),
  people: v.boolean(),
  picks: v.boolean(),
});
export type Show = v.InferOutput<typeof ShowSchema>;
