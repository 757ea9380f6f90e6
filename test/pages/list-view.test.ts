import { describe, expect, test } from "vitest";
import type { EpisodeSummary } from "../../src/model/episode.ts";
import {
  countFacets,
  matchesFilters,
  PAGE_SIZE,
  parseView,
  sortEpisodes,
  viewQuery,
} from "../../src/pages/list-view.ts";

const episode = (part: Partial<EpisodeSummary> & { id: string }): EpisodeSummary => ({
  path: `/${part.id}.html`,
  guid: part.id,
  title: part.id,
  date: "2015-10-05",
  summary: "",
  tags: [],
  guests: [],
  hosts: [],
  framed: false,
  hasTranscript: false,
  ...part,
});
const term = (name: string) => ({ slug: name.toLowerCase(), name });

const archive = [
  episode({ id: "c", date: "2016-02-01", tags: [term("Web")], guests: [term("Ann")] }),
  episode({ id: "b", date: "2015-11-01", tags: [term("Web"), term("Async")], duration: 60 }),
  episode({ id: "a", date: "2015-10-01", guests: [term("Ann")], duration: 90 }),
];

describe("a view is its address", () => {
  test("the plain list has the plain address", () => {
    expect(viewQuery(parseView(new URLSearchParams()))).toBe("");
  });

  test("every choice survives being written and read", () => {
    const query = "?q=ben+darnel&tag=web&tag=async&guest=ann&year=2015&sort=oldest&show=72";
    expect(viewQuery(parseView(new URLSearchParams(query)))).toBe(query);
  });

  test("what makes no sense is left out, not obeyed", () => {
    const view = parseView(new URLSearchParams("?sort=best&show=-3&tag=&tag=web&tag=web"));
    expect(view).toMatchObject({ sort: "", show: PAGE_SIZE, tags: ["web"] });
  });
});

describe("filters", () => {
  test("all tags must be there, not one of them", () => {
    const view = { tags: ["web", "async"], guest: "", year: "" };
    expect(archive.filter((e) => matchesFilters(e, view)).map((e) => e.id)).toEqual(["b"]);
  });

  test("each count says what its choice would leave", () => {
    const facets = countFacets(archive, parseView(new URLSearchParams("?year=2015")));
    expect(facets.tags).toEqual([
      // Of equals, those of the newest episodes come first.
      { slug: "web", name: "Web", count: 1 },
      { slug: "async", name: "Async", count: 1 },
    ]);
    // Other years stay on offer, with their own counts.
    expect(facets.years.map(({ slug, count }) => [slug, count])).toEqual([
      ["2016", 1],
      ["2015", 2],
    ]);
    expect(facets.guests).toEqual([{ slug: "ann", name: "Ann", count: 1 }]);
  });
});

test("episodes of unknown length come last whichever way lengths are sorted", () => {
  expect(sortEpisodes(archive, "longest").map((e) => e.id)).toEqual(["a", "b", "c"]);
  expect(sortEpisodes(archive, "shortest").map((e) => e.id)).toEqual(["b", "a", "c"]);
  expect(sortEpisodes(archive, "oldest").map((e) => e.id)).toEqual(["a", "b", "c"]);
});
