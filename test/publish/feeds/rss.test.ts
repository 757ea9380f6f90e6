import { parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { pelicanEpisode, writeArchive, yamlEpisode } from "../../compile/write-archive.ts";
import { feedsOf } from "../written-files.ts";

const SHOW = `title: Fog Radio
url: https://show.example
author: The Keepers
email: keepers@show.example
hosts: [Mara Venn]
category: [Society & Culture > Documentary, technology]
copyright: © 2019 The Keepers
type: serial
explicit: false
locked: true
medium: podcast
funding: { Keep the lamp lit: https://give.example/lamp }
seasons: [The first winter]
`;

const EPISODE = `number: 2
season: 1
guests: [{ name: Ben Harrow, homepage: "https://harrow.example" }]
hosts: [Mara Venn]
tags: [Lamps, Fog]
duration: "1:02:03"
bytes: 1234
explicit: true
image: art.png
guid: fog-2
chapters: [{ start: 0, title: Into the fog }, { start: "0:10", title: The horn, url: "https://horn.example" }]
soundbites: [{ start: 73, duration: 60, title: The heart of it }, { startTime: "2:00", end: "2:30" }]
`;

async function parsed(files: Record<string, string | Uint8Array>, path = "/feed.xml") {
  const site = await feedsOf(writeArchive({ "show.yaml": SHOW, ...files }));
  return { ...site, feed: parseRssFeed(site.text(path)) };
}

test("a podcast app finds the whole show", async () => {
  const { feed } = await parsed({ "a.md": yamlEpisode("Fog") });
  expect(feed).toMatchObject({
    title: "Fog Radio",
    link: "https://show.example/",
    language: "en",
    copyright: "© 2019 The Keepers",
    itunes: {
      author: "The Keepers",
      owner: { name: "The Keepers", email: "keepers@show.example" },
      image: "https://show.example/cover.png",
      type: "serial",
      explicit: false,
      categories: [
        { text: "Society & Culture", categories: [{ text: "Documentary" }] },
        { text: "Technology" },
      ],
    },
    podcast: {
      medium: "podcast",
      locked: { value: true, owner: "keepers@show.example" },
      fundings: [{ url: "https://give.example/lamp", display: "Keep the lamp lit" }],
    },
    atom: { links: [{ rel: "self", href: "https://show.example/feed.xml" }] },
  });
});

test("and an episode with all that is known of it", async () => {
  const { feed } = await parsed({
    "a.md": yamlEpisode("Fog", EPISODE),
    "a.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
    "art.png": "",
  });
  expect(feed.items?.[0]).toMatchObject({
    title: "Fog",
    link: "https://show.example/episodes/fog/",
    guid: { value: "fog-2", isPermaLink: false },
    pubDate: "Mon, 04 Mar 2019 00:00:00 GMT",
    categories: [{ name: "Lamps" }, { name: "Fog" }],
    enclosures: [{ url: "https://audio.example/1.mp3", length: 1234, type: "audio/mpeg" }],
    itunes: {
      duration: 3723,
      episode: 2,
      season: 1,
      explicit: true,
      image: "https://show.example/art.png",
    },
    podcast: {
      episode: { number: 2 },
      season: { number: 1, name: "The first winter" },
      chapters: {
        url: "https://show.example/data/chapters/fog.json",
        type: "application/json+chapters",
      },
      transcripts: [{ url: "https://show.example/a.vtt", type: "text/vtt", rel: "captions" }],
      persons: [
        { display: "Mara Venn", role: "host", href: "https://show.example/guests/mara-venn/" },
        { display: "Ben Harrow", role: "guest", href: "https://show.example/guests/ben-harrow/" },
      ],
      soundbites: [
        { startTime: 73, duration: 60, display: "The heart of it" },
        { startTime: 120, duration: 30 },
      ],
    },
  });
});

test("the chapters file is in the format of Podcasting 2.0", async () => {
  const { text } = await parsed({ "a.md": yamlEpisode("Fog", EPISODE), "art.png": "" });
  expect(JSON.parse(text("/data/chapters/fog.json"))).toEqual({
    version: "1.2.0",
    title: "Fog",
    podcastName: "Fog Radio",
    chapters: [
      { startTime: 0, endTime: 10, title: "Into the fog" },
      { startTime: 10, title: "The horn", url: "https://horn.example" },
    ],
  });
});

test("notes are whole, and each of their links leads out of the feed", async () => {
  const notes = `## Links\n\n- [About](about.md)\n- [0:10](#t=0:10) The horn\n\n![Horn](horn.png)\n`;
  const { feed } = await parsed({
    "a.md": yamlEpisode("Fog").replace("Words.\n", notes),
    "about.md": "---\ntitle: About\ntype: page\n---\n\nUs.\n",
    "horn.png": "",
  });
  const html = feed.items?.[0]?.content?.encoded ?? "";
  expect(html).toContain("<h2>Links</h2>");
  expect(html).toContain('href="https://show.example/about/"');
  expect(html).toContain('href="https://show.example/episodes/fog/?t=10"');
  expect(html).toContain('src="https://show.example/horn.png"');
  expect(html).not.toMatch(/class=|data-/);
});

test("words that would end the feed's own markup are words", async () => {
  const title = `<script>alert("1")</script> & "quotes" ]]>`;
  const { feed } = await parsed({
    "a.md": yamlEpisode(title).replace("Words.", "`]]>` and `<channel>` & \u0001 more"),
  });
  expect(feed.items?.[0]?.title).toBe(title);
  expect(feed.items?.[0]?.content?.encoded).toContain(
    "<code>]]&gt;</code> and <code>&lt;channel&gt;</code> &amp;",
  );
});

describe("ids", () => {
  const old = `<rss><channel><item><title>Fog</title><guid>https://old.example/?p=7</guid></item></channel></rss>`;

  test("those of an earlier feed stay, and lead nowhere", async () => {
    const { feed } = await parsed({
      "show.yaml": `${SHOW}feed: old.xml\n`,
      "old.xml": old,
      "a.md": pelicanEpisode("Fog"),
    });
    expect(feed.items?.[0]?.guid).toEqual({
      value: "https://old.example/?p=7",
      isPermaLink: false,
    });
  });

  test("an id that is the page's own address says so", async () => {
    const { feed } = await parsed({
      "a.md": yamlEpisode("Fog", "guid: https://show.example/episodes/fog/\n"),
    });
    expect(feed.items?.[0]?.guid).toMatchObject({ isPermaLink: true });
  });

  test("the show's is made of its feed's address, unless it had one before", async () => {
    const made = await parsed({ "a.md": yamlEpisode("Fog") });
    expect(made.feed.podcast?.guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/);
    const guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810";
    const had = await parsed({
      "show.yaml": `${SHOW}guid: ${guid}\n`,
      "a.md": yamlEpisode("Fog"),
    });
    expect(had.feed.podcast?.guid).toBe(guid);
  });

  test("a show that does not know its address has none", async () => {
    const site = await feedsOf(writeArchive({ "a.md": yamlEpisode("Fog") }), "");
    const feed = parseRssFeed(site.text("/feed.xml"));
    expect(feed.podcast?.guid).toBeUndefined();
    expect(feed.link).toBe("http://localhost:4173/");
  });
});

test("a tag and a person have a feed with their episodes, which directories are asked not to list", async () => {
  const archive = {
    "a.md": yamlEpisode("Fog", EPISODE),
    "b.md": yamlEpisode("Bells", "tags: [Bells]\n"),
    "art.png": "",
  };
  const { feed } = await parsed(archive, "/tags/lamps/feed.xml");
  expect(feed).toMatchObject({
    title: "Lamps · Fog Radio",
    link: "https://show.example/tags/lamps/",
    atom: { links: [{ rel: "self", href: "https://show.example/tags/lamps/feed.xml" }] },
    itunes: { block: true },
  });
  expect(feed.items?.map(({ title }) => title)).toEqual(["Fog"]);
  const ben = await parsed(archive, "/guests/ben-harrow/feed.xml");
  expect(ben.feed.items?.map(({ title }) => title)).toEqual(["Fog"]);
  expect(ben.feed.items?.[0]?.enclosures).toHaveLength(1);
});

test("every episode of a large archive is in the feed; the oldest without their notes", async () => {
  const words = "A long story about fog. ".repeat(4000);
  const episodes = Array.from({ length: 40 }, (_, at) => [
    `${at}.md`,
    yamlEpisode(`Fog ${at}`, `number: ${at}\n`).replace("Words.", words),
  ]);
  const { feed } = await parsed(Object.fromEntries(episodes) as Record<string, string>);
  const whole = feed.items?.map(({ content }) => content?.encoded !== undefined) ?? [];
  expect(whole).toHaveLength(40);
  expect(whole.lastIndexOf(true)).toBe(whole.filter(Boolean).length - 1);
  expect(whole.filter(Boolean).length).toBeGreaterThan(20);
  expect(whole.at(-1)).toBe(false);
  expect(feed.items?.at(-1)?.description).toContain("A long story");
});
