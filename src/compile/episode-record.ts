import { readAudioField, type StatedAudio } from "./audio-field.ts";
import type { Source } from "./front-matter.ts";
import type { Report } from "./content-error.ts";
import { asBoolean, asNumber, asText, findField, isRecord, readList, readText } from "./fields.ts";
import type { Field, Fields } from "./header.ts";
import { dateInName, dateOrder, parseDate } from "./parse-date.ts";
import { readStatedPeople, type PersonFile, type StatedPerson } from "./people-files.ts";
import { summarize } from "./plain-text.ts";
import type { Soundbite } from "../model/episode.ts";
import { readPlayerPage, type PlayerPage } from "./player-page.ts";
import { readSoundbites } from "./soundbites.ts";
import { splitTitle } from "./title-number.ts";

/** What the metadata of an episode states, read and checked; the notes are not looked at yet. */
export interface EpisodeRecord {
  source: Source;
  /** As stated, and without a leading "Episode 27 - ". */
  fullTitle: string;
  title: string;
  number?: number;
  /** As in the model. */
  date: string;
  /** Milliseconds since 1970. */
  order: number;
  tags: string[];
  tagsLine?: number;
  summary?: string;
  /** The whole text that `summary` was cut from, as stated. */
  description?: string;
  audio?: StatedAudio;
  /** What stands in place of audio. */
  playerPage?: PlayerPage;
  duration?: number;
  guid?: string;
  /** The id of the show's feed, for an episode that has no other. */
  feedGuid?: string;
  guests: StatedPerson[];
  hosts: StatedPerson[];
  chapters?: Field;
  transcript?: Field;
  image?: Field;
  lang?: string;
  modified?: string;
  explicit?: boolean;
  season?: number;
  type?: string;
  soundbites?: Soundbite[];
  draft: boolean;
}

export interface RecordContext {
  people: Map<string, PersonFile>;
  noteUnknownId: (id: string, file: string, line: number) => void;
  timezone?: string;
  /** Milliseconds since 1970. Later dates are told. */
  now: number;
  report: Report;
}

/** True for what a build leaves out: `draft: true`, or `status: draft` or `hidden`. */
export function isDraft(fields: Fields): boolean {
  const status = readText(fields, "status")?.toLowerCase();
  return (
    status === "draft" || status === "hidden" || asBoolean(fields.get("draft")?.value) === true
  );
}

/** The title of a page or an episode; a missing one is an error. */
export function readTitle({ file, fields, broken }: Source, report: Report): string | undefined {
  const title = readText(fields, "title");
  if (title === undefined && !broken) {
    const empty = fields.get("title");
    report({
      severity: "error",
      file,
      line: empty?.line ?? 1,
      what: empty ? "The title is empty" : "The title is missing",
      write: `write "title: Some words"`,
    });
  }
  return title;
}

/** A date field as the model writes it. A date that can't be read is an error. */
export function readDate(
  { file, fields }: Source,
  names: string[],
  { timezone, now, report }: Pick<RecordContext, "timezone" | "now" | "report">,
): string | undefined {
  const field = names.map((name) => fields.get(name)).find((found) => found !== undefined);
  if (!field) return undefined;
  const { line } = field;
  const parsed = parseDate(asText(field.value) ?? "", timezone);
  if ("what" in parsed) {
    report({
      severity: "error",
      file,
      line,
      what: parsed.what,
      write: `write "${field.key}: 2015-10-05"`,
    });
    return undefined;
  }
  if (parsed.doubt !== undefined) {
    report({
      severity: "warning",
      file,
      line,
      what: parsed.doubt,
      write: `write "${field.key}: ${parsed.date}"`,
    });
  }
  if (dateOrder(parsed.date) > now + 24 * 3600 * 1000) {
    report({
      severity: "warning",
      file,
      line,
      what: `The date ${parsed.date} lies in the future`,
      write: `correct it, or write "draft: true" until then`,
    });
  }
  return parsed.date;
}

function readEpisodeDate(source: Source, context: RecordContext): string | undefined {
  const { file, fields, broken } = source;
  if (fields.has("date")) return readDate(source, ["date"], context);
  const named = dateInName(file);
  if (named !== undefined) {
    context.report({
      severity: "warning",
      file,
      line: 1,
      what: `The date was taken from the file's name`,
      write: `write "date: ${named}"`,
    });
    return named;
  }
  if (!broken) {
    context.report({
      severity: "error",
      file,
      line: 1,
      what: "The date is missing",
      write: `write "date: 2015-10-05", or "type: page" if this is no episode`,
    });
  }
  return undefined;
}

/** Undefined when the file lacks what every episode needs; that is reported. */
export function readEpisodeRecord(
  source: Source,
  context: RecordContext,
): EpisodeRecord | undefined {
  const { file, fields } = source;
  const { report } = context;
  const fullTitle = readTitle(source, report);
  const date = readEpisodeDate(source, context);
  if (fullTitle === undefined || date === undefined) return undefined;

  const numberField = findField(fields, "number", "episode");
  const stated = asNumber(numberField?.value);
  if (numberField && stated === undefined) {
    report({
      severity: "warning",
      file,
      line: numberField.line,
      what: `"${asText(numberField.value) ?? ""}" is no number`,
      write: `write "${numberField.key}: 27"`,
    });
  }
  const split = splitTitle(fullTitle, stated);
  if (stated !== undefined && split.number !== undefined && split.number !== stated) {
    report({
      severity: "warning",
      file,
      line: numberField?.line,
      what: `The title says episode ${split.number}, the field "${numberField?.key}" says ${stated}`,
      write: "make them agree",
    });
  }
  const people = (names: string[]): StatedPerson[] =>
    readStatedPeople(
      fields,
      names,
      context.people,
      (id, line) => context.noteUnknownId(id, file, line),
      (line, what, write) => report({ severity: "warning", file, line, what, write }),
    );
  const type = readText(fields, "episode_type", "type")?.toLowerCase();
  const tagsField = findField(fields, "tags", "keywords");
  if (tagsField && isRecord(tagsField.value)) {
    report({
      severity: "warning",
      file,
      line: tagsField.line,
      what: `The field "${tagsField.key}" is no list`,
      write: `write "${tagsField.key}: [Fog, Lamps]"`,
    });
  }
  const summary = readText(fields, "summary", "description");
  const { audio, duration } = readAudioField(fields);
  const playerPage = audio && readPlayerPage(audio, file, report);

  return {
    source,
    fullTitle,
    title: split.title,
    number: stated ?? split.number,
    date,
    order: dateOrder(date),
    tags: readList(fields, "tags", "keywords"),
    tagsLine: tagsField?.line,
    summary: summary === undefined ? undefined : summarize(summary),
    description: summary,
    audio: playerPage ? undefined : audio,
    playerPage,
    duration,
    guid: readText(fields, "guid", "episode_guid"),
    guests: people(["guests", "guest"]),
    hosts: people(["hosts", "host"]),
    chapters: findField(fields, "chapters", "podcast_chapters"),
    transcript: findField(fields, "transcript"),
    image: findField(fields, "image", "cover"),
    lang: readLanguageTag(fields),
    modified: readDate(source, ["modified", "updated"], context),
    explicit: asBoolean(findField(fields, "explicit")?.value),
    season: asNumber(findField(fields, "season")?.value),
    type: type !== undefined && /^(?:full|trailer|bonus)$/.test(type) ? type : undefined,
    soundbites: readSoundbites(fields, file, report),
    draft: isDraft(fields),
  };
}

/** A BCP 47 tag; undefined when the field holds none. */
export function readLanguageTag(fields: Fields): string | undefined {
  try {
    return Intl.getCanonicalLocales(readText(fields, "lang", "language")?.replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}
