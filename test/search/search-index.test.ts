import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/search/parse-query.ts";
import { searchEpisodes } from "../../src/search/search-episodes.ts";
import { buildIndex, openIndex, SEARCH_FORMAT } from "../../src/search/search-index.ts";
import { ARCHIVE, episode } from "./small-archive.ts";

describe("the index file", () => {
  it("written and opened again answers alike", () => {
    const built = openIndex(buildIndex(ARCHIVE), ARCHIVE);
    const read = openIndex(JSON.parse(JSON.stringify(buildIndex(ARCHIVE))), ARCHIVE);
    for (const text of ["tornado", "ben darnel", "c++", "東京", "t", "27", "open source"]) {
      const ask = (index: typeof built): [string, number][] =>
        searchEpisodes(index, parseQuery(text)).map(({ episode: e, score }) => [e.id, score]);
      expect(ask(read)).toEqual(ask(built));
      expect(ask(read)).not.toEqual([]);
    }
  });

  it("is refused in another format", () => {
    const file = { ...buildIndex(ARCHIVE), format: SEARCH_FORMAT + 1 };
    expect(() => openIndex(file, ARCHIVE)).toThrow(/format 3; this reader knows 2/);
  });

  it("is refused beside another catalogue", () => {
    expect(() => openIndex(buildIndex(ARCHIVE), ARCHIVE.slice(1))).toThrow(
      "The search index is of 7 episodes, the catalogue has 6.",
    );
  });

  it("is the same for the same episodes", () => {
    expect(buildIndex(ARCHIVE)).toEqual(buildIndex(ARCHIVE));
  });

  it("finds every episode by each word of its title", () => {
    const word = fc.stringMatching(/^[a-zé漢ß+#._']{1,8}$/);
    const title = fc.array(word, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 30 }), (written) => {
        const episodes = written.map((words, i) => ({
          ...episode({ title: words.join(" ") }),
          id: String(i),
        }));
        const index = openIndex(JSON.parse(JSON.stringify(buildIndex(episodes))), episodes);
        for (const { id, title: text } of episodes) {
          const query = parseQuery(`x ${text}`);
          // The parsed words are those that the tokenizer sees; a title may hold none.
          if (query.words.length < 2) continue;
          const own = query.words.slice(1).map(({ term }) => term);
          for (const term of own) {
            const found = searchEpisodes(index, {
              ...query,
              phrases: [],
              excluded: [],
              filters: [],
              words: [{ term, start: 0, end: 0, open: false }],
            });
            expect(found.map(({ episode: e }) => e.id)).toContain(id);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
