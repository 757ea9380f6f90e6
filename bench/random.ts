/** Seeded random numbers, so that a benchmark's inputs can be made again. */
export interface Random {
  /** In [0, 1). */
  next: () => number;
  /** A whole number in [0, limit). */
  below: (limit: number) => number;
  pick: <T>(from: readonly T[]) => T;
  /** Up to `count` different elements, in random order. */
  sample: <T>(from: readonly T[], count: number) => T[];
}

/** Mulberry32 (Tommy Ettinger, public domain). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (from) => from[below(from.length)]!,
    sample: (from, count) => {
      const rest = [...from];
      for (let i = rest.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [rest[i], rest[j]] = [rest[j]!, rest[i]!];
      }
      return rest.slice(0, count);
    },
  };
}
