import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildPassageIndex,
  type PassageChanges,
  updatePassageIndex,
} from "../../src/search/build-passages.ts";
import type { Passage } from "../../src/search/passages.ts";

// Few short words, so that some are common, and one becomes it or ceases to be.
const word = fc.oneof(fc.stringMatching(/^[a-d]{1,3}$/), fc.constant("fog"));
const passage = fc.array(word, { maxLength: 5 }).map((words) => ({ text: words.join(" ") }));
const episode = fc.array(passage, { maxLength: 4 });

/** An archive, and what became of it: of each old episode its new words, or that it is gone; and new ones anywhere. */
const history = fc.record({
  before: fc.array(
    fc.record({
      words: episode,
      fate: fc.oneof(
        { weight: 4, arbitrary: fc.constant("kept" as const) },
        { weight: 1, arbitrary: fc.constant("gone" as const) },
        { weight: 1, arbitrary: episode },
      ),
      after: fc.oneof(
        { weight: 5, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: episode },
      ),
    }),
    { maxLength: 40 },
  ),
});

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function changesOf({ before }: History): { after: Passage[][]; changes: PassageChanges } {
  const after: Passage[][] = [];
  const changed = new Map<number, Passage[]>();
  const moved = before.map(({ words, fate, after: added }) => {
    let to = -1;
    if (fate !== "gone") {
      to = after.push(fate === "kept" ? words : fate) - 1;
      if (fate !== "kept") changed.set(to, fate);
    }
    if (added) changed.set(after.push(added) - 1, added);
    return to;
  });
  const filled = after.filter((list) => list.length > 0).length;
  return { after, changes: { moved, changed, episodes: after.length, filled } };
}

describe("an index that is brought up to date", () => {
  it("is the one that is made anew", () => {
    fc.assert(
      fc.property(history, (story) => {
        const last = buildPassageIndex(story.before.map(({ words }) => words));
        const { after, changes } = changesOf(story);
        expect(updatePassageIndex(last, changes)).toEqual(buildPassageIndex(after));
      }),
      { numRuns: 300 },
    );
  });

  it("has the same shards but for those of the words that changed", () => {
    const nth = (i: number): string => `w${((i * 7919) % 100_003).toString(36)}`;
    const episodes = Array.from({ length: 40 }, (_, e) => [
      { text: Array.from({ length: 1500 }, (__, i) => nth(600 * e + i)).join(" ") },
    ]);
    const last = buildPassageIndex(episodes);
    expect(last.shards.length).toBeGreaterThan(5);
    const added = [...episodes, [{ text: "fog" }]];
    const next = buildPassageIndex(added);
    const same = next.shards.filter((shard) =>
      last.shards.some(({ places, terms }) => places === shard.places && terms === shard.terms),
    );
    expect(same.length).toBeGreaterThanOrEqual(next.shards.length - 2);
  });

  it("is refused where it is of other episodes", () => {
    const last = buildPassageIndex([[{ text: "fog" }], []]);
    const changes = { moved: [0], changed: new Map(), episodes: 1, filled: 1 };
    expect(() => updatePassageIndex(last, changes)).toThrow(/of 2 episodes, not of 1/);
  });
});
