import { dump } from "js-yaml";

/** What a field of a file may hold. */
export type FieldValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly Readonly<Record<string, string | number>>[]
  | Readonly<Record<string, string | number>>;

/** Characters of a list on one line. */
const LINE = 90;
/** Written without quotes, for every reader of YAML takes them for dates. */
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2}))?$/;
/** Fields that hold a date, however it is spelled. */
const DATES = new Set(["date", "modified"]);

/**
 * A field in YAML, with its line end: quoted wherever some reader of YAML 1.1 or 1.2 might take a
 * text for something else ("yes", "2015", "1:30", "null").
 */
export function fieldText(name: string, value: FieldValue): string {
  if (DATES.has(name) && typeof value === "string" && DATE.test(value))
    return `${name}: ${value}\n`;
  const words = Array.isArray(value) && value.every((item) => typeof item === "string");
  if (words) {
    const line = dump({ [name]: value }, { lineWidth: -1, noRefs: true, flowLevel: 1 });
    if (line.length <= LINE) return line;
  }
  return dump({ [name]: value }, { lineWidth: -1, noRefs: true });
}

export type FileFields = ReadonlyMap<string, FieldValue>;

/** All fields, one below the other. */
export const headerText = (fields: FileFields): string =>
  [...fields].map(([name, value]) => fieldText(name, value)).join("");

/** A file of YAML front matter and Markdown. */
export function fileText(fields: FileFields, body: string): string {
  return `---\n${headerText(fields)}---\n${body === "" ? "" : `\n${body}\n`}`;
}
