import { parseDate } from "../compile/parse-date.ts";

/** Zones by the names of RFC 822 (https://www.rfc-editor.org/rfc/rfc822#section-5) and Europe's. */
const ZONES: Record<string, string> = {
  UT: "+0000",
  EST: "-0500",
  EDT: "-0400",
  CST: "-0600",
  CDT: "-0500",
  MST: "-0700",
  MDT: "-0600",
  PST: "-0800",
  PDT: "-0700",
  WET: "+0000",
  WEST: "+0100",
  BST: "+0100",
  CET: "+0100",
  CEST: "+0200",
  MEZ: "+0100",
  MESZ: "+0200",
  EET: "+0200",
  EEST: "+0300",
  AEST: "+1000",
  AEDT: "+1100",
  NZST: "+1200",
  NZDT: "+1300",
};

/**
 * The date of a feed (RFC 2822, RFC 822 with its two-digit years, ISO 8601) as the archive writes
 * it: ISO 8601 with the offset that was stated. Undefined for none that can be read.
 */
export function feedDate(written: string): string | undefined {
  const text = written
    .trim()
    // A comment, such as the zone's name after its offset.
    .replace(/\s*\([^()]*\)$/, "")
    .replace(/^[\p{L}.]+,\s*/u, "")
    .replace(
      /\b(\d{1,2}\s+\p{L}{3,9})\s+(\d{2})(?=\s|$)/u,
      (_, day: string, year: string) => `${day} ${Number(year) < 70 ? 20 : 19}${year}`,
    )
    .replace(/\s([A-Z]{2,4})$/, (whole, zone: string) => (ZONES[zone] ? ` ${ZONES[zone]}` : whole));
  const parsed = parseDate(text);
  if ("date" in parsed) return parsed.date;
  // A zone that nobody knows costs the zone, not the day.
  const [, day] = /^(.*\d:\d{2})\s+[A-Za-z/_]+$/.exec(text) ?? [];
  const again = day === undefined ? undefined : parseDate(day);
  return again && "date" in again ? again.date : undefined;
}
