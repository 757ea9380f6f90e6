import { readFrontMatter } from "../compile/front-matter.ts";
import type { Fields } from "../compile/header.ts";
import { readYaml, yamlEntries } from "../compile/yaml-header.ts";
import { fieldText, type FieldValue } from "./front-matter-text.ts";

/** A file as its parts: fields by their lower-case names, and the notes below them. */
export interface ReadFile {
  fields: Fields;
  body: string;
  /** Lines of the fields in the file, from 0: first, and after the last. Undefined for other formats than YAML. */
  range?: { from: number; to: number };
}

/** Reads a Markdown file, or a file of fields alone (show.yaml). Undefined for one that is broken. */
export function readParts(text: string, kind: "markdown" | "yaml"): ReadFile | undefined {
  let broken = false;
  const complain = (): void => {
    broken = true;
  };
  if (kind === "yaml") {
    const record = readYaml(text, 1, complain);
    if (!record || broken) return undefined;
    const fields: Fields = new Map();
    for (const field of yamlEntries(text, record, 1)) {
      if (field.value !== null) fields.set(field.key.toLowerCase(), field);
    }
    return { fields, body: "", range: { from: 0, to: text.split("\n").length } };
  }
  const { fields, body, format, ...read } = readFrontMatter(text, "", complain);
  if (broken || read.broken) return undefined;
  if (format !== "yaml") return { fields, body: body.trim() };
  const lines = text.split("\n");
  const open = lines.findIndex((line) => line.trim() !== "");
  const length = lines.slice(open + 1).findIndex((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return { fields, body: body.trim(), range: { from: open + 1, to: open + 1 + length } };
}

/** A value as one text, by which two can be compared: what YAML reads from it. */
export const canonical = (value: unknown): string => JSON.stringify(value) ?? "";

/**
 * The text with one field written anew, added after those of `before`, or taken out; all other lines
 * stay as they are. Undefined where that can't be done with certainty: another format than YAML,
 * fields within braces, a comment that would be lost.
 */
export function replaceField(
  text: string,
  kind: "markdown" | "yaml",
  name: string,
  value: FieldValue | undefined,
  before: readonly string[],
): string | undefined {
  const parts = readParts(text, kind);
  if (!parts?.range) return undefined;
  const { from, to } = parts.range;
  const lines = text.split("\n");
  const field = parts.fields.get(name);
  const written = value === undefined ? [] : fieldText(name, value).trimEnd().split("\n");
  if (field) {
    const start = field.line - 1;
    const end = endOfField(lines, parts, start);
    const old = lines.slice(start, end);
    if (old.some((line) => /(?:^|\s)#/.test(line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, ""))))
      return undefined;
    lines.splice(start, end - start, ...written);
  } else {
    const earlier = before.flatMap((other) => parts.fields.get(other)?.line ?? []);
    const at = earlier.length === 0 ? to : endOfField(lines, parts, Math.max(...earlier) - 1);
    lines.splice(kind === "yaml" && at === to && lines.at(-1) === "" ? at - 1 : at, 0, ...written);
  }
  const changed = lines.join("\n");
  return onlyDiffers(changed, kind, parts, name, value) && from <= to ? changed : undefined;
}

/** After the last line of the field that begins at `start`; comments and blanks belong to the next. */
function endOfField(lines: string[], { fields, range }: ReadFile, start: number): number {
  let end = range?.to ?? lines.length;
  for (const { line } of fields.values()) if (line - 1 > start) end = Math.min(end, line - 1);
  while (end > start + 1 && /^(?:\s*|#.*)$/.test(lines[end - 1] ?? "")) end--;
  return end;
}

/** True when the changed text reads as before but for the one field. */
function onlyDiffers(
  changed: string,
  kind: "markdown" | "yaml",
  { fields, body }: ReadFile,
  name: string,
  value: FieldValue | undefined,
): boolean {
  const now = readParts(changed, kind);
  if (!now || now.body !== body) return false;
  const expected = new Map([...fields].map(([key, field]) => [key, canonical(field.value)]));
  if (value === undefined) expected.delete(name);
  else expected.set(name, canonical(readYaml(fieldText(name, value), 1, () => {})?.get(name)));
  return (
    now.fields.size === expected.size &&
    [...now.fields].every(([key, field]) => expected.get(key) === canonical(field.value))
  );
}

/** The text with other notes below its fields. */
export function replaceBody(text: string, body: string): string | undefined {
  const parts = readParts(text, "markdown");
  if (!parts?.range) return undefined;
  const header = text
    .split("\n")
    .slice(0, parts.range.to + 1)
    .join("\n");
  const changed = `${header}\n${body === "" ? "" : `\n${body}\n`}`;
  return readParts(changed, "markdown")?.body === body.trim() ? changed : undefined;
}
