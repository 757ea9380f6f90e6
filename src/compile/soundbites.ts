import type { Soundbite } from "../model/episode.ts";
import { parseTimestamp } from "../model/timestamp.ts";
import type { Report } from "./content-error.ts";
import { asText, findField, isRecord } from "./fields.ts";
import type { Fields } from "./header.ts";

const WRITE = `write "soundbites: [{start: 73, duration: 60, title: The heart of it}]"`;

/** Seconds of a number or a time such as "1:13"; 0 is one. */
function secondsOf(value: unknown): number | undefined {
  const text = asText(value);
  if (text === undefined) return undefined;
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : parseTimestamp(text);
  return seconds !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/**
 * Stretches of the sound that stand for the episode, from `soundbites`: records of start, duration
 * (or end) and title, or the names that podcast:soundbite has for them.
 */
export function readSoundbites(
  fields: Fields,
  file: string,
  report: Report,
): Soundbite[] | undefined {
  const field = findField(fields, "soundbites", "soundbite");
  if (!field) return undefined;
  const entries: unknown[] = Array.isArray(field.value) ? field.value : [field.value];
  const soundbites = entries.flatMap((entry): Soundbite[] => {
    const record = isRecord(entry) ? entry : {};
    const start = secondsOf(record["start"] ?? record["startTime"] ?? record["time"]);
    const end = secondsOf(record["end"] ?? record["endTime"]);
    const duration =
      secondsOf(record["duration"]) ??
      (start === undefined || end === undefined ? undefined : end - start);
    if (start !== undefined && duration !== undefined && duration > 0) {
      const title = asText(record["title"]);
      return [{ start, duration, ...(title === undefined ? {} : { title }) }];
    }
    report({
      severity: "warning",
      file,
      line: field.line,
      what: "A soundbite lacks its start or its duration, and is left out",
      write: WRITE,
    });
    return [];
  });
  return soundbites.length > 0 ? soundbites : undefined;
}
