/** Short names, January first. */
export const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/**
 * "5 Oct 2015" for an ISO date or date-time, by the day that the archive states.
 * Written out here since Intl's wording differs between a server's and a browser's ICU,
 * which React would report as a mismatch.
 */
export function formatDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ""} ${year}`;
}
