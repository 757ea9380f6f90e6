/** Finds the lines of what stands in a text, counted in its whole file. */
export interface LineFinder {
  /** The line of the next place that reads `found`, after the place found last where there is one. */
  find(found: string): number | undefined;
}

/** Searches of the whole text that one finder makes: thousands of addresses may not be in it at all. */
const MOST_SEARCHES = 2_000;

/** `firstLine` is the number of the text's first line in its file. */
export function lineFinder(text: string, firstLine: number): LineFinder {
  let at = 0;
  /** Offset of the last place of a text that is not met again. */
  const behind = new Map<string, number>();
  let searches = 0;
  let starts: number[] | undefined;

  /** Offset after `at`, else the first there is; -1 for none. */
  function locate(found: string): number {
    const known = behind.get(found);
    if (known !== undefined) return known;
    if (++searches > MOST_SEARCHES && !text.startsWith(found, at)) return -1;
    const next = text.indexOf(found, at);
    if (next !== -1) {
      if (next - at < NEAR) searches--;
      at = next;
      return next;
    }
    const first = text.indexOf(found);
    behind.set(found, first);
    return first;
  }

  return {
    find(found) {
      if (found === "") return undefined;
      const offset = locate(found);
      if (offset === -1) return undefined;
      starts ??= lineStarts(text);
      return firstLine + lineAt(starts, offset);
    },
  };
}

/** Characters; a search that ends so soon costs nothing. */
const NEAR = 4_000;

/** Offset of each line's first character. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return starts;
}

/** Index of the last line that starts at `offset` or before. */
function lineAt(starts: number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
