import { formatTimestamp, parseTimestamp } from "../../model/timestamp.ts";
import type { Source } from "../front-matter.ts";
import type { Find } from "./finding.ts";
import { notesLines } from "./notes-lines.ts";

const TIME = String.raw`\d{1,2}:[0-5]\d:[0-5]\d|\d{1,3}:[0-5]\d`;
/** A line that begins with a time, as lists of chapters do. */
const LISTED = new RegExp(String.raw`^\s*(?:[-*+]\s+)?[[(]?(${TIME})[\])]?(?=\s|$|[-–—:.(])`);
/** A time whose link leads to one. */
const LINKED = new RegExp(String.raw`\[(${TIME})\]\((#t=)([\dhms:.]+)\)`, "g");
/** Lines of one list stand so near to each other. */
const NEAR = 3;

/**
 * Times of a list that go backwards or lie past the end, and links whose time is not the one that
 * they show.
 * @param duration of the episode, in seconds
 */
export function examineTimes(source: Source, duration: number | undefined, find: Find): void {
  const { file } = source;
  let before: { seconds: number; text: string; line: number } | undefined;
  for (const { line, text } of notesLines(source)) {
    for (const [whole, label = "", mark = "", time = ""] of text.matchAll(LINKED)) {
      if (parseTimestamp(label) === parseTimestamp(time)) continue;
      find({
        severity: "warning",
        file,
        line,
        what: `The link of ${label} leads to ${time}`,
        write: `write "[${label}](${mark}${label})"`,
        fix: { line, from: whole, to: `[${label}](${mark}${label})` },
      });
    }
    const [, listed] = LISTED.exec(text.replaceAll(/\]\(#t=[\dhms:.]+\)/g, "] ")) ?? [];
    const seconds = listed === undefined ? undefined : parseTimestamp(listed);
    if (listed === undefined || seconds === undefined) continue;
    if (before && line - before.line <= NEAR && seconds < before.seconds)
      find({
        severity: "warning",
        file,
        line,
        what: `The time ${listed} comes after ${before.text}`,
        write: "put the lines in order, or correct one of the two",
      });
    if (duration !== undefined && seconds > duration)
      find({
        severity: "warning",
        file,
        line,
        what: `The time ${listed} lies past the episode's end at ${formatTimestamp(duration)}`,
        write: "correct the time, or the duration",
      });
    before = { seconds, text: listed, line };
  }
}
