/**
 * Damerau–Levenshtein distance: insertions, deletions, substitutions and swaps of two neighbours
 * count one each, and what was swapped may be edited again (Lowrance and Wagner, "An Extension of
 * the String-to-String Correction Problem", 1975). Above `limit` it is `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const rows = fill(a, b, limit);
  return rows === undefined ? limit + 1 : Math.min(limit + 1, rows[b.length]!);
}

/** The least distance of `typed` to any beginning of `term`, or `limit + 1`. */
export function prefixDistance(typed: string, term: string, limit: number): number {
  const within = term.slice(0, typed.length + limit);
  const row = fill(typed, within, limit);
  return row === undefined ? limit + 1 : Math.min(limit + 1, ...row);
}

/** Distances of `a`'s first i letters to `b`'s first j, row by row. */
let table = new Uint16Array(1024);

/**
 * The last row of the table, or undefined when all of `a`'s rows passed the limit. A swap with g
 * letters between costs 1 + g, so that swaps further apart than the limit need no look.
 */
function fill(a: string, b: string, limit: number): Uint16Array | undefined {
  const width = b.length + 1;
  if (table.length < width * (a.length + 1)) table = new Uint16Array(2 * width * (a.length + 1));
  for (let j = 0; j < width; j++) table[j] = j;
  let above = 0;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    const row = i * width;
    table[row] = i;
    let least = i;
    for (let j = 1; j < width; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = table[row - width + j - 1]! + (letter === other ? 0 : 1);
      cost = Math.min(cost, table[row - width + j]! + 1, table[row + j - 1]! + 1);
      if (letter !== other) cost = Math.min(cost, swapped(a, b, i, j, limit));
      table[row + j] = cost;
      if (cost < least) least = cost;
    }
    // A swap can reach back over as many rows as the limit and still cost what it skipped.
    if (least > limit && above > limit) return undefined;
    above = least;
  }
  return table.subarray(a.length * width, (a.length + 1) * width);
}

/** The cost when `a`'s letter i was swapped with an earlier one, and so became `b`'s letter j. */
function swapped(a: string, b: string, i: number, j: number, limit: number): number {
  const letter = a[i - 1];
  const other = b[j - 1];
  let cost = limit + 1;
  for (let k = i - 1; k >= Math.max(1, i - limit); k--) {
    if (a[k - 1] !== other) continue;
    for (let l = j - 1; l >= Math.max(1, j - limit + (i - k - 1)); l--) {
      if (b[l - 1] !== letter) continue;
      cost = Math.min(cost, table[(k - 1) * (b.length + 1) + l - 1]! + (i - k) + (j - l - 1));
    }
  }
  return cost;
}
