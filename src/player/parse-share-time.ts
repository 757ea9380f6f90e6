import { formatTimestamp, parseTimestamp } from "../model/timestamp.ts";

/** A moment of an episode, or a clip of it, in seconds. */
export interface ShareTime {
  at: number;
  /** Where a clip stops by itself; later than `at`. */
  until?: number;
}

/**
 * The value of `?t=`: "754", "12:34", "1:02:03", "1h2m3s", or a clip "12:34,13:05".
 * "0" is a time. Undefined where there is none; an end that makes no sense is left out.
 */
export function parseShareTime(value: string | null | undefined): ShareTime | undefined {
  if (!value) return undefined;
  const [from = "", to] = value.split(",");
  // An empty start is the beginning, as in Media Fragments' "t=,20".
  const at = from.trim() === "" && to ? 0 : parseTimestamp(from);
  if (at === undefined) return undefined;
  const until = to === undefined ? undefined : parseTimestamp(to);
  return until !== undefined && until > at ? { at, until } : { at };
}

/** The address of a moment or clip on the page at `url`; any other `t` is replaced. Fractions are cut. */
export function shareAddress(url: string, time?: ShareTime): string {
  const address = new URL(url);
  address.searchParams.delete("t");
  address.hash = "";
  if (!time) return address.href;
  const until = time.until === undefined ? "" : `,${formatTimestamp(time.until)}`;
  // Written by hand: URLSearchParams would turn the colons into %3A.
  const query = `t=${formatTimestamp(time.at)}${until}`;
  address.search = address.search === "" ? query : `${address.search}&${query}`;
  return address.href;
}
