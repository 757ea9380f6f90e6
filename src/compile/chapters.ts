import type { Chapter } from "../model/episode.ts";
import { parseTimestamp } from "../model/timestamp.ts";

/**
 * Chapters from a Podcasting 2.0 chapters file
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md),
 * given as text or as parsed data, or from a list in front matter: "0:00 Title", or records with
 * `start`, `time` or `startTime`. Sorted; each ends where the next starts. Entries without a time
 * or a title and those that a table of contents hides (`toc: false`) are left out.
 * Throws a SyntaxError that names `fileName` when text is neither JSON nor lines with times.
 * @param reject is told, as a sentence, of each entry that can't be used
 */
export function parseChapters(
  source: unknown,
  fileName: string,
  reject?: (what: string) => void,
): Chapter[] {
  const list = typeof source === "string" ? readText(source, fileName) : source;
  const entries = Array.isArray(list)
    ? list
    : isRecord(list) && Array.isArray(list["chapters"])
      ? list["chapters"]
      : [];
  if (isRecord(list) && !("chapters" in list)) reject?.(`There is no list called "chapters"`);
  const chapters = entries
    .flatMap((entry: unknown, index) => {
      const chapter = parseEntry(entry);
      const lack = chapter ? undefined : whatLacks(entry);
      if (lack !== undefined)
        reject?.(`Chapter ${index + 1} (${shorten(entry)}) ${lack}, and is left out`);
      return chapter ? [chapter] : [];
    })
    .toSorted((a, b) => a.start - b.start);
  return fillEnds(chapters);
}

/** Ends each chapter that states no end where the next one starts. The last stays open. */
export function fillEnds(chapters: Chapter[]): Chapter[] {
  return chapters.map((chapter, i) => {
    const next = chapters[i + 1];
    return chapter.end === undefined && next ? { ...chapter, end: next.start } : chapter;
  });
}

function readText(text: string, fileName: string): unknown {
  const whole = text.replace(/^\uFEFF/, "");
  const trimmed = whole.trim();
  if (trimmed === "") return [];
  if (/^[[{]/.test(trimmed)) {
    try {
      return JSON.parse(whole) as unknown;
    } catch (error) {
      throw new SyntaxError(`${fileName} is not JSON: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  const lines = trimmed.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  if (!lines.some((line) => parseEntry(line)))
    throw new SyntaxError(`${fileName} holds no line such as "12:34 Title"`);
  return lines;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function seconds(value: unknown): number | undefined {
  const number =
    typeof value === "number"
      ? value
      : typeof value === "string"
        ? parseTimestamp(value)
        : undefined;
  return number !== undefined && Number.isFinite(number) && number >= 0 ? number : undefined;
}

const text = (value: unknown): string | undefined => {
  const found =
    typeof value === "string" || typeof value === "number"
      ? String(value).replace(/\s+/g, " ").trim()
      : "";
  return found === "" ? undefined : found;
};

function parseEntry(entry: unknown): Chapter | undefined {
  if (typeof entry === "string") {
    const [, time, rest] =
      /^\s*[-*•]?\s*[[(]?(\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)[\])]?[\s\-–—:]*(.*)$/s.exec(
        entry,
      ) ?? [];
    const start = seconds(time);
    const title = text(rest);
    return start === undefined || title === undefined ? undefined : withSponsor({ start, title });
  }
  if (!isRecord(entry)) return undefined;
  const start = seconds(entry["startTime"] ?? entry["start"] ?? entry["time"]);
  const title = text(entry["title"] ?? entry["name"]);
  if (start === undefined || title === undefined || entry["toc"] === false) return undefined;
  const end = seconds(entry["endTime"] ?? entry["end"]);
  const url = webAddress(entry["url"] ?? entry["href"]);
  const image = webAddress(entry["img"] ?? entry["image"]);
  return withSponsor({
    start,
    title,
    ...(end !== undefined && end > start ? { end } : {}),
    ...(url ? { url } : {}),
    ...(image ? { image } : {}),
  });
}

/** Why an entry can't be used; undefined for one that hides itself. */
function whatLacks(entry: unknown): string | undefined {
  if (isRecord(entry)) {
    if (entry["toc"] === false) return undefined;
    const time = entry["startTime"] ?? entry["start"] ?? entry["time"];
    if (time === undefined || time === null) return "has no time";
    if (seconds(time) === undefined) return `has no time that can be read`;
    return "has no title";
  }
  return typeof entry === "string" && !/\d{1,3}:\d{2}/.test(entry)
    ? "has no time"
    : "has no time and title that can be read";
}

const shorten = (entry: unknown): string => {
  const written = isRecord(entry)
    ? (text(entry["title"] ?? entry["name"] ?? entry["time"] ?? entry["start"]) ?? "empty")
    : String(entry);
  return `"${written.slice(0, 60)}"`;
};

/** An http(s) address or a site path; anything else is dropped. */
function webAddress(value: unknown): string | undefined {
  const address = text(value);
  if (address === undefined) return undefined;
  if (/^\/(?!\/)/.test(address)) return address;
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}

const withSponsor = (chapter: Chapter): Chapter =>
  isSponsored(chapter.title) ? { ...chapter, sponsor: true } : chapter;

const SPONSORED =
  /^\W*(?:(?:our|today['’]s|this week['’]s|episode|show) )?sponsors?\b(?! and)|[-–—:(]\s*(?:show )?sponsors?\W*$|\bsponsored by\b|\bbrought to you by\b|\b(?:word|message) from (?:our|today['’]s)\b/i;

/** True when a chapter's title or a heading says that it is paid for: "Gatsby - Sponsor", not "Our first sponsors". */
export const isSponsored = (title: string): boolean => SPONSORED.test(title);
