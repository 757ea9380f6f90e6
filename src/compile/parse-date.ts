export type ParsedDate =
  { date: string; /** Something that may be misread. */ doubt?: string } | { what: string };

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const TIME =
  /^[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(?:\(?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})\)?)?$/i;

const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

/** Days of a month of the Gregorian calendar, January being 1. */
function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** The offset of `zone` at a wall-clock time: "-04:00"; undefined for an unknown zone. */
export function offsetOf(zone: string, wallClock: string): string | undefined {
  try {
    const guess = new Date(`${wallClock}Z`);
    const named = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" })
      .formatToParts(guess)
      .find(({ type }) => type === "timeZoneName")?.value;
    return named === "GMT" ? "+00:00" : named?.replace("GMT", "");
  } catch {
    return undefined;
  }
}

function parseTime(
  rest: string,
  day: string,
  zone: string | undefined,
): { time: string } | undefined {
  if (rest.trim() === "") return { time: "" };
  const parts = TIME.exec(rest);
  if (!parts) return undefined;
  let hour = Number(parts[1]);
  const half = parts[4]?.[0]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  const minute = Number(parts[2]);
  const second = Number(parts[3] ?? 0);
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const clock = `T${pad(hour)}:${pad(minute)}:${pad(Math.min(second, 59))}`;
  const stated = parts[5]?.toUpperCase();
  if (stated === undefined) {
    return { time: `${clock}${(zone && offsetOf(zone, day + clock)) ?? "Z"}` };
  }
  if (/^[A-Z]/.test(stated)) return { time: `${clock}Z` };
  const digits = stated.replace(":", "").padEnd(5, "0");
  const offset = `${digits.slice(0, 3)}:${digits.slice(3)}`;
  if (Number(digits.slice(1, 3)) > 14 || Number(digits.slice(3)) > 59) return undefined;
  return { time: `${clock}${offset}` };
}

interface Day {
  year: number;
  month: number;
  day: number;
  rest: string;
  doubt?: string;
}

/** The day in each of the orders that archives write it. */
function splitDay(text: string): Day | undefined {
  const iso =
    /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/s.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})(?!\d)(.*)$/s.exec(text);
  if (iso && (iso[1] ?? "").length > 2) {
    return {
      year: Number(iso[1]),
      month: Number(iso[3]),
      day: Number(iso[4]),
      rest: iso[5] ?? "",
    };
  }
  const last = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)(.*)$/s.exec(text);
  if (last) {
    const [first, second] = [Number(last[1]), Number(last[3])];
    const dayFirst = last[2] === "." || first > 12;
    const doubt =
      last[2] !== "." && first <= 12 && second <= 12 && first !== second
        ? "The date can be read two ways, and was read as month, day, year"
        : undefined;
    return {
      year: Number(last[4]),
      month: dayFirst ? second : first,
      day: dayFirst ? first : second,
      rest: last[5] ?? "",
      ...(doubt === undefined ? {} : { doubt }),
    };
  }
  const words =
    /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})(?!\d)(.*)$/is.exec(
      text,
    );
  const month = MONTHS.indexOf((words?.[2] ?? "").slice(0, 3).toLowerCase()) + 1;
  const day = words?.[1] ?? words?.[3];
  if (!words || month === 0 || day === undefined) return undefined;
  return { year: Number(words[4]), month, day: Number(day), rest: words[5] ?? "" };
}

/**
 * A date as an archive may write it: "2015-10-5", "2015-10-05 12:30", ISO 8601,
 * milliseconds (or seconds) since 1970, "5 October 2015", RFC 2822. The answer is
 * "2015-10-05", or an ISO 8601 date-time with offset when a time is stated; the
 * day is always the one that was written. A time without offset is taken to be
 * in `zone` (an IANA name), else UTC.
 */
export function parseDate(value: unknown, zone?: string): ParsedDate {
  const text = String(value).trim();
  const bad = (what: string): ParsedDate => ({ what });
  if (/^\d{9,14}$/.test(text)) {
    const moment = new Date(text.length <= 10 ? Number(text) * 1000 : Number(text));
    if (Number.isNaN(moment.getTime())) return bad(`"${text}" is no date`);
    return { date: moment.toISOString().replace(/\.\d{3}Z$/, "Z") };
  }
  const split = splitDay(text);
  if (!split) return bad(text === "" ? "The date is empty" : `"${cut(text)}" is no date`);
  const { year, month, day, rest, doubt } = split;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
    return bad(`There is no day "${cut(text)}"`);
  }
  const written = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const time = parseTime(rest, written, zone);
  if (!time) return bad(`"${cut(text)}" is no date`);
  return { date: written + time.time, ...(doubt === undefined ? {} : { doubt }) };
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Milliseconds since 1970, for sorting. A day alone counts from its midnight in UTC. */
export function dateOrder(date: string): number {
  return Date.parse(date.length === 10 ? `${date}T00:00:00Z` : date);
}

/** A date that begins the file's name, as Jekyll and Pelican have it. */
export function dateInName(file: string): string | undefined {
  const named = /(?:^|\/)(\d{4}-\d{2}-\d{2})(?!\d)[^/]*$/.exec(file)?.[1];
  const parsed = named === undefined ? undefined : parseDate(named);
  return parsed && "date" in parsed ? parsed.date : undefined;
}
