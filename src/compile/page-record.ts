import type { Page } from "../model/episode.ts";
import type { Kind } from "./classify.ts";
import type { Source } from "./front-matter.ts";
import {
  isDraft,
  readDate,
  readLanguageTag,
  readTitle,
  type RecordContext,
} from "./episode-record.ts";
import { asNumber, findField, readText } from "./fields.ts";
import { dateOrder } from "./parse-date.ts";
import { summarize } from "./plain-text.ts";
import type { OpenedNotes } from "./opened-notes.ts";

/** What the metadata of a page, an article or a section states. */
export interface PageRecord {
  source: Source;
  kind: Page["kind"];
  title: string;
  /** "" when undated. */
  date: string;
  /** Milliseconds since 1970; 0 when undated. */
  order: number;
  /** Place in the navigation, low numbers first. */
  weight: number;
  summary?: string;
  /** The whole text that `summary` was cut from, as stated. */
  description?: string;
  lang?: string;
  draft: boolean;
}

/** Undefined when the file has no title; that is reported. */
export function readPageRecord(
  source: Source,
  kind: Kind,
  context: RecordContext,
): PageRecord | undefined {
  if (kind !== "page" && kind !== "article" && kind !== "section") return undefined;
  const { fields } = source;
  const title = readTitle(source, context.report);
  if (title === undefined) return undefined;
  const dated = findField(fields, "date") !== undefined;
  const date = (dated && readDate(source, ["date"], context)) || "";
  const summary = readText(fields, "summary", "description");
  return {
    source,
    kind,
    title,
    date,
    order: date === "" ? 0 : dateOrder(date),
    weight: asNumber(findField(fields, "order", "weight")?.value) ?? Number.MAX_SAFE_INTEGER,
    summary: summary === undefined ? undefined : summarize(summary),
    description: summary,
    lang: readLanguageTag(fields),
    draft: isDraft(fields),
  };
}

export function parsePage(record: PageRecord, notes: OpenedNotes, path: string): Page {
  return {
    path,
    title: record.title,
    date: record.date === "" ? undefined : record.date,
    summary: record.summary ?? notes.summary,
    kind: record.kind,
    sections: notes.opened,
    lang: record.lang,
  };
}

/** Pages before articles, in the order that they state, then by title; articles newest first. */
export function byPlaceInNavigation(a: PageRecord, b: PageRecord): number {
  if (a.kind === "article" && b.kind === "article") return b.order - a.order;
  return a.weight - b.weight || (a.title < b.title ? -1 : 1);
}
