/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of two
 * neighbours count one each, and no stretch is edited twice (Boytsov, "Indexing methods for
 * approximate dictionary searching", 2011, section 2.2.1). Above `limit` it is `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  return align(a, b, limit, false);
}

/** The least distance of `typed` to any beginning of `term`, or `limit + 1`. */
export function prefixDistance(typed: string, term: string, limit: number): number {
  if (typed.length - term.length > limit) return limit + 1;
  return align(typed, term.slice(0, typed.length + limit), limit, true);
}

let twoAbove = new Uint16Array(64);
let above = new Uint16Array(64);
let row = new Uint16Array(64);

function align(a: string, b: string, limit: number, anyPrefix: boolean): number {
  const width = b.length;
  if (row.length <= width) {
    twoAbove = new Uint16Array(width + 64);
    above = new Uint16Array(width + 64);
    row = new Uint16Array(width + 64);
  }
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = above[j - 1]! + (letter === other ? 0 : 1);
      cost = Math.min(cost, above[j]! + 1, row[j - 1]! + 1);
      if (
        i > 1 &&
        j > 1 &&
        letter !== other &&
        letter === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === other
      ) {
        cost = Math.min(cost, twoAbove[j - 2]! + 1);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    // A swap reaches two rows back, so the row before must be beyond the limit as well.
    if (least > limit + 1) return limit + 1;
    [twoAbove, above, row] = [above, row, twoAbove];
  }
  let distance = above[width]!;
  if (anyPrefix) for (let j = 0; j < width; j++) distance = Math.min(distance, above[j]!);
  return Math.min(distance, limit + 1);
}
