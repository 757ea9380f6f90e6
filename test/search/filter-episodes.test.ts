import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EpisodeEntry } from "../../src/model/episode-entry.ts";
import { parseQuery } from "../../src/search/parse-query.ts";
import { searchEpisodes } from "../../src/search/search-episodes.ts";
import { ARCHIVE, open, titles } from "./small-archive.ts";

const tornado = "Tornado and the event loop";
const novels = "Visual novels with Ren'Py";
const python = "Parallel Python";

describe("filters", () => {
  it.each([
    ["tag:games", [novels]],
    ['tag:"open source"', [tornado, novels]],
    ["tag:open-source", [tornado, novels]],
    ["tag: games", [novels]],
    ["tag:opensuorce-typo", []],
    ["tag:gamse ", [novels]],
    ["tag:gil ", [python]],
    ["TAG:Games", [novels]],
    ["guest:darnell", [tornado]],
    ['guest:"ben darnell"', [tornado]],
    ["guest:“ben darnell”", [tornado]],
    ["guest:darnel", [tornado]],
    ["host:mara year:2019", [python]],
    ["year:2017", [novels]],
    ["year:2017-2018", [tornado, novels]],
    ["before:2018", [novels]],
    ["before:2018-02-15 after:2017-07-07", [tornado]],
    ["after:2017-07 before:2018-3", [tornado]],
    ["has:transcript", ["From .NET to node.js and back"]],
    ["has:audio before:2019", [tornado]],
    ["tornado tag:games", [novels]],
    ["tag:games tag:open-source", [novels]],
    ["tornado -tag:games", [tornado]],
    ["tag:open-source -guest:darnell", [novels]],
  ])("%s", (text, found) => {
    expect(titles(text)).toEqual(found);
  });

  it.each([
    ["tag:", "tornado tag:"],
    ["a tag that names nothing yet", "tornado tag:zz"],
    ["a year of two digits", "tornado year:20"],
    ["half of has:audio", "tornado has:au"],
    ["a date that is not finished", "tornado before:20"],
    ["a guest with an open quote", 'tornado guest:"zzz'],
    ["an empty exclusion", "tornado -tag:"],
  ])("half-typed does not empty the list: %s", (_, text) => {
    expect(titles(text)).toEqual(titles("tornado"));
  });

  it("finished and naming nothing lets nothing pass", () => {
    expect(titles("tag:zz tornado")).toEqual([]);
  });

  it("what looks like a filter but is none is words", () => {
    expect(titles("foo:tornado")[0]).toBe(tornado);
  });
});

describe("every result satisfies every filter", () => {
  const index = open();
  const has: Record<string, (episode: EpisodeEntry) => boolean> = {
    "tag:games": ({ tags }) => tags.some(({ slug }) => slug === "games"),
    'tag:"open source"': ({ tags }) => tags.some(({ slug }) => slug === "open-source"),
    "guest:nelson": ({ guests }) => guests.some(({ slug }) => slug === "trent-nelson"),
    "-guest:darnell": ({ guests }) => !guests.some(({ slug }) => slug === "ben-darnell"),
    "host:mara": ({ hosts }) => hosts.some(({ slug }) => slug === "mara-quill"),
    "year:2018": ({ date }) => date.startsWith("2018"),
    "after:2018": ({ date }) => date >= "2019",
    "before:2020-12": ({ date }) => date < "2020-12",
    "has:audio": ({ audio }) => audio !== undefined,
    "-has:transcript": ({ hasTranscript }) => !hasTranscript,
  };
  it("with any words before, after and between", () => {
    const words = fc.constantFrom(
      "",
      "tornado",
      "python",
      "open",
      "27",
      '"the event loop"',
      "qqqq",
    );
    const part = fc.tuple(words, fc.constantFrom(...Object.keys(has)));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), words, (parts, last) => {
        const text = [...parts.flat(), last, "x".slice(1)].join(" ");
        for (const { episode } of searchEpisodes(index, parseQuery(text))) {
          for (const [, filter] of parts) expect(has[filter]?.(episode)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("filters alone list all episodes that satisfy them, newest first", () => {
    for (const [filter, test] of Object.entries(has)) {
      expect(searchEpisodes(index, parseQuery(filter)).map(({ episode }) => episode)).toEqual(
        ARCHIVE.filter(test),
      );
    }
  });
});
