import type { Cue } from "../../model/episode.ts";
import { escapeXml } from "../xml.ts";

/** "01:02:03.004": WebVTT's time, to the millisecond. */
function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
}

/** True where the cues tell when each is said: a transcript without times has all of them at 0. */
export const isTimed = (cues: readonly Cue[]): boolean => cues.some(({ start }) => start > 0);

/** Seconds that the last words stay, where nothing says when they end. */
const LAST = 5;

/** WebVTT (https://www.w3.org/TR/webvtt1/) with a voice for each speaker. */
export function webVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ start, end, text, speaker }, at) => {
    const until = end ?? cues[at + 1]?.start ?? start + LAST;
    const voice = speaker === undefined ? "" : `<v ${escapeXml(speaker).replaceAll(/\s+/g, " ")}>`;
    const said = escapeXml(text).replaceAll(/\s+/g, " ").replaceAll("&quot;", '"');
    return `${clock(start)} --> ${clock(Math.max(until, start + 0.001))}\n${voice}${said}\n`;
  });
  return `WEBVTT\n\n${blocks.join("\n")}`;
}

/**
 * A transcript without times, in the HTML that Podcasting 2.0 describes
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md).
 */
export function transcriptHtml(cues: readonly Cue[], title: string, language: string): string {
  const turns = cues.map(
    ({ speaker, text }) =>
      `${speaker === undefined ? "" : `<cite>${escapeXml(speaker)}:</cite>\n`}<p>${escapeXml(text)}</p>`,
  );
  return (
    `<!doctype html>\n<html lang="${escapeXml(language)}"><head><meta charset="utf-8">` +
    `<meta name="robots" content="noindex"><title>${escapeXml(title)}</title></head><body>\n${turns.join("\n")}\n</body></html>\n`
  );
}

/** Types of the transcripts that a host may bring, by the ending of the file. */
const TYPES: Record<string, string> = {
  vtt: "text/vtt",
  srt: "application/x-subrip",
  json: "application/json",
  html: "text/html",
  htm: "text/html",
  txt: "text/plain",
};

export const transcriptType = (path: string): string | undefined =>
  TYPES[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ""];
