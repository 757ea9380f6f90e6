import { describe, expect, test } from "vitest";
import { connectEpisodes } from "../../src/compile/connections.ts";
import { notesTopic } from "../../src/compile/notes-topic.ts";
import type { Episode, Section } from "../../src/model/episode.ts";

interface Facts {
  tags?: string[];
  guests?: string[];
  title?: string;
  summary?: string;
  notes?: string;
  kind?: Section["kind"];
}

function episode(id: string, facts: Facts = {}): Episode {
  const terms = (names: string[] = []) => names.map((name) => ({ slug: name, name }));
  const { notes = "", kind = "other" } = facts;
  return {
    id,
    path: `/${id}/`,
    guid: id,
    title: facts.title ?? "",
    date: "2019-01-01",
    summary: facts.summary ?? "",
    tags: terms(facts.tags),
    guests: terms(facts.guests),
    hosts: [],
    framed: false,
    hasTranscript: false,
    credits: [],
    sections: [{ id: "n-notes", kind, html: notes }],
    chapters: [],
    frames: [],
    picks: [],
  };
}

const relatedTo = (episodes: Episode[], index: number) =>
  connectEpisodes(
    episodes,
    episodes,
    new Map(episodes.map(({ id, sections }) => [id, notesTopic(sections)])),
    () => undefined,
  )[index]?.related ?? [];

const idsOf = (episodes: Episode[], index: number): string[] =>
  relatedTo(episodes, index).map((other) => other.episode.id);

/** Episodes that have nothing to do with anything. */
const others = (count: number): Episode[] =>
  Array.from({ length: count }, (_, i) => episode(`other${i}`, { tags: [`own ${i}`] }));

describe("tags and guests", () => {
  test("a shared guest goes before a shared tag, a rare tag before a common one", () => {
    const episodes = [
      episode("a", { tags: ["common", "rare"], guests: ["ann"] }),
      episode("b", { tags: ["common"] }),
      episode("c", { tags: ["common"] }),
      episode("d", { tags: ["rare"] }),
      episode("e", { guests: ["ann"] }),
      ...others(14),
    ];
    expect(idsOf(episodes, 0)).toEqual(["e", "d", "b", "c"]);
  });

  test("what two episodes share is told, the most telling first", () => {
    const episodes = [
      episode("a", { tags: ["common", "rare"], guests: ["ann"] }),
      episode("b", { tags: ["common", "rare"], guests: ["ann"] }),
      episode("c", { tags: ["common"] }),
      ...others(12),
    ];
    expect(relatedTo(episodes, 0)[0]).toMatchObject({
      episode: { id: "b" },
      guests: [{ slug: "ann" }],
      tags: [{ slug: "rare" }, { slug: "common" }],
    });
  });

  test("among equals the nearest in time comes first, and four at most", () => {
    const same = ["a", "b", "c", "d", "e", "f", "g"].map((id) => episode(id, { tags: ["one"] }));
    expect(idsOf([...same, ...others(40)], 3)).toEqual(["c", "e", "b", "f"]);
  });

  test("a tag that many episodes have relates none", () => {
    const episodes = Array.from({ length: 40 }, (_, index) =>
      episode(`e${index}`, { tags: ["podcast", index % 20 === 0 ? "rare" : `own ${index}`] }),
    );
    expect(idsOf(episodes, 0)).toEqual(["e20"]);
    expect(idsOf(episodes, 1)).toEqual([]);
  });

  test("an episode that shares nothing has no related ones", () => {
    expect(idsOf([episode("a", { tags: ["x"] }), episode("b", { tags: ["y"] })], 0)).toEqual([]);
  });
});

describe("words and pages", () => {
  test("rare words in common relate episodes without tags, and are told as they are written", () => {
    const episodes = [
      episode("a", {
        title: "Night lamps",
        notes: "<p>We light NixOS lanterns, and more lanterns.</p>",
      }),
      episode("b", { title: "Lantern making", notes: "<p>Lanterns with NixOS.</p>" }),
      episode("c", { title: "Tea", notes: "<p>Cups.</p>" }),
      ...others(12),
    ];
    const [first] = relatedTo(episodes, 0);
    expect(first).toMatchObject({ episode: { id: "b" }, tags: [], guests: [] });
    expect(first?.words.toSorted()).toEqual(["NixOS", "lanterns"]);
  });

  test("one small word in common is chance, one name is not", () => {
    const episodes = [
      episode("a", { summary: "All about Zigbee and a trip." }),
      episode("b", { summary: "More about Zigbee." }),
      episode("c", { summary: "There was a trip." }),
      ...others(12),
    ];
    expect(idsOf(episodes, 0)).toEqual(["b"]);
  });

  test("a page that both link to counts, and is told", () => {
    const link = '<p><a href="https://www.lamp.example/">Lamp</a></p>';
    const episodes = [
      episode("a", { notes: link, title: "One" }),
      episode("b", { notes: link.replace("www.", ""), title: "Second" }),
      ...others(12),
    ];
    expect(relatedTo(episodes, 0)[0]?.links).toEqual([
      { title: "Lamp", url: "https://www.lamp.example/" },
    ]);
  });

  test.each(["sponsor", "contact", "picks"] as const)("words of %s relate nothing", (kind) => {
    const notes = "<p>Buy the Zigbee Lantern.</p>";
    const episodes = [episode("a", { notes, kind }), episode("b", { notes, kind }), ...others(12)];
    expect(idsOf(episodes, 0)).toEqual([]);
  });

  test("words in scripts without spaces, with accents and with signs are compared too", () => {
    for (const [one, other] of [
      ["東京の電車について", "東京の電車"],
      ["Über Käse in Bern", "käse aus bern"],
      ["Learning C++ and OpenGL", "OpenGL in C++"],
    ]) {
      const episodes = [
        episode("a", { title: one ?? "" }),
        episode("b", { title: other ?? "" }),
        ...others(12),
      ];
      expect(idsOf(episodes, 0)).toEqual(["b"]);
    }
  });
});

test("a name is not the same as the word that is written like it", () => {
  const episodes = [
    episode("a", { summary: "We try Ubuntu Touch at last, and the Ubuntu Touch store." }),
    episode("b", { summary: "We briefly touch journals, and touch archives." }),
    episode("c", { summary: "News from the Ubuntu Touch team, and what Touch became." }),
    ...others(20),
  ];
  expect(idsOf(episodes, 0)[0]).toBe("c");
});
