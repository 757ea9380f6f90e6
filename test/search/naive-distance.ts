/** Damerau–Levenshtein distance by the textbook: the reference that the fast ones are held against. */
export function naiveDistance(a: string, b: string): number {
  const far = a.length + b.length;
  const table = Array.from({ length: a.length + 2 }, () =>
    Array.from({ length: b.length + 2 }, () => far),
  );
  const cell = (i: number, j: number): number => table[i + 1]?.[j + 1] ?? far;
  const set = (i: number, j: number, cost: number): void => {
    (table[i + 1] ?? [])[j + 1] = cost;
  };
  for (let i = 0; i <= a.length; i++) set(i, 0, i);
  for (let j = 0; j <= b.length; j++) set(0, j, j);
  const lastRow = new Map<string, number>();
  for (let i = 1; i <= a.length; i++) {
    let lastColumn = 0;
    for (let j = 1; j <= b.length; j++) {
      const k = lastRow.get(b.charAt(j - 1)) ?? 0;
      const l = lastColumn;
      const same = a[i - 1] === b[j - 1];
      if (same) lastColumn = j;
      const swap = k > 0 && l > 0 ? cell(k - 1, l - 1) + (i - k - 1) + 1 + (j - l - 1) : far;
      const change = cell(i - 1, j - 1) + (same ? 0 : 1);
      set(i, j, Math.min(change, cell(i - 1, j) + 1, cell(i, j - 1) + 1, swap));
    }
    lastRow.set(a.charAt(i - 1), i);
  }
  return cell(a.length, b.length);
}
