import { posix } from "node:path";
import { cutSlug, slugify } from "../../compile/slug.ts";
import { FileNames } from "../../import/file-names.ts";
import { fileText, type FieldValue } from "../../import/front-matter-text.ts";
import type { EpisodeHabits } from "./episode-habits.ts";

/** What is known of an episode before its notes are written. */
export interface NewEpisode {
  title: string;
  /** "2015-10-05" */
  date: string;
  number?: number;
  season?: number;
  guests: string[];
  tags: string[];
  audio?: string;
  summary?: string;
  draft: boolean;
}

/** Bytes. */
const LONGEST = 60;

/**
 * Where the episode goes: beside the newest one and named like it ("episode43.md", "505 - Title.md",
 * "2015-10-05-title.md").
 */
export function episodeFile(
  { title, date, number }: NewEpisode,
  { newest, files }: EpisodeHabits,
): string {
  const folder = newest === undefined ? "episodes" : folderOf(newest.file);
  const stem = newest === undefined ? undefined : stemOf(newest.file);
  const ending = newest === undefined ? ".md" : newest.file.slice(newest.file.lastIndexOf("."));
  const inFolder = (name: string): string =>
    posix.join(folder, isBundle(newest?.file) ? `${name}/index${ending}` : name + ending);
  const slug = cutSlug(slugify(title), LONGEST) || "episode";

  const named = numberedStem(stem, newest?.number);
  if (named && number !== undefined) {
    const digits = String(number).padStart(named.digits.length, "0");
    const words = /[ A-Z]/.test(named.words) ? title.replace(/[/\\:*?"<>|]/g, "").trim() : slug;
    return inFolder(named.before + digits + (named.words === "" ? "" : named.joint + words));
  }
  if (newest === undefined || (stem !== undefined && /^\d{4}-\d{2}-\d{2}/.test(stem))) {
    const file = new FileNames(folder, files).name(date, title, number);
    return isBundle(newest?.file)
      ? inFolder(posix.basename(file, ".md"))
      : file.replace(/\.md$/, ending);
  }
  return inFolder(slug);
}

/** A folder for each episode, as Hugo has it. */
const isBundle = (file: string | undefined): boolean => /\/index\.[a-z]+$/i.test(file ?? "");
const folderOf = (file: string): string =>
  posix.dirname(isBundle(file) ? posix.dirname(file) : file);
const stemOf = (file: string): string =>
  posix.basename(isBundle(file) ? posix.dirname(file) : file.replace(/\.[^./]+$/, ""));

/** The parts of a name that its episode's number is in. */
function numberedStem(stem: string | undefined, number: number | undefined) {
  const found = /^(\D*)(\d+)(?:([-_. ]+)(.+))?$/.exec(stem ?? "");
  if (!found || number === undefined || Number(found[2]) !== number) return undefined;
  const [, before = "", digits = "", joint = "", words = ""] = found;
  return { before, digits, joint, words };
}

/** The file's text: what is known, and headings for the notes. */
export function episodeText(episode: NewEpisode, habits: EpisodeHabits): string {
  const { number, draft } = episode;
  const prefix = number === undefined ? undefined : habits.titlePrefix;
  const title = prefix ? `${prefix.before}${number}${prefix.after}${episode.title}` : episode.title;
  const fields = new Map<string, FieldValue>([
    ["title", title],
    ["date", episode.date],
  ]);
  const set = (name: string, value: FieldValue | undefined): void => {
    if (value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0))
      fields.set(name, value);
  };
  if (!prefix || habits.numberField !== undefined) set(habits.numberField ?? "number", number);
  set("season", episode.season);
  for (const [name, value] of habits.constant) set(name, value);
  set("guests", episode.guests);
  set("tags", episode.tags);
  set("summary", episode.summary);
  set("audio", episode.audio);
  const body =
    habits.headings.length > 0
      ? habits.headings
          .map((heading) => `### ${heading}\n`)
          .join("\n")
          .trimEnd()
      : "What this episode is about, in a sentence or two.\n\n## Links";
  if (habits.format === "yaml") {
    if (draft) set("draft", true);
    return fileText(fields, body);
  }
  if (draft) set("status", "draft");
  return `${pelicanHeader(fields)}\n${body}\n`;
}

function pelicanHeader(fields: Map<string, FieldValue>): string {
  return [...fields]
    .map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(", ") : typeof value === "object" ? "" : value;
      return `${name[0]?.toUpperCase()}${name.slice(1)}: ${String(text).replace(/\s+/g, " ")}\n`;
    })
    .join("");
}
