import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EpisodeEntry } from "../../src/model/episode-entry.ts";
import { parseQuery } from "../../src/search/parse-query.ts";
import { searchEpisodes, type SearchResult } from "../../src/search/search-episodes.ts";
import { buildIndex, openIndex } from "../../src/search/search-index.ts";
import { suggest } from "../../src/search/suggest.ts";
import { ARCHIVE, episode, open, search, titles } from "./small-archive.ts";

describe("a listener finds", () => {
  it.each([
    ["a misspelled topic", "tornadoo", "Tornado and the event loop"],
    ["a misspelled guest", "ben darnel", "Tornado and the event loop"],
    ["a guest with two letters swapped", "trnet nelson", "Parallel Python"],
    ["a guest whose first letter is wrong", "brent nelson", "Parallel Python"],
    ["a guest with one letter of a long name too few", "trent nelso", "Parallel Python"],
    ["a guest by the beginning of the name", "darn", "Tornado and the event loop"],
    ["a guest typed without accents", "zoe lukasz", "Shipping C++ without tears"],
    [
      "a guest typed with accents that the archive lacks",
      "Bén Dárnell",
      "Tornado and the event loop",
    ],
    ["a short name", "oe", "From .NET to node.js and back"],
    ["a very short name", "li wu", "Inside __init__: how packages load"],
    ["C++", "c++", "Shipping C++ without tears"],
    [".NET", ".net", "From .NET to node.js and back"],
    ["node.js", "node.js", "From .NET to node.js and back"],
    ["node.js without its dot", "nodejs", "From .NET to node.js and back"],
    ["__init__", "__init__", "Inside __init__: how packages load"],
    ["__init__ without its underscores", "init", "Inside __init__: how packages load"],
    ["Podcast.__init__", "Podcast.__init__", "Inside __init__: how packages load"],
    ["a name with an apostrophe, typed without", "renpy", "Visual novels with Ren'Py"],
    ["a name with an apostrophe, typed as two", "ren py", "Visual novels with Ren'Py"],
    ["a name with another apostrophe", "o’reilly", "Visual novels with Ren'Py"],
    ["half of a name with an apostrophe", "reilly", "Visual novels with Ren'Py"],
    ["two words typed as one", "eventloop", "Tornado and the event loop"],
    ["Japanese", "東京", "東京のエンジニア"],
    ["a Japanese name", "山田太郎", "東京のエンジニア"],
    ["one Japanese character", "京", "東京のエンジニア"],
    ["Japanese in half-width letters", "ｴﾝｼﾞﾆｱ", "東京のエンジニア"],
    ["Japanese with marks of their own", "エンシ\u3099ニア", "東京のエンジニア"],
    ["the middle of a word", "terpreter", "Parallel Python"],
    ["words from different fields", "darnell asyncio", "Tornado and the event loop"],
    ["a tag of two words", "the gil", "Parallel Python"],
  ])("%s: %s", (_, text, title) => {
    expect(titles(text)[0]).toBe(title);
  });

  it.each(["27", "#27", "ep 27", "ep. 27", "EP27", "episode 27", " Episode #27 "])(
    "episode 27 first by %j",
    (text) => {
      expect(search(text)[0]?.episode.number).toBe(27);
    },
  );

  it("other episodes that mention the number after it", () => {
    expect(titles("27")).toEqual(["Parallel Python", "Tornado and the event loop"]);
  });

  it("a title's word before the same word in a summary", () => {
    expect(titles("tornado")).toEqual(["Tornado and the event loop", "Visual novels with Ren'Py"]);
  });

  it("nothing for gibberish", () => {
    expect(search("xqzvbkw")).toEqual([]);
  });

  it("nothing for an empty query", () => {
    for (const text of ["", "  ", "-", '"', '""', "tag:", "()"]) expect(search(text)).toEqual([]);
  });
});

describe("weak matches", () => {
  it("are other readings of what stands as it is within a word", () => {
    const episodes = [
      episode({ title: "Eating well" }),
      episode({ title: "Power", summary: "Low, then up and running." }),
      episode({ title: "Meaning and earing" }),
      episode({ title: "A followup" }),
    ];
    const first = (text: string): string | undefined =>
      searchEpisodes(open(episodes), parseQuery(text))[0]?.episode.title;
    // Nearly "eating", and within "meaning".
    expect(first("eaning")).toBe("Meaning and earing");
    // "low" and "up", and within "followup".
    expect(first("lowup")).toBe("A followup");
  });

  it("come after sure ones and say so", () => {
    const episodes = [
      episode({ title: "On tornados" }),
      episode({ title: "About a tornade" }),
      episode({ title: "Tornado season" }),
    ];
    const found = searchEpisodes(open(episodes), parseQuery("tornado season"));
    expect(found.map(({ episode: e, close }) => [e.title, close])).toEqual([
      ["Tornado season", false],
    ]);
  });

  it("are those in which a word is missing", () => {
    const [first] = search("tornado unheardof");
    expect(first?.close).toBe(true);
    expect(first?.episode.title).toBe("Tornado and the event loop");
  });

  it("are short words that are only nearly the same", () => {
    expect(search("gamez").map(({ close }) => close)).toEqual([true]);
    expect(search("games").map(({ close }) => close)).toEqual([false]);
  });
});

describe("phrases and exclusions", () => {
  it("a phrase wants its words side by side", () => {
    expect(titles('"event loop"')).toEqual(["Tornado and the event loop"]);
    expect(titles('"loop event"')).toEqual([]);
    expect(titles("loop event")).toEqual(["Tornado and the event loop"]);
  });

  it("a phrase that is still being typed is words", () => {
    expect(titles('"event lo')).toEqual(["Tornado and the event loop"]);
  });

  it("an excluded word leaves its episodes out", () => {
    expect(titles("tornado -novels")).toEqual(["Tornado and the event loop"]);
    expect(titles("-mara -quill -wu")).not.toContain("Inside __init__: how packages load");
    expect(titles('tornado -"event loop"')).toEqual(["Visual novels with Ren'Py"]);
  });
});

describe("while summaries are not read yet", () => {
  const ranking = ({ episode: { id }, score }: SearchResult) => [id, score];
  const entries = ARCHIVE.map((one): EpisodeEntry => ({ ...one, summary: undefined }));
  const index = openIndex(buildIndex(ARCHIVE), entries);
  const light = (text: string) => searchEpisodes(index, parseQuery(text));

  it("words find the same episodes in the same order", () => {
    const words = fc.constantFrom(
      ...ARCHIVE.flatMap(({ title, summary }) => `${title} ${summary}`.split(" ")),
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), (some) => {
        const text = some.join(" ").replace(/["-]/g, "");
        expect(light(text).map(ranking)).toEqual(search(text).map(ranking));
      }),
    );
  });

  it("a phrase finds what may hold it, and nothing that lacks one of its words", () => {
    const held = '"linker sees"';
    expect(search(held)).toHaveLength(1);
    expect(light(held)).toHaveLength(1);
    expect(search('"sees linker"')).toEqual([]);
    expect(light('"sees linker"')).toHaveLength(1);
    expect(light('"linker tornado"')).toEqual([]);
  });
});

describe("a result", () => {
  it("shows where it matched, in the archive's own spelling", () => {
    const [first] = search("zoe lukas");
    const marked = first?.matched.map(({ field, text, ranges }) => [
      field,
      ranges.map(([start, end]) => text.slice(start, end)),
    ]);
    expect(marked).toEqual([["guest", ["Zoë", "Łukas"]]]);
  });

  it("shows the number that was asked for", () => {
    expect(search("ep 27")[0]?.matched[0]).toEqual({
      field: "number",
      text: "27",
      ranges: [[0, 2]],
    });
  });
});

describe("whatever is typed", () => {
  const index = open();
  const pieces = fc.constantFrom(
    ...'"-:#tag:guest:year:before:after:has:audio "ben darnell" tornado 2019 c++ .net ep 27 東京 ß İ'.split(
      " ",
    ),
  );
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(" ")),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  );

  it("search, suggestions and highlights never throw, and ranges lie in their text", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const query = parseQuery(text);
        suggest(index, query);
        // One expectation a text: ten thousand times as many as there are ranges take seconds.
        const outside = searchEpisodes(index, query)
          .flatMap(({ matched }) => matched)
          .filter(({ text: value, ranges }) =>
            ranges.some(
              ([start, end], i) =>
                start < (ranges[i - 1]?.[1] ?? 0) || end <= start || end > value.length,
            ),
          );
        expect(outside).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  }, 30_000);

  it("the same query gives the same order", () => {
    fc.assert(
      fc.property(typed, typed, (text, between) => {
        const ask = (other: string): [string, number, boolean][] =>
          searchEpisodes(index, parseQuery(other)).map(({ episode: e, score, close }) => [
            e.id,
            score,
            close,
          ]);
        const before = ask(text);
        ask(between);
        expect(ask(text)).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it("sure results come before guesses, each part by score", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const found = searchEpisodes(index, parseQuery(text));
        const sure = found.filter(({ close }) => !close);
        const guesses = found.filter(({ close }) => close);
        expect(found).toEqual([...sure, ...guesses]);
        for (const part of [sure, guesses]) {
          const scores = part.map(({ score }) => score);
          // Scores within a step of ranking count as equal.
          const falls = scores.every((score, i) => score <= (scores[i - 1] ?? Infinity) + 0.01);
          expect(falls).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("no episode is found twice", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const ids = searchEpisodes(index, parseQuery(text)).map(({ episode: e }) => e.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
  });
});

it("an archive without episodes finds nothing", () => {
  expect(searchEpisodes(open([]), parseQuery("tornado tag:x"))).toEqual([]);
  expect(ARCHIVE.length).toBeGreaterThan(0);
});
