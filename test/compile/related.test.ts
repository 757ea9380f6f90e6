import { expect, test } from "vitest";
import { relateEpisodes } from "../../src/compile/related.ts";
import type { EpisodeSummary } from "../../src/model/episode.ts";

function episode(id: string, tags: string[], guests: string[] = []): EpisodeSummary {
  const terms = (names: string[]) => names.map((name) => ({ slug: name, name }));
  return {
    id,
    path: `/${id}/`,
    guid: id,
    title: id,
    date: "2019-01-01",
    summary: "",
    tags: terms(tags),
    guests: terms(guests),
    hosts: [],
    framed: false,
    hasTranscript: false,
  };
}

const idsOf = (episodes: EpisodeSummary[], index: number): string[] =>
  relateEpisodes(episodes)[index]?.map((other) => other.episode.id) ?? [];

test("a shared guest goes before a shared tag, a rare tag before a common one", () => {
  const episodes = [
    episode("a", ["common", "rare"], ["ann"]),
    episode("b", ["common"]),
    episode("c", ["common"]),
    episode("d", ["common", "rare"]),
    episode("e", [], ["ann"]),
    episode("f", ["other"]),
  ];
  expect(idsOf(episodes, 0)).toEqual(["e", "d", "b", "c"]);
});

test("what two episodes share is told, the most telling first", () => {
  const episodes = [
    episode("a", ["common", "rare"], ["ann"]),
    episode("b", ["common", "rare"], ["ann"]),
    episode("c", ["common"]),
  ];
  expect(relateEpisodes(episodes)[0]?.[0]).toMatchObject({
    episode: { id: "b" },
    guests: [{ slug: "ann" }],
    tags: [{ slug: "rare" }, { slug: "common" }],
  });
});

test("among equals the nearest in time comes first, and four at most", () => {
  const episodes = ["a", "b", "c", "d", "e", "f", "g"].map((id) => episode(id, ["one"]));
  expect(idsOf(episodes, 3)).toEqual(["c", "e", "b", "f"]);
});

test("in a large archive a tag that nearly every episode has relates none", () => {
  const episodes = Array.from({ length: 40 }, (_, index) =>
    episode(`e${index}`, ["podcast", index % 20 === 0 ? "rare" : `own ${index}`]),
  );
  expect(idsOf(episodes, 0)).toEqual(["e20"]);
  expect(idsOf(episodes, 1)).toEqual([]);
});

test("an episode that shares nothing has no related ones", () => {
  expect(idsOf([episode("a", ["x"]), episode("b", ["y"])], 0)).toEqual([]);
});
