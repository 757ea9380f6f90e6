import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { contentHash } from "../cache/content-hash.ts";
import { outputFile } from "../model/paths.ts";
import type { FileRecord, SiteRecord } from "./site-record.ts";

/** What a file holds; of several pieces one after the other. */
export type Content = string | Uint8Array | readonly (string | Uint8Array)[];

/** Written over by each text: tens of thousands of buffers of their own would pile up in memory. */
let scratch = Buffer.allocUnsafe(1024 * 1024);

/** UTF-8, until the next call. */
function encode(content: Content): Uint8Array {
  if (content instanceof Uint8Array) return content;
  const pieces = typeof content === "string" ? [content] : content;
  // A code unit takes three bytes at most.
  const most = pieces.reduce((sum, { length }) => sum + length * 3, 0);
  if (most > scratch.length) scratch = Buffer.allocUnsafe(most);
  let end = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") end += scratch.write(piece, end);
    else {
      scratch.set(piece, end);
      end += piece.length;
    }
  }
  return scratch.subarray(0, end);
}

/**
 * Writes the files of one site: into a folder beside the last one go those that are new or
 * different. What is the same already stands there.
 */
export class SiteWriter {
  readonly #folder: string;
  readonly #last: SiteRecord;
  readonly #lastFolder: string | undefined;
  readonly #made = new Set<string>();
  /** Every file of the site, those that stay included. */
  readonly record: SiteRecord = new Map();
  /** Paths of those that are written anew. */
  readonly written = new Set<string>();

  /**
   * @param folder for what is written
   * @param last the files of the last site as they stand
   * @param lastFolder where they stand
   */
  constructor(folder: string, last: SiteRecord = new Map(), lastFolder?: string) {
    this.#folder = folder;
    this.#last = last;
    this.#lastFolder = lastFolder;
  }

  get files(): number {
    return this.record.size;
  }

  /** Path below the site's folder. */
  #below(path: string): string {
    const inside = relative(this.#folder, join(this.#folder, path));
    // Addresses are checked when they are compiled; this is the last door.
    if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`))
      throw new Error(`${path} lies outside the site`);
    return sep === "/" ? inside : inside.replaceAll(sep, "/");
  }

  #place(path: string): string {
    const file = join(this.#folder, path);
    const folder = dirname(file);
    if (!this.#made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#made.add(folder);
    }
    return file;
  }

  #enter(path: string, file: FileRecord, written: boolean): void {
    this.record.set(path, file);
    if (written) this.written.add(path);
    else this.written.delete(path);
  }

  /**
   * True when the last site holds the file made from the same `key`: then it stays, and needs no
   * writing. A key names everything that the file is made from, the code included.
   */
  keeps(path: string, key: string): boolean {
    const below = this.#below(path);
    const last = this.#last.get(below);
    if (last?.key !== key) return false;
    this.#enter(below, last, false);
    return true;
  }

  /** Enters a file that somebody else has put into the folder of what is written. */
  wrote(path: string, file: FileRecord): void {
    this.#enter(this.#below(path), file, true);
  }

  /**
   * Files that are made together, from `key` alone: they stay where all of them stand as they were
   * made from the same key, else `make` writes them.
   */
  async group(name: string, key: string, make: () => Promise<void>): Promise<void> {
    const begins = `${name} ${key} `;
    const standing = [...this.#last].filter(([, file]) => file.key?.startsWith(begins));
    if (standing.length > 0 && standing[0]?.[1].key === begins + standing.length) {
      for (const [path, file] of standing) this.#enter(path, file, false);
      return;
    }
    const before = new Set(this.record.keys());
    await make();
    const made = [...this.record].filter(([path]) => !before.has(path));
    for (const [, file] of made) file.key = begins + made.length;
  }

  /** The last site's file at `path`, as it stands. */
  last(path: string): FileRecord | undefined {
    return this.#last.get(this.#below(path));
  }

  /** Its text, or undefined. */
  readLast(path: string): string | undefined {
    const below = this.#below(path);
    if (this.#lastFolder === undefined || !this.#last.has(below)) return undefined;
    return readFileSync(join(this.#lastFolder, below), "utf8");
  }

  /** A page at its address: "/a/" becomes a/index.html. */
  writePage(path: string, html: string, from?: Pick<FileRecord, "key" | "asked">): Promise<void> {
    return this.writeFile(`/${outputFile(path)}`, html, from);
  }

  /**
   * A file by its name, as it stands: "/_headers".
   * @param from what `keeps` is asked for next time
   */
  async writeFile(
    path: string,
    content: Content,
    from: Pick<FileRecord, "key" | "asked"> = {},
  ): Promise<void> {
    const below = this.#below(path);
    const bytes = encode(content);
    const hash = contentHash(bytes);
    const last = this.#last.get(below);
    if (last?.hash === hash && last.bytes === bytes.length) {
      this.#enter(below, { ...last, key: from.key, asked: from.asked }, false);
      return;
    }
    const file = openSync(this.#place(below), "w");
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      const { mtimeMs } = fstatSync(file);
      this.#enter(below, { ...from, hash, bytes: bytes.length, time: mtimeMs }, true);
    } finally {
      closeSync(file);
    }
  }

  /**
   * A copy of the file `from`, which counts as the same while its size and its times are.
   * @param path site path, as links name it
   */
  async copy(from: string, path: string): Promise<void> {
    const below = this.#below(decodeURIComponent(path));
    const { size, mtimeMs, ctimeMs, ino } = statSync(from);
    const hash = contentHash(`${from} ${size} ${mtimeMs} ${ctimeMs} ${ino}`);
    const last = this.#last.get(below);
    if (last?.hash === hash) {
      this.#enter(below, last, false);
      return;
    }
    const file = this.#place(below);
    copyFileSync(from, file, constants.COPYFILE_FICLONE);
    const { size: bytes, mtimeMs: time } = lstatSync(file);
    this.#enter(below, { hash, bytes, time }, true);
  }
}
