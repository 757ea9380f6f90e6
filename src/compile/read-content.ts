import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  type Stats,
} from "node:fs";
import path from "node:path";
import type { Report } from "./content-error.ts";
import { decodeText } from "./decode-text.ts";
import {
  MarkdownFile,
  readTextFile,
  reportUnreadable,
  stampOf,
  type TextFile,
} from "./text-file.ts";

export interface OtherFile {
  file: string;
  absolute: string;
  bytes: number;
  /** `stampOf` the file on disk, for one that was met there. */
  stamp?: string;
}

/** Everything an archive's folder holds, read once. */
export interface Content {
  /** Absolute, without symlinks. */
  root: string;
  markdown: MarkdownFile[];
  /** Images, audio, transcripts …: all that is neither Markdown nor a setting. */
  others: OtherFile[];
  /** show.yaml, where there is one. */
  showFile?: TextFile;
  /** Each pelicanconf.py in the folder; one beside the folder is named "../pelicanconf.py". */
  pelicanFiles: TextFile[];
}

const LARGE = 10 * 1024 * 1024;
const MARKDOWN = /\.(?:md|markdown|mkd|mdown)$/i;
/** What is large by its nature. */
const RECORDING = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|weba|mp4|m4v|webm|mov)$/i;
/** Folders of a theme or a generator: always by these names, or beside a generator's settings. */
const OF_GENERATOR = /^_(?:layouts|includes|sass|plugins|site)$/i;
const OF_GENERATOR_BESIDE_SETTINGS = /^(?:layouts|themes?|archetypes|plugins|vendor)$/i;
const GENERATOR_SETTINGS =
  /^(?:_?config\.(?:ya?ml|toml)|hugo\.(?:ya?ml|toml|json)|pelicanconf\.py|eleventy\.config\.[cm]?js|Gemfile)$/i;
/** Left behind by editors and systems. */
const DEBRIS =
  /^\.|~$|^#.*#$|\.(?:sw[a-p]|bak|orig|tmp|rej|pyc)$|^(?:thumbs\.db|desktop\.ini|node_modules|__pycache__)$/i;

function isInside(root: string, target: string): boolean {
  return target === root || target.startsWith(root + path.sep);
}

function byCodeUnit(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/**
 * Reads an archive's folder: the only place of the compiler that touches the
 * disk, but for `readSidecar` and the lengths of sound files. The order depends on the names alone.
 * A finished site in the folder, above all the one in `out`, is no content.
 */
export function readContent(
  folder: string,
  report: Report,
  { out }: { out?: string } = {},
): Content {
  const output = out === undefined ? undefined : realFolder(out);
  const content: Content = {
    root: path.resolve(folder),
    markdown: [],
    others: [],
    pelicanFiles: [],
  };
  try {
    content.root = realpathSync(content.root);
    if (!statSync(content.root).isDirectory()) throw new Error("not a folder");
  } catch {
    report({
      severity: "error",
      file: folder,
      what: "There is no such folder",
      write: "name the folder that holds the Markdown files with --content or PLAYHEAD_CONTENT",
    });
    return content;
  }
  const takeFile = (absolute: string, file: string, name: string, stats: Stats): void => {
    const { size: bytes } = stats;
    if (bytes > LARGE && !RECORDING.test(name)) {
      report({
        severity: "warning",
        file,
        what: `The file is very large (${Math.round(bytes / 1024 / 1024)} MB)`,
        write: "make it smaller",
      });
    }
    if (MARKDOWN.test(name)) {
      content.markdown.push(new MarkdownFile(file, absolute, stats));
    } else if (file === "show.yaml" || file === "show.yml") {
      content.showFile = readTextFile(file, absolute, report);
    } else if (name === "pelicanconf.py") {
      const read = readTextFile(file, absolute, report);
      if (read) content.pelicanFiles.push(read);
    } else {
      content.others.push({ file, absolute, bytes, stamp: stampOf(stats) });
    }
  };

  /** `above` are the real paths of the folders walked through, against symlinks in circles. */
  const walk = (folderPath: string, prefix: string, above: string[]): void => {
    let entries;
    try {
      entries = readdirSync(folderPath, { withFileTypes: true }).toSorted(byCodeUnit);
    } catch {
      reportUnreadable(prefix === "" ? "." : prefix, report);
      return;
    }
    const generated = entries.some(({ name }) => GENERATOR_SETTINGS.test(name));
    for (const entry of entries) {
      if (DEBRIS.test(entry.name) || OF_GENERATOR.test(entry.name)) continue;
      if (generated && OF_GENERATOR_BESIDE_SETTINGS.test(entry.name)) continue;
      const absolute = path.join(folderPath, entry.name);
      const file = prefix + entry.name;
      try {
        takeEntry(absolute, file, entry.name, above);
      } catch {
        reportUnreadable(file, report);
      }
    }
  };

  const takeEntry = (absolute: string, file: string, name: string, above: string[]): void => {
    let kind = lstatSync(absolute);
    let real = absolute;
    if (kind.isSymbolicLink()) {
      try {
        real = realpathSync(absolute);
        kind = statSync(absolute);
      } catch (cause) {
        if (cause instanceof Error && "code" in cause && cause.code === "ELOOP") {
          warnLoop(file);
        } else {
          report({
            severity: "error",
            file,
            line: 1,
            what: "The symlink leads nowhere",
            write: "remove it, or point it at a file in the content folder",
          });
        }
        return;
      }
      if (!isInside(content.root, real)) {
        report({
          severity: "error",
          file,
          line: 1,
          what: "The symlink leads out of the content folder",
          write: "copy the file into the content folder",
        });
        return;
      }
    }
    if (kind.isDirectory()) {
      if (above.includes(real)) warnLoop(file);
      else if (real === output || isFinishedSite(real)) return;
      else walk(absolute, `${file}/`, [...above, real]);
    } else if (kind.isFile()) {
      takeFile(absolute, file, name, kind);
    } else {
      report({
        severity: "warning",
        file,
        what: "This is no ordinary file, and is left out",
        write: "remove it",
      });
    }
  };

  const warnLoop = (file: string): void =>
    report({
      severity: "warning",
      file,
      what: "The symlink leads in a circle, and is not followed",
      write: "remove it",
    });

  walk(content.root, "", [content.root]);
  readPelicanBeside(content);
  return content;
}

/** Without symlinks, where there is such a folder. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

/** What a build of Playhead has written. */
const isFinishedSite = (folder: string): boolean =>
  existsSync(path.join(folder, "data", "catalog.json")) && existsSync(path.join(folder, "assets"));

/** Pelican keeps its settings beside the content folder, and names that folder in PATH. */
function readPelicanBeside(content: Content): void {
  try {
    const decoded = decodeText(readFileSync(path.join(content.root, "..", "pelicanconf.py")));
    if (!("text" in decoded)) return;
    const named = /^PATH\s*=\s*["']([^"']+)["']/m.exec(decoded.text)?.[1] ?? "content";
    if (path.basename(named) !== path.basename(content.root)) return;
    content.pelicanFiles.push({ file: "../pelicanconf.py", text: decoded.text });
  } catch {
    // There is none, as for most archives.
  }
}

/** The text of a file that an episode names: a transcript, chapters, a feed. */
export function readSidecar(other: OtherFile, report: Report): string | undefined {
  try {
    const decoded = decodeText(readFileSync(other.absolute));
    if ("text" in decoded) return decoded.text;
    report({ severity: "error", file: other.file, line: 1, ...decoded });
  } catch {
    report({
      severity: "error",
      file: other.file,
      line: 1,
      what: "The file can't be read",
      write: "change its permissions",
    });
  }
  return undefined;
}

/** Bytes. */
const PEEK = 1024 * 1024;

/** The beginning of a file, byte by byte as Latin-1: enough to find signs that are ASCII; "" where it can't be read. */
export function peekInto({ absolute }: OtherFile): string {
  try {
    return readFileSync(absolute).subarray(0, PEEK).toString("latin1");
  } catch {
    return "";
  }
}
