import type { Report } from "./content-error.ts";
import { countLines, isTooLong, type Complain, type Fields, type Header } from "./header.ts";
import { readJsonHeader } from "./json-header.ts";
import { readPelicanHeader } from "./pelican-header.ts";
import { readTomlHeader } from "./toml-header.ts";
import { readYamlHeader } from "./yaml-header.ts";

export interface FrontMatter {
  fields: Fields;
  format: "pelican" | "yaml" | "toml" | "json" | "none";
  /** Which Markdown the notes are written in. */
  dialect: "pelican" | "commonmark";
  body: string;
  /** Line of the body's first character in the file, from 1. */
  bodyLine: number;
  /** True when the metadata was there but could not be read. What could be read is in `fields`. */
  broken: boolean;
}

/** A Markdown file with its metadata read. */
export interface Source extends FrontMatter {
  file: string;
  /** `contentHash` of the whole text that was read. */
  hash?: string;
  facts?: BodyFacts;
}

/** What the notes say of the kind of file, so that they need not be at hand to tell it. */
export interface BodyFacts {
  /** Characters from the end of the text that are the notes; undefined where they are not its end. */
  length?: number;
  /** A player stands in them. */
  framed: boolean;
  /** Most paragraphs begin with a speaker or a time. */
  spoken: boolean;
}

/** Repeated fields that are told of one file. */
const MOST_REPEATED = 5;

/**
 * Splits a Markdown file into metadata and notes. The format shows in the first
 * characters: `---` YAML, `+++` TOML, `{` JSON, else Pelican's `Key: value`
 * lines, if they hold a title or a date. A field given twice is an error.
 */
export function readFrontMatter(text: string, file: string, report: Report): FrontMatter {
  let broken = false;
  const complain: Complain = (line, what, write) => {
    broken = true;
    report({ severity: "error", file, line, what, write });
  };
  const start = /\S/.exec(text)?.index ?? text.length;
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const content = lineStart === 0 ? text : text.slice(lineStart);
  const firstLine = countLines(text, lineStart) + 1;

  const { format, header } = readHeader(content, firstLine, complain);
  const fields: Fields = new Map();
  let repeated = 0;
  for (const field of header.entries) {
    const name = field.key.toLowerCase();
    const earlier = fields.get(name);
    if (name === "__proto__") {
      complain(field.line, `A field can't be called "${field.key}"`, "remove it");
    } else if (earlier) {
      if (++repeated > MOST_REPEATED) break;
      complain(
        field.line,
        `"${field.key}" stands here and on line ${earlier.line}`,
        "keep one of the two",
      );
    } else if (field.value !== null && field.value !== undefined) {
      const written = JSON.stringify(field.value) ?? "null";
      // Within a text its quotes would be escaped.
      if (written.includes('"__proto__":'))
        complain(field.line, `"${field.key}" holds a field called "__proto__"`, "remove it");
      // A copy that does not keep the whole file in memory, as V8 does for a piece cut out of a text.
      else fields.set(name, { ...field, value: JSON.parse(written) as unknown });
    } else if (name === "date") {
      // Begun and forgotten, unlike a date that isn't there.
      fields.set(name, { ...field, value: "" });
    }
  }
  return {
    fields,
    format,
    dialect: format === "pelican" ? "pelican" : "commonmark",
    body: header.body,
    bodyLine: header.bodyLine,
    broken: broken || header.broken === true,
  };
}

interface Split {
  format: FrontMatter["format"];
  header: Header;
}

function readHeader(content: string, firstLine: number, complain: Complain): Split {
  if (/^---[ \t]*(?:\n|$)/.test(content)) {
    return { format: "yaml", header: readYamlHeader(content, firstLine, complain) };
  }
  if (/^\+\+\+[ \t]*(?:\n|$)/.test(content)) {
    return { format: "toml", header: readTomlHeader(content, firstLine, complain) };
  }
  if (/^\{\s*(?:"|\}\s*(?:\n|$))/.test(content)) {
    return { format: "json", header: readJsonHeader(content, firstLine, complain) };
  }
  const pelican = readPelicanHeader(content, firstLine);
  if (
    pelican &&
    isTooLong(content.slice(0, content.length - pelican.body.length), firstLine, complain)
  )
    return { format: "pelican", header: { ...pelican, entries: [], broken: true } };
  if (pelican) return { format: "pelican", header: pelican };
  return { format: "none", header: { entries: [], body: content, bodyLine: firstLine } };
}
