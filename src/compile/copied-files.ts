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

/** What people publish beside their notes: pictures, sound, film, documents, subtitles, fonts. */
const PUBLISHED = new RegExp(
  `\\.(?:${[
    "png|apng|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|jxl|heic",
    "mp3|m4[abv]|aac|og[gav]|opus|flac|wav|weba|aiff?|wma|m3u8?|xspf",
    "mp4|webm|mov|mkv|mpe?g|avi",
    "pdf|epub|mobi|txt|rtf|docx?|xlsx?|pptx?|od[tsp]|csv|tsv|ics|vcf|tex|ipynb",
    "vtt|srt|ttml|chapters\\.json",
    "zip|tar|t?gz|bz2|xz|7z",
    "woff2?|ttf|otf|asc|sig|transcript\\.md",
  ].join("|")})$`,
  "i",
);
/** What belongs to the tools of an archive, whatever it ends with. */
const OF_TOOLS =
  /(?:^|\/)(?:_layouts|_includes|_sass|_plugins|layouts|themes|archetypes)\/|(?:^|\/)(?:_[^/]*|(?:requirements|constraints|runtime)[^/]*\.txt)$/i;

/**
 * The files that go along to the finished site: what people publish, and what a page refers to.
 * Left out, silently: all others, which belong to tools or to nobody; what belongs to a draft by
 * its name; and the feed that the show file names. Left out with a warning: what would stand
 * where the app's own files or a page must.
 * @param left.referred site paths that pages refer to
 */
export function copiedFiles(
  files: OtherFile[],
  left: {
    drafts: string[];
    feed?: string;
    paths: Iterable<string>;
    referred: () => ReadonlySet<string>;
  },
  report: Report,
): CopiedFile[] {
  let referred: ReadonlySet<string> | undefined;
  const isPublished = (file: string): boolean =>
    (PUBLISHED.test(file) && !OF_TOOLS.test(file)) ||
    file === "CNAME" ||
    (referred ??= left.referred()).has(filePath(file));
  const silent = new Set<string>(left.feed === undefined ? [] : [left.feed.replace(/^\//, "")]);
  for (const draft of left.drafts) {
    const { transcripts, chapters } = sidecarNames(draft);
    for (const name of [...transcripts, chapters]) silent.add(name);
  }
  const pages = new Set([...left.paths].map((path) => outputFile(path).toLowerCase()));
  return files.flatMap(({ file, absolute }) => {
    if (silent.has(file) || !isPublished(file)) return [];
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
