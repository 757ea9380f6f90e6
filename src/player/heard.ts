import type { Stretch } from "./player-state.ts";

/** Gaps below this many seconds close: nobody needs to see them, and records stay small. */
const GAP = 2;

/** The stretches together, by start, joined where they touch. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const [start, end] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1] + GAP)
      joined[joined.length - 1] = [last[0], Math.max(last[1], end)];
    else joined.push([start, end]);
  }
  return joined;
}

/** `heard` with one more stretch; the same array when that is nothing new. */
export function addHeard(
  heard: readonly Stretch[],
  start: number,
  end: number,
): readonly Stretch[] {
  if (end <= start || heard.some(([from, to]) => from <= start && end <= to)) return heard;
  return joinStretches([...heard, [start, end]]);
}
