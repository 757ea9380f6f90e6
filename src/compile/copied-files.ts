import { outputFile } from "../model/paths.ts";
import type { Report } from "./content-error.ts";
import { sidecarNames } from "./episode-files.ts";
import type { OtherFile } from "./read-content.ts";
import { filePath } from "./resolve-link.ts";
import { isReserved } from "./safe-path.ts";

export interface CopiedFile {
  /** Absolute. */
  from: string;
  /** Site path, percent-encoded. */
  to: string;
}

/**
 * The files that go along to the finished site. Left out, silently: what belongs
 * to a draft by its name, and the feed that the show file names. Left out with a
 * warning: what would stand where the app's own files or a page must.
 */
export function copiedFiles(
  files: OtherFile[],
  left: { drafts: string[]; feed?: string; paths: Iterable<string> },
  report: Report,
): CopiedFile[] {
  const silent = new Set<string>(left.feed === undefined ? [] : [left.feed.replace(/^\//, "")]);
  for (const draft of left.drafts) {
    const { transcripts, chapters } = sidecarNames(draft);
    for (const name of [...transcripts, chapters]) silent.add(name);
  }
  const pages = new Set([...left.paths].map((path) => outputFile(path).toLowerCase()));
  return files.flatMap(({ file, absolute }) => {
    if (silent.has(file)) return [];
    const to = filePath(file);
    const taken = pages.has(file.toLowerCase());
    if ((isReserved(to) && !/^\/assets\//i.test(to)) || taken) {
      report({
        severity: "warning",
        file,
        what: taken
          ? `The file is left out, for a page has its address`
          : "The file is left out, for the app writes its own there",
        write: "move or rename it",
      });
      return [];
    }
    return [{ from: absolute, to }];
  });
}
