/** Finds the lines of what stands in a text, counted in its whole file. */
export interface LineFinder {
  /** The line of the next place that reads `found`, after the place found last where there is one. */
  find(found: string): number | undefined;
}

/** `firstLine` is the number of the text's first line in its file. */
export function lineFinder(text: string, firstLine: number): LineFinder {
  let at = 0;
  let line = firstLine;
  return {
    find(found) {
      if (found === "") return undefined;
      const next = text.indexOf(found, at);
      if (next === -1) {
        const first = text.indexOf(found);
        return first === -1 ? undefined : firstLine + countLines(text, 0, first);
      }
      line += countLines(text, at, next);
      at = next;
      return line;
    },
  };
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = text.indexOf("\n", from); i !== -1 && i < to; i = text.indexOf("\n", i + 1)) count++;
  return count;
}
