import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/search/parse-query.ts";
import { buildPassageIndex } from "../../src/search/build-passages.ts";
import { openShard, placesOf } from "../../src/search/passage-shards.ts";
import { passagesOf, type PassageSource } from "../../src/search/passages.ts";
import { openPassageIndex, searchPassages } from "../../src/search/search-passages.ts";

const cues = (...texts: string[]): PassageSource["cues"] =>
  texts.map((text, i) => ({ start: 60 * i, text: `${text} ${"and so on ".repeat(30)}` }));

const SOURCES: PassageSource[] = [
  { notes: "Links\nThe Fresnel lens, ground by hand" },
  {
    chapters: [{ start: 30, title: "Whale oil" }],
    cues: cues("welcome", "a lens is ground from glass", "goodbye"),
  },
  { cues: cues("glass is sand", "nothing", "nobody ground it") },
  {},
];

function open(sources: PassageSource[], asked: number[] = []) {
  const { manifest, shards } = buildPassageIndex(sources.toReversed().map(passagesOf));
  return openPassageIndex(JSON.parse(JSON.stringify(manifest)), async (number) => {
    asked.push(number);
    return JSON.parse(JSON.stringify(shards[number]));
  });
}

async function find(text: string, sources = SOURCES) {
  const hits = await searchPassages(open(sources), parseQuery(text));
  return hits.map(({ episode, passages }) => {
    const passage = passagesOf(sources[episode] ?? {})[passages[0] ?? -1];
    return { episode, start: passage?.start, text: passage?.text.slice(0, 16) };
  });
}

describe("in notes and transcripts", () => {
  it("a word is found with its passage and its time", async () => {
    expect(await find("welcome")).toEqual([{ episode: 1, start: 0, text: "welcome and so o" }]);
    expect(await find("fresnel")).toEqual([{ episode: 0, text: "Links The Fresne" }]);
  });

  it("a chapter is found with its time", async () => {
    expect(await find("whale oil")).toEqual([{ episode: 1, start: 30, text: "Whale oil" }]);
  });

  it("words in one passage come before words apart", async () => {
    expect(await find("ground glass ")).toEqual([
      { episode: 1, start: 60, text: "a lens is ground" },
      { episode: 2, start: 0, text: "glass is sand an" },
    ]);
  });

  it("every word must be in the episode", async () => {
    expect(await find("fresnel whale")).toEqual([]);
  });

  it("a word is found misspelled, and by its beginning", async () => {
    expect((await find("fresnell"))[0]?.episode).toBe(0);
    expect((await find("goodb"))[0]).toMatchObject({ episode: 1, start: 120 });
  });

  it("the filter leaves episodes out", async () => {
    const hits = await searchPassages(open(SOURCES), parseQuery("ground"), (e) => e !== 1);
    expect(hits.map(({ episode }) => episode)).toEqual([0, 2]);
  });

  it("nothing is asked for without a word", async () => {
    const asked: number[] = [];
    expect(await searchPassages(open(SOURCES, asked), parseQuery("tag:x "))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("an archive without notes finds nothing", async () => {
    expect(await find("lens", [{}, {}])).toEqual([]);
  });
});

describe("the passage index", () => {
  const word = fc.stringMatching(/^[a-f]{1,5}$/);
  const archive = fc.array(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 5 }), {
    minLength: 1,
    maxLength: 15,
  });

  it("holds every word of every passage, and no other", () => {
    fc.assert(
      fc.property(archive, (lists) => {
        const passages = lists.map((list) => list.map((words) => ({ text: words.join(" ") })));
        const found = buildPassageIndex(passages).shards.flatMap((file) => {
          const shard = openShard(JSON.parse(JSON.stringify(file)));
          return shard.vocabulary.terms.flatMap((term, t) =>
            [...placesOf(shard, t)].flatMap(([episode, own]) =>
              own.map((passage) => `${term} ${episode} ${passage}`),
            ),
          );
        });
        const expected = lists.flatMap((list, episode) =>
          list.flatMap((words, passage) => words.map((term) => `${term} ${episode} ${passage}`)),
        );
        expect(found.toSorted()).toEqual([...new Set(expected)].toSorted());
      }),
    );
  });

  it("asks for a shard once, and again after a failure", async () => {
    const { manifest, shards } = buildPassageIndex(SOURCES.toReversed().map(passagesOf));
    let asked = 0;
    const index = openPassageIndex(manifest, async (number) => {
      if (++asked === 1) throw new Error("offline");
      return shards[number]!;
    });
    const query = parseQuery("lens");
    await expect(searchPassages(index, query)).rejects.toThrow("offline");
    expect(await searchPassages(index, query)).toHaveLength(2);
    await searchPassages(index, query);
    expect(asked).toBe(2);
  });

  it("is cut into shards, of which a query fetches one a word", async () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `w${(i * 7919) % 100_003}`);
    const sources = Array.from({ length: 30 }, (_, e) => ({
      notes: words.slice(600 * e, 600 * (e + 2)).join(" "),
    }));
    const asked: number[] = [];
    const index = open(sources, asked);
    expect(index.firsts.length).toBeGreaterThan(3);
    const [first = "", last = ""] = [words[0], words[15_000]];
    expect((await searchPassages(index, parseQuery(`${first} `))).length).toBeGreaterThan(0);
    expect((await searchPassages(index, parseQuery(`${last} `))).length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it("is refused in another format", async () => {
    const { manifest, shards } = buildPassageIndex(SOURCES.toReversed().map(passagesOf));
    const other = { ...manifest, format: 1 };
    expect(() => openPassageIndex(other, async () => shards[0]!)).toThrow(/this reader knows 2/);
    expect(() => openShard({ ...shards[0]!, format: 1 })).toThrow(/this reader knows 2/);
  });
});

describe("passages", () => {
  it("hold all words of their sources, in order, and are no longer than a few lines", () => {
    const line = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 120 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const notes = lines.map((words) => words.join(" ")).join("\n");
        const passages = passagesOf({ notes });
        expect(passages.map(({ text }) => text).join(" ")).toBe(lines.flat().join(" "));
        for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(360);
      }),
    );
  });

  it("begin when their first cue begins", () => {
    const spoken = ["one", "two", "three"].map((text, i) => ({ start: i, text }));
    expect(passagesOf({ cues: spoken })).toEqual([{ start: 0, text: "one two three" }]);
  });
});
