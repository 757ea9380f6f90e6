import { posix } from "node:path";
import type { Source } from "./front-matter.ts";
import type { Report } from "./content-error.ts";
import { readPelicanSettings, type PelicanSettings } from "./pelican-settings.ts";
import type { Content } from "./read-content.ts";
import { readShowSettings, type ShowSettings } from "./show-file.ts";

/** What holds for the archive as a whole. */
export interface ArchiveSettings {
  show: ShowSettings;
  /** The Pelican settings that a file falls under: those of the nearest folder above it. */
  pelicanFor: (file: string) => PelicanSettings | undefined;
  /** What absolute addresses of the archive's own pages begin with. */
  siteUrls: string[];
}

export function readArchiveSettings(
  content: Content,
  sources: Source[],
  report: Report,
): ArchiveSettings {
  const pelican = content.pelicanFiles
    .map((file) => ({
      folder: posix.dirname(file.file).replace(/^\.{1,2}$/, ""),
      settings: readPelicanSettings(file),
    }))
    .toSorted((a, b) => b.folder.length - a.folder.length);
  const pelicanFor = (file: string): PelicanSettings | undefined =>
    pelican.find(({ folder }) => folder === "" || file.startsWith(`${folder}/`))?.settings;
  const index = sources
    .filter(({ file }) => /(?:^|\/)_index\.[a-z]+$/i.test(file))
    .toSorted((a, b) => a.file.split("/").length - b.file.split("/").length)[0];
  const root = pelicanFor("") ?? pelican[0]?.settings;
  const show = readShowSettings(content, root, index?.fields, report);
  return {
    show,
    pelicanFor,
    siteUrls: [show.url, root?.siteUrl ?? ""].filter((url) => url !== ""),
  };
}
