import { countLines, isTooLong, type Complain, type Field, type Header } from "./header.ts";
import { jsonFaultLine } from "./json-fault.ts";

const MAX_DEPTH = 64;

interface Extent {
  /** Offset after the closing brace. */
  end: number;
  /** Levels of braces and brackets. */
  deepest: number;
  /** The keys of the outermost object, in order, with their offsets. */
  keys: { key: string; at: number }[];
}

/** Walks strings and braces to the object's end; undefined when it has none. */
function matchBraces(text: string): Extent | undefined {
  const keys: Extent["keys"] = [];
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      const start = at;
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === "\\") at++;
      if (depth === 1 && /^\s*:/.test(text.slice(at + 1, at + 20))) {
        const quoted = text.slice(start, at + 1);
        keys.push({ key: parseString(quoted), at: start });
      }
    } else if (sign === "{" || sign === "[") {
      depth++;
      deepest = Math.max(deepest, depth);
    } else if (sign === "}" || sign === "]") {
      depth--;
      if (depth === 0) return { end: at + 1, deepest, keys };
    }
  }
  return undefined;
}

function parseString(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

/** A JSON object from the first character on; the notes follow its closing brace. */
export function readJsonHeader(content: string, firstLine: number, complain: Complain): Header {
  const extent = matchBraces(content);
  if (!extent) {
    complain(
      firstLine,
      "The front matter opened by { is not closed",
      "write } after its last field",
    );
    return { entries: [], body: "", bodyLine: firstLine, broken: true };
  }
  const source = content.slice(0, extent.end);
  const rest = content.slice(extent.end);
  const gap = /^[ \t]*\n/.exec(rest)?.[0] ?? "";
  const body = rest.slice(gap.length);
  const bodyLine = firstLine + countLines(content, extent.end) + (gap === "" ? 0 : 1);
  if (isTooLong(source, firstLine, complain)) return { entries: [], body, bodyLine, broken: true };
  if (extent.deepest > MAX_DEPTH) {
    complain(firstLine, "The front matter is nested too deeply", "write plain lists and records");
    return { entries: [], body, bodyLine, broken: true };
  }
  let record: Record<string, unknown>;
  try {
    record = JSON.parse(source) as Record<string, unknown>;
  } catch {
    complain(
      firstLine + jsonFaultLine(source),
      "The front matter is not valid JSON",
      "look for a missing or extra comma or quote near this line",
    );
    return { entries: [], body, bodyLine, broken: true };
  }
  const entries: Field[] = [];
  let line = firstLine;
  let from = 0;
  for (const { key, at } of extent.keys) {
    line += countLines(source.slice(from, at), at - from);
    from = at;
    const value = Object.hasOwn(record, key) ? record[key] : undefined;
    entries.push({ key, value, line });
  }
  return { entries, body, bodyLine };
}
