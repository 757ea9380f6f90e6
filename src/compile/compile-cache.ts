import type { Problem, Report } from "./content-error.ts";
import type { Source } from "./front-matter.ts";
import type { MeasuredAudio } from "./measure-audio.ts";
import type { MeasuredPictures } from "./measure-pictures.ts";
import { openedNotes, type LightNotes, type OpenedNotes } from "./opened-notes.ts";
import type { Resolved } from "./resolve-link.ts";
import { storedSections, type SectionHead } from "./stored-sections.ts";

/** Where texts are kept: a `Pack` of src/cache. */
export interface Blobs {
  get: (key: string) => Uint8Array | undefined;
  set: (key: string, bytes: Uint8Array) => void;
  /** False where there is nothing under the key. */
  keep: (key: string) => boolean;
}

/** A file's metadata, and the state of the file that it was read from. */
export interface CachedSource {
  /** Of the file on disk; "" for one that is to be looked at again in any case. */
  stamp: string;
  source: Source;
  problems: Problem[];
}

/** A place that notes asked about, and where it led. */
export interface Question {
  address: string;
  kind: "link" | "media";
  answer: Resolved;
}

/** What was made of a file's notes. */
export interface RenderedNotes {
  /** Names everything that they were made from but the answers to their questions. */
  key: string;
  light: LightNotes;
  /** Of all sections, the opening one included. */
  heads: SectionHead[];
  problems: Problem[];
}

/** A file's notes as the cache has them. */
export interface CachedNotes extends Pick<RenderedNotes, "key" | "problems"> {
  notes: OpenedNotes;
  asked: () => readonly Question[];
}

/** All of a file but its texts, as it lies in `Blobs`. */
interface StoredFile {
  stamp: string;
  front: Pick<Source, "format" | "dialect" | "bodyLine" | "broken" | "hash" | "facts">;
  fields: [string, never][];
  frontProblems: Problem[];
  rendered?: RenderedNotes;
}

/** Adds to the metadata of a file what can't be kept: its notes. */
type SourceOf = (front: Omit<Source, "file" | "body">) => Source;

interface Entry {
  source?: CachedSource;
  rendered?: RenderedNotes;
  notes?: CachedNotes;
}

const toBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what was written as T
const fromBytes = <T>(bytes: Uint8Array): T => JSON.parse(Buffer.from(bytes).toString()) as T;

/**
 * What a run over a folder leaves for the next: a file that did not change is neither read nor
 * rendered again, unless its links lead elsewhere now. With `blobs` it outlives the process, and
 * the HTML of notes lies there instead of in memory.
 */
export class CompileCache {
  readonly audio: MeasuredAudio = new Map();
  readonly pictures: MeasuredPictures = new Map();
  /** Sections of episodes that kept the contract with the browser when last built. */
  readonly checked = new WeakSet<object>();
  readonly #blobs: Blobs | undefined;
  readonly #entries = new Map<string, Entry>();
  readonly #changed = new Set<string>();
  readonly #settled = new Set<string>();
  /** Where all links led when entries were last used. */
  #targets: string | undefined;
  /** Texts that were read last: the sections of one file are asked for one after the other. */
  #last: { file: string; key: string; texts: readonly string[] } | undefined;

  constructor(blobs?: Blobs) {
    this.#blobs = blobs;
    const targets = blobs?.get("targets");
    if (targets) this.#targets = fromBytes(targets);
    const audio = blobs?.get("audio");
    for (const [name, measured] of audio ? fromBytes<[string, never][]>(audio) : [])
      this.audio.set(name, measured);
    const pictures = blobs?.get("pictures");
    for (const [name, measured] of pictures ? fromBytes<[string, never][]>(pictures) : [])
      this.pictures.set(name, measured);
  }

  #entry(file: string, sourceOf?: SourceOf): Entry {
    let entry = this.#entries.get(file);
    if (entry) return entry;
    this.#entries.set(file, (entry = {}));
    const bytes = this.#blobs?.get(`file ${file}`);
    if (!bytes || !sourceOf) return entry;
    const { stamp, front, fields, frontProblems, rendered } = fromBytes<StoredFile>(bytes);
    const source = sourceOf({ ...front, fields: new Map(fields) });
    entry.source = { stamp, source, problems: frontProblems };
    entry.rendered = rendered;
    return entry;
  }

  /** The metadata of `file` as it was last read. */
  source(file: string, sourceOf: SourceOf): CachedSource | undefined {
    return this.#entry(file, sourceOf).source;
  }

  setSource(file: string, source: CachedSource): void {
    this.#entry(file).source = source;
    this.#changed.add(file);
  }

  /**
   * The notes of `file`, if they were last rendered from `key`.
   * @param again renders their HTML, should it be lost
   */
  notes(file: string, key: string, again: () => readonly string[]): CachedNotes | undefined {
    const entry = this.#entry(file);
    const { rendered } = entry;
    if (!entry.notes && rendered?.key === key) {
      if (!this.#blobs?.keep(`html ${file}`) || !this.#blobs.keep(`asked ${file}`))
        return undefined;
      entry.notes = this.#inBlobs(file, rendered, again);
      this.checked.add(entry.notes.notes.opened);
    }
    return entry.notes?.key === key ? entry.notes : undefined;
  }

  /** Keeps notes that were just rendered, and answers them as they are kept. */
  setNotes(
    file: string,
    rendered: RenderedNotes,
    { texts, asked }: { texts: readonly string[]; asked: readonly Question[] },
    again: () => readonly string[],
  ): OpenedNotes {
    const entry = this.#entry(file);
    const { key, light, heads, problems } = rendered;
    this.#changed.add(file);
    if (this.#blobs) {
      this.#blobs.set(`html ${file}`, toBytes(texts));
      this.#blobs.set(`asked ${file}`, toBytes(asked));
      entry.rendered = rendered;
      entry.notes = this.#inBlobs(file, rendered, again);
    } else {
      const notes = openedNotes(
        light,
        storedSections(heads, () => texts),
      );
      entry.notes = { key, notes, problems, asked: () => asked };
    }
    return entry.notes.notes;
  }

  #inBlobs(
    file: string,
    { key, light, heads, problems }: RenderedNotes,
    again: () => readonly string[],
  ): CachedNotes {
    const read = (): readonly string[] => {
      if (this.#last?.file !== file || this.#last.key !== key) {
        const bytes = this.#blobs?.get(`html ${file}`);
        this.#last = { file, key, texts: bytes ? fromBytes<string[]>(bytes) : again() };
      }
      return this.#last.texts;
    };
    const asked = (): Question[] => {
      const bytes = this.#blobs?.get(`asked ${file}`);
      return bytes ? fromBytes(bytes) : [];
    };
    return { key, notes: openedNotes(light, storedSections(heads, read)), problems, asked };
  }

  /** In this run it is certain that the notes of `file` are what would be rendered. */
  settle(file: string): void {
    this.#settled.add(file);
  }

  isSettled(file: string): boolean {
    return this.#settled.has(file);
  }

  /** True where links lead as they did when what is here was last used, all of them. */
  sameTargets(signature: string): boolean {
    return this.#targets === signature;
  }

  /**
   * Ends a run, after which nobody asks for the metadata of its sources.
   * @param signature of where links led in it
   */
  save(signature: string): void {
    this.#targets = signature;
    this.#settled.clear();
    if (!this.#blobs) return;
    this.#blobs.set("targets", toBytes(signature));
    this.#blobs.set("audio", toBytes([...this.audio]));
    this.#blobs.set("pictures", toBytes([...this.pictures]));
    for (const file of this.#changed) {
      const { source, rendered } = this.#entry(file);
      if (!source) continue;
      const { format, dialect, bodyLine, broken, hash, facts, fields } = source.source;
      const stored = {
        stamp: source.stamp,
        front: { format, dialect, bodyLine, broken, hash, facts },
        fields: [...fields],
        frontProblems: source.problems,
        rendered,
      };
      this.#blobs.set(`file ${file}`, toBytes(stored));
    }
    this.#changed.clear();
    // All of it is in blobs now. Sections may yet be rendered again, for which they hold on to
    // their source, but not by its metadata.
    for (const { source } of this.#entries.values()) if (source) source.source.fields = new Map();
    this.#entries.clear();
  }
}

/** Runs `work` with a `report` whose problems are also collected, to be told again from the cache. */
export function recording<T>(
  report: Report,
  work: (report: Report) => T,
): { result: T; problems: Problem[] } {
  const problems: Problem[] = [];
  const result = work((problem) => {
    problems.push(problem);
    report(problem);
  });
  return { result, problems };
}
