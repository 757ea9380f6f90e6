import type { Cue } from "../model/episode.ts";
import { parseTimestamp } from "../model/timestamp.ts";
import { parseHtml, textOf } from "./html-tree.ts";

/** A time alone in brackets, escaped or not: "\[06:13\]", "[00:04:55.13]". Not "[unintelligible 04:55]". */
const STAMP =
  /\\?\[(\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)\\?\]|\((\d{1,3}:\d{2}(?::\d{2})?)\)(?=\s*$)/;
const SPEAKER = /^(?:\*\*|__)([^*_\n]{1,60}?):?(?:\*\*|__):?\s*/;
const BARE_SPEAKER = /^(\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){0,3}):\s+/u;

interface Turn {
  start?: number;
  speaker?: string;
  text: string;
}

/**
 * Cues from turns in Markdown or plain text. A paragraph without a speaker goes on with the last
 * one. A turn without a time gets one between its neighbours' by the length of what is said; where
 * no turn has a time, all start at 0.
 */
export function parseTurns(source: string): Cue[] {
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, "");
  const paragraphs = body
    .split(/\n[ \t]*\n+/)
    .map((p) => p.trim())
    .filter((p) => p !== "");
  const bare = bareSpeakers(paragraphs);
  const turns: Turn[] = [];
  let speaker: string | undefined;
  let pending: number | undefined;
  for (const paragraph of paragraphs) {
    let rest = paragraph.replace(/^#{1,6}\s+/, "");
    const leading = STAMP.exec(rest);
    if (leading?.index === 0) {
      pending = parseTimestamp(leading[1] ?? leading[2]!);
      rest = rest.slice(leading[0].length).trimStart();
    }
    const bold = SPEAKER.exec(rest);
    const found = bold && (/:/.test(bold[0]) || rest.length > bold[0].length) ? bold : undefined;
    const plainName = found ? undefined : BARE_SPEAKER.exec(rest);
    if (found) {
      speaker = plain(found[1]!);
      rest = rest.slice(found[0].length);
    } else if (plainName && bare.has(plainName[1]!)) {
      speaker = plainName[1]!;
      rest = rest.slice(plainName[0].length);
    }
    const who = speaker === undefined ? {} : { speaker };
    for (;;) {
      const stamp = STAMP.exec(rest);
      const text = plain(stamp ? rest.slice(0, stamp.index) : rest);
      if (text !== "") {
        turns.push({ ...(pending === undefined ? {} : { start: pending }), ...who, text });
        pending = undefined;
      }
      if (!stamp) break;
      pending = parseTimestamp(stamp[1] ?? stamp[2]!);
      rest = rest.slice(stamp.index + stamp[0].length);
    }
  }
  return timed(turns);
}

/** Names that open two or more paragraphs of plain text with a colon. */
function bareSpeakers(paragraphs: string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const paragraph of paragraphs) {
    const name = BARE_SPEAKER.exec(paragraph.replace(STAMP, "").trimStart())?.[1];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n > 1).map(([name]) => name));
}

function timed(turns: Turn[]): Cue[] {
  const anchors: { i: number; start: number }[] = [];
  for (const [i, { start }] of turns.entries()) {
    // A time that runs backwards is a slip of the pen.
    const latest = anchors[anchors.length - 1]?.start ?? 0;
    if (start !== undefined && start >= latest) anchors.push({ i, start });
  }
  if (anchors.length === 0) return turns.map(({ text, speaker }) => cue(0, text, speaker));
  const before: number[] = [0];
  for (const turn of turns) before.push(before[before.length - 1]! + turn.text.length);
  const first = anchors[0]!;
  const last = anchors[anchors.length - 1]!;
  const spoken = before[last.i]! - before[first.i]!;
  // Characters a second; 15 is common English speech.
  const pace = spoken > 0 && last.start > first.start ? spoken / (last.start - first.start) : 15;
  let next = 0;
  return turns.map(({ text, speaker }, i) => {
    while (next < anchors.length && anchors[next]!.i <= i) next++;
    const from = anchors[next - 1];
    const to = anchors[next];
    const said = before[i]!;
    if (!from) {
      const share = before[to!.i]! > 0 ? said / before[to!.i]! : 0;
      return cue(to!.start * share, text, speaker);
    }
    const since = said - before[from.i]!;
    if (!to) return cue(from.start + since / pace, text, speaker);
    return cue(
      from.start + ((to.start - from.start) * since) / Math.max(1, before[to.i]! - before[from.i]!),
      text,
      speaker,
    );
  });
}

const cue = (start: number, text: string, speaker: string | undefined): Cue => ({
  start: Math.round(start * 100) / 100,
  text,
  ...(speaker === undefined ? {} : { speaker }),
});

/** Markdown's inline marks undone: links keep their words, escapes their character. */
function plain(text: string): string {
  let words = text;
  if (words.includes("]("))
    words = words.replace(/!?\[([^[\]\\]{0,500})\]\([^()\s]{0,2000}\)/g, "$1");
  if (/\*\*|__/.test(words)) words = words.replace(/(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1/g, "$2");
  if (/[*_]/.test(words))
    words = words.replace(/(?<![\w*\\])([*_])(?=\S)([^*_]{1,1000}?)(?<=\S)\1(?![\w*])/g, "$2");
  if (words.includes("\\")) words = words.replace(/\\([!-/:-@[-`{-~])/g, "$1");
  if (/[&<]/.test(words)) return textOf(parseHtml(words));
  return (/\s\s|[\t\n]/.test(words) ? words.replace(/\s+/g, " ") : words).trim();
}
