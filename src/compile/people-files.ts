import type { Link } from "../model/episode.ts";
import type { Source } from "./front-matter.ts";
import type { Report } from "./content-error.ts";
import { asList, asText, findField, isRecord, readText } from "./fields.ts";
import { groupBy } from "./group-by.ts";
import type { Complain, Fields } from "./header.ts";
import { htmlToText } from "./plain-text.ts";
import { nameSlug } from "./slug.ts";
import { personKey } from "./spellings.ts";
import { personLink } from "./web-address.ts";

/**
 * Marks that keep people of one name apart, after the name: "Ann Lee (2)", as an episode states it,
 * or what the id of a person file has beside the name: "Ann Lee (physicist)" of ann-lee-physicist.md.
 * A private sign before the bracket tells the second kind from brackets that are part of a name.
 */
const APART = "\u{F0000}";

/** A name as it is shown, without the mark that keeps it apart. */
export const nameShown = (name: string): string =>
  name.replace(/\s*\([2-9]\d?\)$|\s*\u{F0000}.*$/u, "");

/** A file in `people/`: someone that episodes name by id. */
export interface PersonFile {
  file: string;
  /** Their name; of people of one name, all but one bear a mark (see `nameShown`). */
  name: string;
  links: Link[];
  bio?: string;
  /** As written, with its line. */
  image?: { address: string; line: number };
}

/** Someone whom an episode's metadata names. */
export interface StatedPerson {
  name: string;
  links: Link[];
}

function recordLinks(entries: Iterable<[string, unknown]>): Link[] {
  const links: Link[] = [];
  for (const [key, value] of entries) {
    const link = personLink(key, value);
    if (link && !links.some(({ url }) => url === link.url)) links.push(link);
  }
  return links;
}

/** Every person file, by each of its ids in lower case: its name without ending, and its `username`. */
export function readPeopleFiles(sources: Source[], report: Report): Map<string, PersonFile> {
  const byId = new Map<string, PersonFile>();
  for (const { file, fields, body, broken } of sources) {
    const stem = (file.split("/").at(-1) ?? file).replace(/\.[^.]+$/, "");
    const name = readText(fields, "title", "name");
    if (name === undefined && !broken) {
      report({
        severity: "warning",
        file,
        line: 1,
        what: "The person has no name",
        write: `write "title: Their Name"`,
      });
    }
    const image = findField(fields, "image", "avatar", "photo");
    const address = asText(image?.value);
    const bio = htmlToText(
      readText(fields, "bio", "description", "summary") ?? firstParagraph(body),
    );
    const person: PersonFile = {
      file,
      name: name ?? stem,
      links: recordLinks([...fields].map(([key, field]) => [key, field.value])),
      ...(bio === "" ? {} : { bio }),
      ...(image && address !== undefined ? { image: { address, line: image.line } } : {}),
    };
    for (const id of [stem, readText(fields, "username", "id", "slug")]) {
      if (id !== undefined && !byId.has(id.toLowerCase())) byId.set(id.toLowerCase(), person);
    }
  }
  keepApart([...new Set(byId.values())]);
  return byId;
}

/** Two files are two people, also under one name: the mark is what sets their files' names apart. */
function keepApart(people: PersonFile[]): void {
  for (const same of groupBy(people, ({ name }) => personKey(name)).values()) {
    if (same.length < 2) continue;
    const plain = nameSlug(same[0]?.name ?? "");
    const stemOf = ({ file }: PersonFile): string =>
      nameSlug((file.split("/").at(-1) ?? file).replace(/\.[^.]+$/, ""));
    // The one whose file bears the mere name keeps it.
    const [, ...others] = same.toSorted(
      (a, b) =>
        Number(stemOf(b) === plain) - Number(stemOf(a) === plain) || (a.file < b.file ? -1 : 1),
    );
    for (const person of others) {
      const stem = stemOf(person);
      const mark = stem.startsWith(`${plain}-`) ? stem.slice(plain.length + 1) : stem;
      person.name = `${person.name} ${APART}(${mark})`;
    }
  }
}

/** Characters, of a biography: what follows is no introduction of a person. */
const LONGEST_BIO = 5_000;

function firstParagraph(markdown: string): string {
  const start = markdown.slice(0, 4 * LONGEST_BIO).split(/\n\s*\n/);
  const paragraph = (start.find((text) => /^\s*[^#\s<>|!-]/.test(text)) ?? "").slice(
    0,
    LONGEST_BIO,
  );
  return paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`\\]/g, "");
}

/** Ids that no file in `people/` explains: each is told once, with how often it stands. */
export interface UnknownIds {
  note: (id: string, file: string, line: number) => void;
  report: (report: Report) => void;
}

export function collectUnknownIds(): UnknownIds {
  const found = new Map<string, { file: string; line: number; count: number }>();
  return {
    note(id, file, line) {
      const known = found.get(id);
      if (known) known.count++;
      else found.set(id, { file, line, count: 1 });
    },
    report(report) {
      for (const [id, { file, line, count }] of found) {
        report({
          severity: "warning",
          file,
          line,
          what: `"${id}" has no file in people/${count > 1 ? ` (in ${count} episodes)` : ""}`,
          write: `add people/${id}.md with "title: Their Name", or write the name itself`,
        });
      }
    },
  };
}

/**
 * People named by the first of the fields `names`: a list, one record, or text
 * that separates them by commas, "&" or "and". An entry is a name, the id of a
 * person file, or a record with a name and links.
 */
export function readStatedPeople(
  fields: Fields,
  names: string[],
  people: Map<string, PersonFile>,
  unknown: (id: string, line: number) => void,
  complain: Complain = () => {},
): StatedPerson[] {
  const field = findField(fields, ...names);
  if (!field) return [];
  const { value, line } = field;
  const entries: unknown[] = Array.isArray(value)
    ? value
    : isRecord(value)
      ? [value]
      : asList(typeof value === "string" ? value.replace(/\s+(?:&|and)\s+/g, ", ") : value);
  const stated: StatedPerson[] = [];
  for (const entry of entries) {
    const record = isRecord(entry) ? entry : {};
    const name = asText(isRecord(entry) ? (entry["name"] ?? entry["title"] ?? entry["id"]) : entry);
    if (name === undefined || !/\p{L}/u.test(name)) {
      complain(
        line,
        `${field.key}: ${name === undefined ? "an entry has no name" : `"${name}" is no name`}`,
        `write "${field.key}: First Last", or a list of names`,
      );
      continue;
    }
    const known = people.get(name.toLowerCase());
    if (!known && /^[\p{Ll}\d_-]+$/u.test(name)) unknown(name, line);
    const person = {
      name: known?.name ?? name,
      links: [...recordLinks(Object.entries(record)), ...(known?.links ?? [])],
    };
    if (!stated.some((other) => other.name === person.name)) stated.push(person);
  }
  return stated;
}
