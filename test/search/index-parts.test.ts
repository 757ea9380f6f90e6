import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EpisodeEntry } from "../../src/model/episode-entry.ts";
import {
  buildParts,
  isInParts,
  type MergedIndex,
  mergeParts,
  openPart,
} from "../../src/search/index-parts.ts";
import { parseQuery } from "../../src/search/parse-query.ts";
import { searchEpisodes } from "../../src/search/search-episodes.ts";
import { buildIndex, openIndex, type SearchIndex } from "../../src/search/search-index.ts";
import { ARCHIVE, episode } from "./small-archive.ts";

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Through JSON, part by part, as a browser gets them. */
function merged(episodes: EpisodeEntry[], perPart: number): MergedIndex {
  const { file, parts } = buildParts(episodes, perPart);
  let index: MergedIndex | undefined;
  let from = 0;
  for (const [n, part] of parts.toReversed().entries()) {
    const own = episodes.slice(from, (from += file.parts[parts.length - 1 - n]!));
    const read = openPart(JSON.parse(JSON.stringify(part)) as typeof part, own);
    index = finish(mergeParts(index, [read], episodes));
  }
  return index!;
}

/** All that a search reads of an index. */
const insides = ({ vocabulary, starts, documents, fields, read }: SearchIndex) => {
  for (let term = 0; term < vocabulary.terms.length; term++) read(term);
  return { vocabulary, starts, documents, fields };
};

const numbered = (count: number): EpisodeEntry[] =>
  Array.from({ length: count }, (_, i) => ({
    ...episode({ title: `Talk ${count - i}` }),
    id: String(count - i),
  }));

describe("an index in parts", () => {
  it("merged, is the index that it would be as one", () => {
    const word = fc.stringMatching(/^[a-cé漢+._']{1,4}$/);
    const title = fc.array(word, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(title, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (titles, perPart) => {
          const episodes = titles.map((words, i) => ({
            ...episode({ title: words.join(" ") }),
            id: String(i),
          }));
          expect(insides(merged(episodes, perPart))).toEqual(
            insides(openIndex(buildIndex(episodes), episodes)),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it("answers as one index does", () => {
    const one = openIndex(buildIndex(ARCHIVE), ARCHIVE);
    const many = merged(ARCHIVE, 2);
    expect(many.parts.length).toBe(3);
    for (const text of ["tornado", "ben darnel", "c++", "東京", "t", "27", "open source"]) {
      const ask = (index: SearchIndex): [string, number, boolean][] =>
        searchEpisodes(index, parseQuery(text)).map((r) => [r.episode.id, r.score, r.close]);
      expect(ask(many)).toEqual(ask(one));
      expect(ask(many)).not.toEqual([]);
    }
  });

  it("finds in its newest part before the others have come", () => {
    const episodes = numbered(10);
    const { parts } = buildParts(episodes, 4);
    expect(parts.map((part) => part.episodes)).toEqual([4, 6]);
    const newest = openPart(parts[1]!, episodes.slice(0, 6));
    const found = searchEpisodes(newest, parseQuery("talk"));
    expect(found.map((result) => result.episode.id)).toEqual(["10", "9", "8", "7", "6", "5"]);
  });

  it("changes in the newest part alone where an episode is added", () => {
    const [before, after] = [10, 11].map((count) => buildParts(numbered(count), 4).parts);
    expect(after![0]).toEqual(before![0]);
    expect(after![1]).not.toEqual(before![1]);
  });

  it("cuts the newest part in two once it has twice as many episodes as the others", () => {
    expect(buildParts(numbered(11), 4).file.parts).toEqual([4, 7]);
    expect(buildParts(numbered(12), 4).file.parts).toEqual([4, 4, 4]);
  });

  it("refuses a part that was made of other episodes", () => {
    const episodes = numbered(4);
    const [part] = buildParts(episodes, 4).parts;
    expect(() => openPart(part!, [...episodes.slice(1), episodes[0]!])).toThrow("other episodes");
  });

  it("is told from a whole one", () => {
    expect(isInParts(buildParts(ARCHIVE, 2).file)).toBe(true);
    expect(isInParts(buildIndex(ARCHIVE))).toBe(false);
  });
});
