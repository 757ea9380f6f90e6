import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A file of the finished site. */
export interface FileRecord {
  /** `contentHash` of its bytes; of a copied file the name of the state that was copied. */
  hash: string;
  bytes: number;
  /** When it was written: milliseconds since 1970. Another time means that somebody else changed it. */
  time: number;
  /** What it was made from, where its maker says so: the same key gives the same bytes. */
  key?: string;
  /** What its maker asked for (see tracked-reader.ts): the answers are in `key`. */
  asked?: string;
}

/** By path below the site's folder: "tags/css/index.html". */
export type SiteRecord = Map<string, FileRecord>;

const FORMAT = 1;

type Line = [path: string, hash: string, bytes: number, time: number, key?: string, asked?: string];

/** What `saveRecord` left; empty where there is nothing, or nothing that can be read. */
export function loadRecord(file: string): SiteRecord {
  try {
    const { format, files } = JSON.parse(readFileSync(file, "utf8")) as {
      format: number;
      files: Line[];
    };
    if (format !== FORMAT) return new Map();
    return new Map(
      files.map(([path, hash, bytes, time, key, asked]) => [
        path,
        { hash, bytes, time, key: key ?? undefined, asked: asked ?? undefined },
      ]),
    );
  } catch {
    return new Map();
  }
}

export function saveRecord(file: string, record: SiteRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  const files = Array.from(record, ([path, { hash, bytes, time, key, asked }]): Line => [
    path,
    hash,
    bytes,
    time,
    key,
    asked,
  ]);
  writeFileSync(`${file}.new`, JSON.stringify({ format: FORMAT, files }));
  renameSync(`${file}.new`, file);
}

/** What really stands in the folder of the last site. */
export interface Standing {
  /** Files that are as the record has them. */
  same: SiteRecord;
  /** Paths of all others: changed by somebody, or none of ours. */
  other: string[];
}

/** Compares `folder` with its record. */
export function standing(folder: string, record: SiteRecord): Standing {
  const same: SiteRecord = new Map();
  const other: string[] = [];
  const walk = (prefix: string): void => {
    for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        walk(`${path}/`);
        continue;
      }
      const known = entry.isFile() ? record.get(path) : undefined;
      const { size, mtimeMs } = lstatSync(join(folder, path));
      if (known && known.bytes === size && known.time === mtimeMs) same.set(path, known);
      else other.push(path);
    }
  };
  try {
    walk("");
  } catch {
    // Nothing there, or nothing that can be read: the site is written anew.
  }
  return { same, other };
}
