import * as fc from "fast-check";

/** One reader, what it is given, and what must hold of whatever that is. */
export interface Target {
  name: string;
  /** Of a million cases. */
  share: number;
  /** Cases in `npm test`. */
  quick: number;
  /** @param onCase called before each case */
  check(options: { seed: number; cases: number; onCase?: () => void }): Promise<void>;
}

/**
 * @param kept cases that once failed, as small as they were shrunk: they are always tried first
 * @param holds throws, or answers false, where something does not hold
 */
export function target<T>(
  name: string,
  counts: { share: number; quick: number },
  input: fc.Arbitrary<T>,
  holds: (value: T) => void | boolean | Promise<void | boolean>,
  kept: T[] = [],
): Target {
  return {
    name,
    ...counts,
    check: ({ seed, cases, onCase }) =>
      fc.assert(
        fc.asyncProperty(input, async (value) => {
          onCase?.();
          return holds(value);
        }),
        { seed, numRuns: cases, examples: kept.map((value): [T] => [value]) },
      ),
  };
}

/** Throws `what` with the value at fault. */
export function must(condition: boolean, what: string, value: unknown): void {
  if (!condition) throw new Error(`${what}: ${JSON.stringify(value)}`);
}

/** Throws where a prototype of everything was touched. */
export function mustBeClean(): void {
  for (const name in {}) throw new Error(`Object.prototype has "${name}"`);
  must(Reflect.get({}, "polluted") === undefined, "Object.prototype is polluted", "polluted");
}
