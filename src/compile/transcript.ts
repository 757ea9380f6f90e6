import type { Cue } from "../model/episode.ts";
import type { Problem } from "./content-error.ts";
import { withoutForbidden } from "./html-characters.ts";
import { parseHtml, textOf } from "./html-tree.ts";
import { parseTurns } from "./transcript-turns.ts";

export interface Transcript {
  /** In order of time; text is plain. */
  cues: Cue[];
  problems: Problem[];
}

type Warn = (what: string, line?: number, write?: string) => void;

/**
 * Reads a transcript by the ending of its file's name: WebVTT (https://www.w3.org/TR/webvtt1/),
 * SubRip, Podcasting 2.0 JSON
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md),
 * or Markdown and plain text with turns such as "**Ada:** \[12:34\] Hello". Faults become warnings
 * and cost no more than the cue they are in.
 */
export function parseTranscript(text: string, fileName: string): Transcript {
  const problems: Problem[] = [];
  const warn: Warn = (what, line, write) =>
    problems.push({ severity: "warning", file: fileName, line, what, write });
  const source = withoutForbidden(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  const cues =
    ending === "json"
      ? parseSegments(source, warn)
      : ending === "vtt" || ending === "srt"
        ? parseTimed(source, ending, warn)
        : parseTurns(source);
  if (cues.length === 0)
    warn("the transcript holds no text that could be read", 1, "[0:00] and what is said");
  return { cues: cues.toSorted((a, b) => a.start - b.start), problems };
}

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`;
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-{1,2}>\s*${TIME}(?:\s.*)?$`);

const seconds = (hours?: string, minutes?: string, whole?: string, fraction?: string): number =>
  Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(whole) + Number(`0.${fraction ?? 0}`);

function parseTimed(source: string, format: "vtt" | "srt", warn: Warn): Cue[] {
  const lines = source.split("\n");
  const cues: Cue[] = [];
  if (format === "vtt" && !/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? ""))
    warn('the file does not begin with "WEBVTT"', 1, "WEBVTT");
  let open: { start: number; end?: number; lines: string[] } | undefined;
  let skipping = format === "vtt" && (lines[0] ?? "").startsWith("WEBVTT");
  const close = (): void => {
    if (open) cues.push(...voices(open.lines.join("\n"), open.start, open.end));
    open = undefined;
  };
  lines.forEach((line, i) => {
    const timing = TIMING.exec(line);
    if (timing) {
      // A number right before the times names this cue; it is no text of the last one.
      if (open && /^\s*\d+\s*$/.test(open.lines[open.lines.length - 1] ?? "")) open.lines.pop();
      close();
      const start = seconds(timing[1], timing[2], timing[3], timing[4]);
      const end = seconds(timing[5], timing[6], timing[7], timing[8]);
      if (end < start)
        warn(
          "a cue ends before it starts, and its end is ignored",
          i + 1,
          "00:01:02.000 --> 00:01:05.000",
        );
      open = { start, ...(end >= start ? { end } : {}), lines: [] };
      skipping = false;
    } else if (line.trim() === "") {
      close();
      skipping = false;
    } else if (open) open.lines.push(line);
    else if (skipping) return;
    else if (format === "vtt" && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line)) skipping = true;
    else if (line.includes("-->"))
      warn(`the times "${line.trim()}" cannot be read`, i + 1, "00:01:02.000 --> 00:01:05.000");
    else if (TIMING.test(lines[i + 1] ?? "") || /-->/.test(lines[i + 1] ?? "")) return;
    else {
      const last = cues[cues.length - 1];
      // A stray blank line inside a cue's text.
      if (last) last.text = `${last.text} ${plain(line)}`.trim();
    }
  });
  close();
  return named(cues.filter((cue) => cue.text !== ""));
}

/** The cues of one cue text: one for each voice in it. */
function voices(text: string, start: number, end: number | undefined): Cue[] {
  const time = { start, ...(end === undefined ? {} : { end }) };
  const parts = text.split(/<v(?:\.[^\s>]*)?[ \t]+([^>]*)>/);
  const cues: Cue[] = [{ ...time, text: plain(parts[0]!) }];
  for (let i = 1; i < parts.length; i += 2) {
    const speaker = plain(parts[i]!);
    cues.push({ ...time, text: plain(parts[i + 1]!), ...(speaker ? { speaker } : {}) });
  }
  return cues.filter((cue) => cue.text !== "");
}

/** Text without the tags of WebVTT and SubRip, entities decoded. */
function plain(text: string): string {
  const bare = text
    .replace(/<\/?(?:[cbiuv]|lang|ruby|rt|font)(?:[.\s][^>]*)?>|<\d{1,3}:[\d:.]+>/gi, "")
    .replace(/\{\\an?\d[^}]*\}/g, "");
  return /[&<]/.test(bare) ? textOf(parseHtml(bare)) : bare.replace(/\s+/g, " ").trim();
}

/** "Ada: Hello" speaks for Ada where that name opens more than one cue. */
function named(cues: Cue[]): Cue[] {
  const NAME = /^(?:[-–—]\s*)?(\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){0,3}):\s+(?=\S)/u;
  const counts = new Map<string, number>();
  for (const cue of cues) {
    const name = cue.speaker === undefined ? NAME.exec(cue.text)?.[1] : undefined;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return cues.map((cue) => {
    const found = cue.speaker === undefined ? NAME.exec(cue.text) : null;
    if (!found || (counts.get(found[1]!) ?? 0) < 2) return cue;
    return { ...cue, speaker: found[1]!, text: cue.text.slice(found[0].length) };
  });
}

const SEGMENTS = '{"version": "1.0.0", "segments": [{"startTime": 0, "body": "Hello"}]}';

function parseSegments(source: string, warn: Warn): Cue[] {
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch (error) {
    warn(`the file is not JSON: ${(error as Error).message}`, 1, SEGMENTS);
    return [];
  }
  const list: unknown = Array.isArray(data)
    ? data
    : (data as { segments?: unknown } | null)?.segments;
  if (!Array.isArray(list)) {
    warn("the file holds no list of segments", 1, SEGMENTS);
    return [];
  }
  const cues: Cue[] = [];
  let unread = 0;
  for (const segment of list as (Record<string, unknown> | null)[]) {
    const start = Number(segment?.["startTime"] ?? segment?.["start"] ?? Number.NaN);
    const end = Number(segment?.["endTime"] ?? segment?.["end"] ?? Number.NaN);
    const body = segment?.["body"] ?? segment?.["text"];
    if (!Number.isFinite(start) || start < 0 || typeof body !== "string") {
      unread++;
      continue;
    }
    const { speaker } = segment!;
    const text = plain(body);
    if (text === "") continue;
    cues.push({
      start,
      ...(end >= start ? { end } : {}),
      text,
      ...(typeof speaker === "string" && speaker.trim() !== "" ? { speaker: speaker.trim() } : {}),
    });
  }
  if (unread > 0)
    warn(
      `${unread} of ${list.length} segments have no time or no text and are left out`,
      undefined,
      SEGMENTS,
    );
  return joinWords(cues);
}

/** Segments of single words, as some services write them, joined to sentences. */
function joinWords(cues: Cue[]): Cue[] {
  const words = cues.filter((cue) => !cue.text.includes(" ")).length;
  if (words * 2 < cues.length) return cues;
  const joined: Cue[] = [];
  for (const cue of cues) {
    const last = joined[joined.length - 1];
    const continues =
      last !== undefined &&
      last.speaker === cue.speaker &&
      !/[.?!…]["'”’)]?$/.test(last.text) &&
      last.text.length < 200 &&
      cue.start - (last.end ?? last.start) < 2;
    if (!continues) joined.push({ ...cue });
    else {
      last.text += /^[,.;:?!…)\]'’”]/.test(cue.text) ? cue.text : ` ${cue.text}`;
      if (cue.end !== undefined) last.end = cue.end;
    }
  }
  return joined;
}
