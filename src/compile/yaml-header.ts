import {
  FAILSAFE_SCHEMA,
  boolCoreTag,
  defineScalarTag,
  load,
  mergeTag,
  nullCoreTag,
  realMapTag,
  YAMLException,
} from "js-yaml";
import { betweenFences, isTooLong, type Complain, type Field, type Header } from "./header.ts";

/** Numbers and dates stay the text that was written: "1.10", "0015" and "2015-10-05" keep their form. */
const asText = (tag: string) =>
  defineScalarTag(`tag:yaml.org,2002:${tag}`, {
    resolve: (source) => source,
    identify: () => false,
  });

const SCHEMA = FAILSAFE_SCHEMA.withTags(
  nullCoreTag,
  boolCoreTag,
  mergeTag,
  realMapTag,
  asText("int"),
  asText("float"),
  asText("timestamp"),
);

/** Enough for hand-written metadata, too few for a document that unfolds without end. */
const MAX_ALIASES = 16;

/** Characters. */
const LONGEST = 1_000_000;

/** Plain records without a prototype in place of maps: a key called `__proto__` is then only a key. */
function toRecords(value: unknown, seen = new Map<unknown, unknown>()): unknown {
  if (typeof value !== "object" || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    seen.set(value, list);
    for (const item of value) list.push(toRecords(item, seen));
    return list;
  }
  if (value instanceof Map) {
    const record: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    seen.set(value, record);
    for (const [key, item] of value) {
      record[typeof key === "object" ? JSON.stringify(key) : String(key)] = toRecords(item, seen);
    }
    return record;
  }
  return value;
}

/** True where a list or map stands somewhere within itself. @param within what `value` stands in */
function holdsItself(value: unknown, done = new Set(), within = new Set()): boolean {
  if (typeof value !== "object" || value === null || done.has(value)) return false;
  if (within.has(value)) return true;
  within.add(value);
  const parts = value instanceof Map ? [...value.keys(), ...value.values()] : (value as unknown[]);
  const does = parts.some((part) => holdsItself(part, done, within));
  within.delete(value);
  done.add(value);
  return does;
}

/** What js-yaml says, in words for who wrote the file. */
function explain(error: YAMLException, whole: string): [what: string, write: string] {
  const { reason } = error;
  if (/duplicated mapping key/.test(reason)) {
    return [`The same field stands twice in the ${whole}`, "keep one of the two"];
  }
  if (/unknown .*tag/.test(reason)) {
    return [`The ${whole} uses a YAML tag that is not read (${reason})`, "write a plain value"];
  }
  if (/aliases exceeded|merge/i.test(reason)) {
    return [`The ${whole} repeats itself by too many aliases (*name)`, "write the values out"];
  }
  if (/bad indentation|deficient indentation/.test(reason)) {
    return [
      `The ${whole} is not valid YAML: ${reason}`,
      `put quotes around a value that holds ": ", and indent with spaces`,
    ];
  }
  return [
    `The ${whole} is not valid YAML: ${reason}`,
    `write one "name: value" on each line, with quotes around a value that holds special signs`,
  ];
}

/**
 * Reads a YAML mapping; problems are reported with their line, counted from `firstLine`.
 * @param whole what the mapping is, for people
 */
export function readYaml(
  source: string,
  firstLine: number,
  complain: Complain,
  whole = "front matter",
): Map<string, unknown> | undefined {
  if (source.length > LONGEST) {
    complain(firstLine, `The ${whole} is longer than a million characters`, "keep what is needed");
    return undefined;
  }
  if (!/^[ \t]*[^\s#]/m.test(source)) return new Map();
  let loaded: unknown;
  try {
    loaded = load(source, { schema: SCHEMA, maxAliases: MAX_ALIASES, maxDepth: 32 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    complain(firstLine + (error.mark?.line ?? 0), ...explain(error, whole));
    return undefined;
  }
  if (loaded === null) return new Map();
  if (!(loaded instanceof Map)) {
    complain(
      firstLine,
      `The ${whole} holds no fields`,
      `write fields such as "title: …", each on its own line`,
    );
    return undefined;
  }
  for (const [key, value] of loaded) {
    if (!holdsItself(key) && !holdsItself(value)) continue;
    const [entry] = yamlEntries(source, new Map([[String(key), value]]), firstLine);
    complain(
      entry?.line ?? firstLine,
      `The ${whole} holds an alias (*name) within what it names`,
      "write the value out",
    );
    return undefined;
  }
  const seen = new Map<unknown, unknown>();
  const record = new Map<string, unknown>();
  for (const [key, value] of loaded) record.set(String(key), toRecords(value, seen));
  return record;
}

/** Line of each key of a block mapping's top level, in order; other forms have none. */
export function* yamlEntries(
  source: string,
  record: Map<string, unknown>,
  firstLine: number,
): Generator<Field> {
  const lines = new Map<string, number>();
  let line = firstLine;
  for (const text of source.split("\n")) {
    const key =
      /^(?:"([^"]+)"|'([^']+)'|([^\s#"'&*!{[|>%@`-][^:]*?|-[^\s:][^:]*?))\s*:(?:\s|$)/.exec(text);
    const name = key?.[1] ?? key?.[2] ?? key?.[3];
    if (name !== undefined && !lines.has(name)) lines.set(name, line);
    line++;
  }
  for (const [key, value] of record) yield { key, value, line: lines.get(key) ?? firstLine };
}

/** YAML between two lines of `---` (the second may be `...`). */
export function readYamlHeader(content: string, firstLine: number, complain: Complain): Header {
  const parts = betweenFences(content, /^(?:---|\.\.\.)[ \t]*(?:\n|$)/gm);
  if (!parts) {
    complain(
      firstLine,
      "The front matter opened by --- is not closed",
      "write --- on a line of its own after its last field",
    );
    return { entries: [], body: "", bodyLine: firstLine, broken: true };
  }
  const record = isTooLong(parts.header, firstLine, complain)
    ? undefined
    : readYaml(parts.header, firstLine + 1, complain);
  return {
    entries: record ? yamlEntries(parts.header, record, firstLine + 1) : [],
    body: parts.body,
    bodyLine: firstLine + parts.lines,
    broken: record === undefined,
  };
}
