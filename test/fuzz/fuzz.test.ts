import { describe, expect, test } from "vitest";
import { outcomes } from "./builds.ts";
import { targets } from "./targets.ts";

/** The same cases in every run; `npm run bench -- fuzz` tries others. */
const SEED = 20_150_330;

const TARGETS = targets();

describe("whatever they are given, the readers neither fail nor let anything out", () => {
  test.each(TARGETS.map((target) => [target.name, target] as const))(
    "%s",
    async (_, target) => {
      const { quick } = target;
      let cases = 0;
      await target.check({ seed: SEED, cases: quick, onCase: () => void cases++ });
      expect(cases).toBeGreaterThanOrEqual(quick);
    },
    120_000,
  );

  test("builds ended with a site and with errors, each of them", () => {
    expect(outcomes.sites).toBeGreaterThan(0);
    expect(outcomes.errors).toBeGreaterThan(0);
  });

  test("a million cases are told of in full", () => {
    expect(TARGETS.reduce((sum, { share }) => sum + share, 0)).toBe(1_000_000);
  });
});
