import { contentHash } from "../cache/content-hash.ts";
import { factsOf } from "./classify.ts";
import { recording, type CompileCache } from "./compile-cache.ts";
import { guarded, type Report } from "./content-error.ts";
import { readFrontMatter, type FrontMatter, type Source } from "./front-matter.ts";
import type { MarkdownFile, TextFile } from "./text-file.ts";
import { reportFieldFaults, reportTextFaults } from "./text-faults.ts";

/** What stands for metadata that could not be read at all. */
const UNREAD: FrontMatter = {
  fields: new Map(),
  format: "none",
  dialect: "commonmark",
  body: "",
  bodyLine: 1,
  broken: true,
};

/** The metadata of every file that can be read. Their notes stay on disk until they are asked for. */
export function readSources(
  files: MarkdownFile[],
  cache: CompileCache | undefined,
  report: Report,
): Source[] {
  return files.flatMap((file) => {
    const known = cache?.source(file.file, (front) => sourceOf(front, file));
    const tell = (): Source[] => {
      for (const problem of known?.problems ?? []) report(problem);
      return known ? [known.source] : [];
    };
    if (known?.stamp === file.stamp) return tell();
    const stamp = file.settled ? file.stamp : "";
    const text = file.read(report);
    if (text === undefined) return [];
    const hash = contentHash(text);
    if (known?.source.hash === hash) {
      cache?.setSource(file.file, { ...known, stamp });
      return tell();
    }
    const { result: source, problems } = recording(report, (recorded) =>
      readSource(file, text, hash, recorded),
    );
    cache?.setSource(file.file, { stamp, source, problems });
    return [source];
  });
}

function readSource(file: MarkdownFile, text: string, hash: string, report: Report): Source {
  let told = false;
  reportTextFaults({ file: file.file, text }, (problem) => {
    told = true;
    report(problem);
  });
  const read = (): FrontMatter => readFrontMatter(text, file.file, report);
  const { body, ...front } = guarded(file.file, report, read, UNREAD);
  // Escapes of YAML, TOML and JSON; what stands in the text itself was told.
  if (!told) reportFieldFaults(file.file, front.fields, report);
  const length = text.endsWith(body) ? body.length : undefined;
  return sourceOf({ ...front, hash, facts: { ...factsOf(front.format, body), length } }, file);
}

/** A source whose notes are read from the disk when they are asked for. */
export function sourceOf(front: Omit<Source, "file" | "body">, file: TextFile): Source {
  const source: Source = {
    ...front,
    file: file.file,
    get body() {
      const { text } = file;
      const hash = contentHash(text);
      const length = source.facts?.length;
      if (hash === source.hash && length !== undefined) return text.slice(text.length - length);
      // Changed since its metadata was read: nothing that is made of it may be kept as made of that.
      source.hash = hash;
      return readFrontMatter(text, file.file, () => {}).body;
    },
  };
  return source;
}
