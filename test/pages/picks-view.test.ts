import { describe, expect, test } from "vitest";
import type { PicksFile } from "../../src/model/pick.ts";
import { answerPicks, parsePicksView, picksQuery } from "../../src/pages/picks-view.ts";

const FILE: PicksFile = {
  format: 1,
  people: [{ name: "Ann Lee", slug: "ann-lee" }, { name: "Bo" }],
  episodes: [
    { path: "/2/", title: "Second", number: 2, date: "2020-02-01" },
    { path: "/1/", title: "First", number: 1, date: "2020-01-01" },
  ],
  things: [
    {
      id: "p-lamp",
      title: "Lámp",
      url: "https://lamp.example/",
      kind: "site",
      by: [{ episode: 0, who: [0] }],
    },
    {
      id: "p-tea",
      title: "Tea",
      by: [
        { episode: 0, who: [1], note: "green" },
        { episode: 1, who: [0] },
      ],
    },
    { id: "p-book", title: "A Book", kind: "book", by: [{ episode: 1, who: [] }] },
  ],
};

const answer = (query: string, page?: number) =>
  answerPicks(FILE, parsePicksView(new URLSearchParams(query)), page);
const titles = (query: string): string[] => answer(query).things.map(({ title }) => title);

describe("what the address asks for", () => {
  test.each([
    ["", ["Lámp", "Tea", "A Book"]],
    ["q=lamp", ["Lámp"]],
    ["q=green+bo", ["Tea"]],
    ["q=first", ["Tea", "A Book"]],
    ["kind=book", ["A Book"]],
    ["kind=other", ["Tea"]],
    ["kind=nonsense", ["Lámp", "Tea", "A Book"]],
    ["who=ann-lee", ["Lámp", "Tea"]],
    ["who=Bo", ["Tea"]],
    ["who=nobody", []],
    ["sort=often", ["Tea", "Lámp", "A Book"]],
    ["kind=book&who=ann-lee", []],
  ])("%s", (query, expected) => {
    expect(titles(query)).toEqual(expected);
  });

  test("what can be chosen is counted as if it were not chosen yet", () => {
    const { kinds, people, found, total } = answer("kind=book&who=ann-lee");
    expect(kinds).toEqual([
      { kind: "site", count: 1 },
      { kind: "other", count: 1 },
    ]);
    expect(people).toEqual([]);
    expect([found, total]).toEqual([0, 3]);
  });

  test("people and episodes stand in place of their numbers", () => {
    expect(answer("q=tea").things[0]?.by).toEqual([
      { who: [{ name: "Bo" }], note: "green", episode: FILE.episodes[0] },
      { who: [{ name: "Ann Lee", slug: "ann-lee" }], episode: FILE.episodes[1] },
    ]);
  });
});

test("a view is written as the address that asks for it", () => {
  for (const query of ["", "?q=a+b&kind=book&who=Bo&sort=often", "?show=300"])
    expect(picksQuery(parsePicksView(new URLSearchParams(query)))).toBe(query);
});

test("a long list has pages that need no scripts", () => {
  const things = Array.from({ length: 201 }, (_, i) => ({ id: `p-${i}`, title: `${i}`, by: [] }));
  const plain = parsePicksView(new URLSearchParams());
  const last = answerPicks({ ...FILE, things }, plain, 3);
  expect([last.pages, last.things.length, last.things[0]?.title]).toEqual([3, 1, "200"]);
});
