import { groupBy } from "../group-by.ts";
import type { Find } from "./finding.ts";

/** Missing numbers that are told one by one. */
const TOLD = 12;
/** Where fewer of a run are there than this share, the archive is a choice of episodes. */
const COMPLETE = 0.8;

/**
 * Numbers that no episode has, between the first and the last.
 * @param numbered with the file of each
 */
export function examineNumbers(
  numbered: readonly { number: number; season?: number; file: string }[],
  find: Find,
): void {
  const seasons = groupBy(numbered, ({ season = 0 }) => season);
  for (const [season, episodes] of seasons) {
    const fileOf = new Map(episodes.map(({ number, file }) => [number, file]));
    const numbers = [...fileOf.keys()].filter(Number.isInteger).toSorted((a, b) => a - b);
    const [first = 0] = numbers;
    const last = numbers.at(-1) ?? first;
    if (numbers.length < COMPLETE * (last - first + 1)) continue;
    let told = 0;
    for (let number = first + 1; number < last; number++) {
      if (fileOf.has(number)) continue;
      if ((told += 1) > TOLD) break;
      find({
        severity: "warning",
        file: fileOf.get(number - 1) ?? ".",
        what: `There is no episode ${number}${season > 0 ? ` of season ${season}` : ""} after this one`,
        write: `add it, or write its number where it is missing: "number: ${number}"`,
      });
    }
  }
}
