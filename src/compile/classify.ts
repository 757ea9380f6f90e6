import type { Report } from "./content-error.ts";
import { findField, readText } from "./fields.ts";
import type { FrontMatter } from "./front-matter.ts";

/** A Markdown file with its metadata read. */
export interface Source extends FrontMatter {
  file: string;
}

export type Kind = "episode" | "page" | "article" | "section" | "person" | "transcript" | "ignored";

const KIND_OF_TYPE: Record<string, Kind> = {
  episode: "episode",
  full: "episode",
  trailer: "episode",
  bonus: "episode",
  page: "page",
  article: "article",
  post: "article",
  posts: "article",
  news: "article",
  blog: "article",
  show: "section",
  section: "section",
  host: "person",
  guest: "person",
  person: "person",
};

/** Files that tell about the folder, not the show. */
const ABOUT_THE_FOLDER =
  /(?:^|\/)(?:readme|changelog|changes|contributing|licen[cs]e|code_of_conduct|security|authors|todo)\.[a-z]+$/i;

/** Speaker turns or times at the start of most paragraphs. */
function looksLikeTranscript(body: string): boolean {
  const paragraphs = body
    .slice(0, 20_000)
    .split(/\n\s*\n/)
    .filter((text) => text.trim() !== "");
  const turns = paragraphs.filter((text) =>
    /^\s*(?:\*\*[^*\n]{1,60}:\*\*|\*\*[^*\n]{1,60}\*\*:|\\?\[\d{1,2}:\d{2}|WEBVTT|\d+\n\d\d:\d\d)/.test(
      text,
    ),
  );
  return turns.length >= 2 && turns.length * 2 >= paragraphs.length;
}

function categoryOf(source: Source): string | undefined {
  return readText(source.fields, "category");
}

/** True when something of the file itself says that it is an episode. */
function hasEpisodeEvidence({ fields, body }: Source): boolean {
  return (
    findField(
      fields,
      "audio",
      "enclosure",
      "podcast_file",
      "mp3",
      "number",
      "episode",
      "guests",
      "guest",
      "duration",
      "chapters",
    ) !== undefined ||
    /^\s*(?:episode|ep\.?)\s*#?\d/i.test(readText(fields, "title") ?? "") ||
    /\.(?:mp3|m4a|ogg|opus|oga|aac)$/i.test(readText(fields, "url") ?? "") ||
    /<(?:iframe|audio)\b/i.test(body)
  );
}

/**
 * Categories whose files are articles: an archive that names its episodes'
 * category keeps its news in another. Nothing in such a category looks like an
 * episode; where no category has episodes, there are no articles either.
 */
function articleCategories(sources: Source[]): Set<string> {
  const withEpisodes = new Set<string>();
  const all = new Set<string>();
  for (const source of sources) {
    const category = categoryOf(source);
    if (category === undefined) continue;
    all.add(category);
    if (hasEpisodeEvidence(source)) withEpisodes.add(category);
  }
  if (withEpisodes.size === 0) return new Set();
  return new Set([...all].filter((category) => !withEpisodes.has(category)));
}

function inFolder(file: string, name: string): boolean {
  return file
    .split("/")
    .slice(0, -1)
    .some((part) => part.toLowerCase() === name);
}

function classifyByPlace({ file, fields }: Source): Kind | undefined {
  const type = readText(fields, "type", "kind")?.toLowerCase();
  const stated = type === undefined ? undefined : KIND_OF_TYPE[type];
  if (stated === "person" || inFolder(file, "people")) return "person";
  if (/(?:^|\/)_index\.[a-z]+$/i.test(file) || stated === "section") return "section";
  if (stated !== undefined) return stated;
  return inFolder(file, "pages") ? "page" : undefined;
}

/**
 * What each Markdown file is. `transcripts` are the files that episodes name as
 * theirs. A file that can't be placed is reported and ignored.
 */
export function classify(
  sources: Source[],
  transcripts: Set<string>,
  report: Report,
): Map<Source, Kind> {
  const kinds = new Map<Source, Kind>();
  const articles = articleCategories(sources);
  for (const source of sources) {
    kinds.set(source, classifyOne(source, transcripts, articles, report));
  }
  return kinds;
}

function classifyOne(
  source: Source,
  transcripts: Set<string>,
  articles: Set<string>,
  report: Report,
): Kind {
  const { file, fields } = source;
  if (transcripts.has(file) || /\.transcript\.[a-z]+$/i.test(file)) return "transcript";
  if (source.broken && fields.size === 0) return "ignored";
  const titled = findField(fields, "title", "date") !== undefined;
  if (!titled && ABOUT_THE_FOLDER.test(file)) {
    report({ severity: "warning", file, what: "The file has no title, and is left out" });
    return "ignored";
  }
  const placed = classifyByPlace(source);
  if (placed !== undefined) return placed;
  const category = categoryOf(source);
  if (category !== undefined && articles.has(category)) {
    report({
      severity: "warning",
      file,
      line: findField(fields, "category")?.line,
      what: `Taken as an article, for nothing in the category "${category}" looks like an episode`,
      write: `state "type: episode" or "type: article"`,
    });
    return "article";
  }
  if (source.format !== "none") return "episode";
  if (looksLikeTranscript(source.body)) {
    report({
      severity: "warning",
      file,
      what: "This looks like a transcript that no episode names, and is left out",
      write: `name it in its episode ("transcript: ${file}"), or call it NAME.transcript.md beside NAME.md`,
    });
    return "ignored";
  }
  report({
    severity: "error",
    file,
    line: 1,
    what: "The file has no title and no date",
    write: `begin it with "Title: …" and "Date: 2015-10-05", each on a line of its own, and an empty line`,
  });
  return "ignored";
}
