import { parse, TomlDate, TomlError } from "smol-toml";
import { betweenFences, isTooLong, type Complain, type Field, type Header } from "./header.ts";

const MAX_DEPTH = 32;

class TooDeep extends Error {}

/** Dates as the text that TOML knows; everything else as it is. */
function plain(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new TooDeep();
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  if (typeof value === "object" && value !== null) {
    const record: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(value)) record[key] = plain(Reflect.get(value, key), depth + 1);
    return record;
  }
  return value;
}

function* tomlEntries(source: string, table: object, firstLine: number): Generator<Field> {
  const lines = new Map<string, number>();
  let line = firstLine;
  let inTable = false;
  for (const text of source.split("\n")) {
    const header = /^\s*\[{1,2}\s*"?([^\].\s"]+)/.exec(text);
    const key = inTable ? undefined : /^\s*"?([A-Za-z0-9_-]+)"?\s*[=.]/.exec(text);
    inTable ||= header !== null;
    const name = header?.[1] ?? key?.[1];
    if (name !== undefined && !lines.has(name)) lines.set(name, line);
    line++;
  }
  for (const key of Object.keys(table)) {
    yield { key, value: plain(Reflect.get(table, key)), line: lines.get(key) ?? firstLine };
  }
}

/** TOML between two lines of `+++`. */
export function readTomlHeader(content: string, firstLine: number, complain: Complain): Header {
  const parts = betweenFences(content, /^\+\+\+[ \t]*(?:\n|$)/gm);
  if (!parts) {
    complain(
      firstLine,
      "The front matter opened by +++ is not closed",
      "write +++ on a line of its own after its last field",
    );
    return { entries: [], body: "", bodyLine: firstLine, broken: true };
  }
  const bodyLine = firstLine + parts.lines;
  if (isTooLong(parts.header, firstLine, complain))
    return { entries: [], body: parts.body, bodyLine, broken: true };
  try {
    const table = parse(parts.header, { maxDepth: MAX_DEPTH, useLegacyDate: true });
    return {
      entries: [...tomlEntries(parts.header, table, firstLine + 1)],
      body: parts.body,
      bodyLine,
    };
  } catch (error) {
    if (error instanceof TooDeep) {
      complain(firstLine, "The front matter is nested too deeply", "write plain lists and records");
      return { entries: [], body: parts.body, bodyLine, broken: true };
    }
    if (!(error instanceof TomlError)) throw error;
    const reason = (error.message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, "");
    complain(
      firstLine + error.line,
      /redefine/.test(reason)
        ? "The same field stands twice in the front matter"
        : `The front matter is not valid TOML: ${reason}`,
      /redefine/.test(reason) ? "keep one of the two" : `write name = "value" on each line`,
    );
    return { entries: [], body: parts.body, bodyLine, broken: true };
  }
}
