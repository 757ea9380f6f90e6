import type { Report } from "./content-error.ts";
import type { EpisodeRecord } from "./episode-record.ts";

const NUMBERED_FILE = /(?:^|\/)(?:episode|ep)[-_ ]?0*(\d+)\.[a-z]+$/i;

/**
 * Numbers from file names such as `episode_0.md`, for episodes that state none:
 * only where every other file so named agrees with the number that it states,
 * and where no episode has the number already. Each is told.
 */
export function inferNumbers(records: EpisodeRecord[], report: Report): number {
  const named = records.flatMap((record) => {
    const number = NUMBERED_FILE.exec(record.source.file)?.[1];
    return number === undefined ? [] : [{ record, number: Number(number) }];
  });
  const stating = named.filter(({ record }) => record.number !== undefined);
  const agree = stating.every(({ record, number }) => record.number === number);
  if (!agree || stating.length < 2) return 0;
  const taken = new Set(records.map(({ number }) => number));
  let inferred = 0;
  for (const { record, number } of named) {
    if (record.number !== undefined || taken.has(number)) continue;
    record.number = number;
    taken.add(number);
    inferred++;
    report({
      severity: "warning",
      file: record.source.file,
      line: 1,
      what: `The episode's number, ${number}, was taken from the file's name`,
      write: `write "number: ${number}"`,
    });
  }
  return inferred;
}

/** Tells of numbers that several episodes have. */
export function reportSharedNumbers(records: EpisodeRecord[], report: Report): void {
  const holders = new Map<string, EpisodeRecord>();
  for (const record of records) {
    if (record.number === undefined) continue;
    const key = `${record.season ?? ""} ${record.number}`;
    const holder = holders.get(key);
    if (!holder) {
      holders.set(key, record);
      continue;
    }
    const { fields, file } = record.source;
    report({
      severity: "warning",
      file,
      line: (fields.get("number") ?? fields.get("episode") ?? fields.get("title"))?.line,
      what: `Number ${record.number} is also that of ${holder.source.file}`,
      write: "give one of the two another number",
    });
  }
}
