import { createHash } from "node:crypto";
import { fileText, headerText, type FileFields } from "./front-matter-text.ts";
import { canonical, readParts, replaceBody, replaceField } from "./replace-field.ts";

/** What was imported into a file: a hash of each field's value, and of the notes as "body". */
export type Imported = Record<string, string>;

/** What the feed says a file should hold. */
export interface Wanted {
  kind: "markdown" | "yaml";
  fields: FileFields;
  body: string;
}

export interface Merged {
  /** What the file should hold: the feed's news, and all that the host wrote. */
  after: string;
  /** The same with the feed's version of what the host wrote; equal to `after` where nothing was. */
  feeds: string;
  /** Parts that the feed changed, and parts of the host's that the feed has otherwise. */
  updated: string[];
  kept: string[];
}

const hash = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 12);

/** The file of an episode that is imported for the first time. */
export const newText = ({ kind, fields, body }: Wanted): string =>
  kind === "yaml" ? headerText(fields) : fileText(fields, body);

export function imported({ fields, body }: Wanted): Imported {
  const read = readParts(headerText(fields), "yaml")?.fields;
  const hashes = [...fields.keys()].map((name) => [name, hash(canonical(read?.get(name)?.value))]);
  return Object.fromEntries([...hashes, ["body", hash(body)]]) as Imported;
}

/**
 * Three versions made one: what was imported last (`base`, its hashes), what the file holds now, and
 * what the feed says. A part that the host did not touch follows the feed; a part that the host
 * changed, added or took out stays as it is. Everything is the host's in a file without a base.
 */
export function mergeFile(current: string, base: Imported | undefined, wanted: Wanted): Merged {
  const { kind, fields, body } = wanted;
  const merged: Merged = { after: current, feeds: current, updated: [], kept: [] };
  const parts = readParts(current, kind);
  if (!parts) return { ...merged, kept: ["the whole file, which can't be read"] };
  const theirs = imported(wanted);
  const order = [...fields.keys()];
  const keep = (part: string, feeds: string | undefined): void => {
    merged.feeds = feeds ?? merged.feeds;
    merged.kept.push(part);
  };

  const names = new Set([...order, ...Object.keys(base ?? {})]);
  names.delete("body");
  for (const name of names) {
    const field = parts.fields.get(name);
    const mine = field === undefined ? undefined : hash(canonical(field.value));
    if (mine === theirs[name]) continue;
    const value = fields.get(name);
    const before = order.slice(0, Math.max(0, order.indexOf(name)));
    const write = (text: string): string | undefined =>
      replaceField(text, kind, name, value, before);
    const untouched = base !== undefined && mine === base[name];
    const after = untouched ? write(merged.after) : undefined;
    if (after === undefined) {
      keep(name, write(merged.feeds));
      continue;
    }
    merged.feeds = write(merged.feeds) ?? merged.feeds;
    merged.after = after;
    merged.updated.push(name);
  }

  const mine = hash(parts.body);
  if (kind === "markdown" && mine !== theirs["body"]) {
    const after = mine === base?.["body"] ? replaceBody(merged.after, body) : undefined;
    if (after === undefined) keep("notes", replaceBody(merged.feeds, body));
    else {
      merged.feeds = replaceBody(merged.feeds, body) ?? merged.feeds;
      merged.after = after;
      merged.updated.push("notes");
    }
  }
  return merged;
}
