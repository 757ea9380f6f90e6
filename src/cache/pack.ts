import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { takeLock } from "./lock.ts";

/** Where an entry lies in the file, and the CRC-32 of its bytes. */
type Place = readonly [offset: number, length: number, crc: number];

interface IndexFile {
  version: string;
  entries: [key: string, ...Place][];
}

/** Bytes that no key names any more are left lying until they are this many, and more than the rest. */
const SLACK = 16 * 1024 * 1024;
/** Bytes gathered before they are written. */
const CHUNK = 1024 * 1024;
/** Bytes read at once where one entry is asked for after its neighbour. */
const WINDOW = 256 * 1024;

/**
 * Bytes by key that outlive the process: one file that grows at its end, and an index beside it
 * that is replaced whole. What is damaged counts as missing: each entry is checked when it is read,
 * an index is only believed with its file. One process at a time; another gets a pack of its own,
 * which is gone with it.
 */
export class Pack {
  readonly #folder: string;
  readonly #name: string;
  readonly #version: string;
  readonly #unlock: (() => void) | undefined;
  readonly #used = new Set<string>();
  /** A piece of the file around what was read last: entries written one after the other are read so. */
  #window = { at: 0, bytes: Buffer.alloc(0) };
  #places = new Map<string, Place>();
  #fd: number;
  /** Bytes of the file, those in `#waiting` counted. */
  #size = 0;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #changed = false;

  /**
   * @param folder is made where there is none
   * @param name of the two files, without their ending
   * @param version of what makes the bytes: what another version left is not used
   */
  constructor(folder: string, name: string, version: string) {
    mkdirSync(folder, { recursive: true });
    this.#unlock = takeLock(join(folder, `${name}.lock`));
    this.#folder = this.#unlock ? folder : mkdtempSync(join(tmpdir(), "playhead-cache-"));
    this.#name = name;
    this.#version = version;
    const file = this.#file("pack");
    this.#fd = openSync(file, existsSync(file) ? "r+" : "w+");
    this.#readIndex();
    // What an interrupted run wrote beyond its last index.
    if (fstatSync(this.#fd).size > this.#size) ftruncateSync(this.#fd, this.#size);
  }

  #file(ending: string): string {
    return join(this.#folder, `${this.#name}.${ending}`);
  }

  #readIndex(): void {
    let index: IndexFile;
    try {
      index = JSON.parse(readFileSync(this.#file("index"), "utf8")) as IndexFile;
      if (index.version !== this.#version) return;
      const { size } = fstatSync(this.#fd);
      let end = 0;
      for (const [key, offset, length, crc] of index.entries) {
        if (offset + length > size) continue;
        this.#places.set(key, [offset, length, crc]);
        end = Math.max(end, offset + length);
      }
      this.#size = end;
    } catch {
      this.#places.clear();
      this.#size = 0;
    }
  }

  /** How many entries there are. */
  get entries(): number {
    return this.#places.size;
  }

  /** The bytes under `key`, as they were put there, or undefined. */
  get(key: string): Buffer | undefined {
    const place = this.#places.get(key);
    if (!place) return undefined;
    const [offset, length, crc] = place;
    if (offset + length > this.#size - this.#waitingBytes) this.#write();
    const bytes = this.#read(offset, length);
    if (!bytes || crc32(bytes) !== crc) {
      this.#places.delete(key);
      this.#changed = true;
      return undefined;
    }
    this.#used.add(key);
    return bytes;
  }

  #read(offset: number, length: number): Buffer | undefined {
    const { at, bytes } = this.#window;
    const end = at + bytes.length;
    if (offset >= at && offset + length <= end)
      return bytes.subarray(offset - at, offset - at + length);
    // What follows what was read last is likely to be followed by what is wanted next.
    const follows = offset >= end && offset < end + WINDOW;
    const wanted = follows ? Math.min(Math.max(length, WINDOW), this.#size - offset) : length;
    const read = Buffer.allocUnsafe(wanted);
    const got = readSync(this.#fd, read, 0, wanted, offset);
    this.#window = { at: offset, bytes: read.subarray(0, got) };
    return got < length ? undefined : read.subarray(0, length);
  }

  /** True when there is something under `key`, which counts as used by this run. */
  keep(key: string): boolean {
    if (!this.#places.has(key)) return false;
    this.#used.add(key);
    return true;
  }

  /** Puts `bytes`, which must not change afterwards, under `key`, in the place of what was there. */
  set(key: string, bytes: Uint8Array): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#places.set(key, [this.#size, buffer.length, crc32(buffer)]);
    this.#used.add(key);
    this.#changed = true;
    this.#waiting.push(buffer);
    this.#waitingBytes += buffer.length;
    this.#size += buffer.length;
    if (this.#waitingBytes > CHUNK) this.#write();
  }

  #write(): void {
    if (this.#waitingBytes === 0) return;
    const bytes = Buffer.concat(this.#waiting);
    let at = this.#size - this.#waitingBytes;
    for (let done = 0; done < bytes.length;) {
      const written = writeSync(this.#fd, bytes, done, bytes.length - done, at);
      done += written;
      at += written;
    }
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** Writes everything out, so that a run that breaks off later loses nothing up to here. */
  save(): void {
    if (!this.#changed) return;
    this.#write();
    const index: IndexFile = {
      version: this.#version,
      entries: [...this.#places].map(([key, place]) => [key, ...place]),
    };
    writeFileSync(this.#file("index.new"), JSON.stringify(index));
    renameSync(this.#file("index.new"), this.#file("index"));
    this.#changed = false;
  }

  /** Saves. What this run did not use goes once it is more than what it did. */
  close(): void {
    if (this.#unlock) {
      this.#compact();
      this.save();
    }
    closeSync(this.#fd);
    if (this.#unlock) this.#unlock();
    else rmSync(this.#folder, { recursive: true, force: true });
  }

  #compact(): void {
    let live = 0;
    for (const key of this.#used) live += this.#places.get(key)?.[1] ?? 0;
    if (this.#size - live <= live + SLACK) return;
    this.#write();
    const places = new Map<string, Place>();
    const target = openSync(this.#file("pack.new"), "w+");
    let size = 0;
    for (const key of this.#used) {
      const bytes = this.get(key);
      const place = this.#places.get(key);
      if (!bytes || !place) continue;
      writeSync(target, bytes, 0, bytes.length, size);
      places.set(key, [size, bytes.length, place[2]]);
      size += bytes.length;
    }
    // Without its index the new file would be read by the old one's.
    rmSync(this.#file("index"), { force: true });
    renameSync(this.#file("pack.new"), this.#file("pack"));
    closeSync(this.#fd);
    this.#fd = target;
    this.#window = { at: 0, bytes: Buffer.alloc(0) };
    this.#places = places;
    this.#size = size;
    this.#changed = true;
  }
}
