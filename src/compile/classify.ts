import type { Report } from "./content-error.ts";
import { findField, readText } from "./fields.ts";
import type { BodyFacts, Source } from "./front-matter.ts";
import { dateInName } from "./parse-date.ts";
import { settleUndated } from "./undated.ts";

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

/** Files that tell about the folder or belong to its tools, not to the show. */
const ABOUT_THE_FOLDER =
  /(?:^|\/)(?:readme|changelog|changes|history|contribut(?:ing|ors)|licen[cs]e|copying|notice|code[-_]of[-_]conduct|security|authors|maintainers|governance|todo|roadmap|notes|(?:[a-z_]+_)?template|_(?!index\.)[^/]*)(?:[-_.][a-z]{2}(?:-[a-z]{2})?)?\.[a-z]+$/i;

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

export const factsOf = (format: Source["format"], body: string): BodyFacts => ({
  framed: /<(?:iframe|audio)\b/i.test(body),
  spoken: format === "none" && looksLikeTranscript(body),
});

function categoryOf(source: Source): string | undefined {
  return readText(source.fields, "category");
}

/** True when something of the file itself says that it is an episode. */
function hasEpisodeEvidence(source: Source): boolean {
  const { fields } = source;
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
    (source.facts ?? factsOf(source.format, source.body)).framed
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
  const undated: Source[] = [];
  for (const source of sources) {
    const kind = classifyOne(source, transcripts, articles, report);
    if (kind === undefined) undated.push(source);
    else kinds.set(source, kind);
  }
  const episodes = sources.filter((source) => kinds.get(source) === "episode");
  for (const [source, kind] of settleUndated(undated, episodes, report)) kinds.set(source, kind);
  return kinds;
}

function classifyOne(
  source: Source,
  transcripts: Set<string>,
  articles: Set<string>,
  report: Report,
): Kind | undefined {
  const { file, fields } = source;
  if (transcripts.has(file) || /\.transcript\.[a-z]+$/i.test(file)) return "transcript";
  if (source.broken && fields.size === 0) return "ignored";
  const titled = findField(fields, "title", "date") !== undefined;
  if (!titled && ABOUT_THE_FOLDER.test(file)) {
    report({
      severity: "warning",
      file,
      line: 1,
      what: "The file has no title, and is left out",
      write: `begin it with "title: …" to make it a page`,
    });
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
  if ((source.facts ?? factsOf(source.format, source.body)).spoken) {
    report({
      severity: "warning",
      file,
      line: 1,
      what: "This looks like a transcript that no episode names, and is left out",
      write: `name it in its episode ("transcript: ${file}"), or call it NAME.transcript.md beside NAME.md`,
    });
    return "ignored";
  }
  return looksLikeEpisode(source) ? "episode" : undefined;
}

/** False when a file has nothing that only an episode has: then it depends on the other files. */
function looksLikeEpisode(source: Source): boolean {
  const { file, fields, format, broken } = source;
  if (format === "none") return false;
  const untitled = fields.has("title") && findField(fields, "title") === undefined;
  return (
    broken ||
    untitled ||
    fields.has("date") ||
    dateInName(file) !== undefined ||
    hasEpisodeEvidence(source)
  );
}
