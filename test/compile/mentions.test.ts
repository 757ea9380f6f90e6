import { describe, expect, test } from "vitest";
import { gatherMentions } from "../../src/compile/mentions.ts";
import { noteLinks } from "../../src/compile/note-links.ts";
import { ownAddresses } from "../../src/compile/own-addresses.ts";
import type { Episode, Section } from "../../src/model/episode.ts";

const section = (html: string, kind: Section["kind"] = "other"): Section => ({
  id: "n",
  kind,
  html,
});
const link = (url: string, title = "A page"): string => `<a href="${url}" rel="x">${title}</a>`;

function mentionsOf(notes: string[]) {
  const episodes = notes.map((_, i) => ({ path: `/${i}/`, title: `Episode ${i}`, number: i }));
  const links = notes.map((html) => noteLinks([section(html)]));
  const episodeAt = ownAddresses(
    episodes.map(({ path, number }) => ({ path, number, fields: new Map() })),
    { title: "Lamp Talk", siteUrls: [] },
  );
  return gatherMentions(episodes as unknown as Episode[], links, episodeAt);
}

test("an episode knows those whose notes link to it, newest first and each once", () => {
  const [, , third] = mentionsOf([
    `${link("/2/")} ${link("/2/#n-notes")}`,
    link("https://lamptalk.example/2"),
    link("/2/"),
  ]);
  expect(third?.mentionedIn.map(({ path }) => path)).toEqual(["/0/", "/1/"]);
});

test("a page that several episodes link to is a subject they share", () => {
  const [first] = mentionsOf([
    link("https://www.one.example/", "The One"),
    link("http://one.example", "One"),
    "",
  ]);
  expect(first?.shared).toEqual([
    {
      title: "The One",
      url: "https://www.one.example/",
      episodes: [{ path: "/1/", title: "Episode 1", number: 1 }],
    },
  ]);
});

test("what most episodes link to, and people's profiles, are none", () => {
  const notes = Array.from({ length: 30 }, () => link("https://sponsor.example/"));
  notes[0] += link("https://twitter.com/ann");
  notes[1] += link("https://twitter.com/ann");
  expect(mentionsOf(notes)[0]?.shared).toEqual([]);
});

test("links of sponsors and contacts are left out, entities are read", () => {
  expect(
    noteLinks([
      section(link("https://ad.example/"), "sponsor"),
      section(link("https://a.example/?a=1&amp;b=2", "<b>A</b> &amp; B")),
    ]),
  ).toEqual([{ title: "A & B", url: "https://a.example/?a=1&b=2", key: "a.example?a=1&b=2" }]);
});

describe("addresses of the show's own", () => {
  const stated = (value: string) =>
    new Map([["fireside_url", { key: "fireside_url", value, line: 1 }]]);
  const find = ownAddresses(
    [1, 2, 3].map((number) => ({
      path: `/episodes/e${number}/`,
      number,
      fields: stated(`https://www.network.example/show/lamps/${number}`),
    })),
    { title: "Lamp Talk", siteUrls: ["https://site.example"] },
  );

  test.each([
    ["/episodes/e2/", 1],
    ["/episodes/e2", 1],
    ["https://site.example/episodes/e2/", 1],
    ["https://network.example/show/lamps/2", 1],
    ["https://network.example/show/lamps/3/#t=1", 2],
    ["https://lamptalk.example/episode/002/a-title", 1],
    ["https://lamp-talk.example/3", 2],
    ["https://network.example/show/other/2", undefined],
    ["https://elsewhere.example/2", undefined],
    ["https://lamptalk.example/2019/", undefined],
    ["https://lamptalk.example/blog/2", undefined],
  ])("%s", (url, expected) => {
    expect(find(url)).toBe(expected);
  });
});
