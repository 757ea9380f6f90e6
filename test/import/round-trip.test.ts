import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import type { FeedItem } from "../../src/compile/feed-item.ts";
import { readFeed } from "../../src/compile/read-feed.ts";
import { decodeFeed } from "../../src/import/decode-feed.ts";
import { feedOfNothing, itemsFor } from "../../src/publish/feeds/build-feed.ts";
import { rss, rssItem } from "../../src/publish/feeds/rss.ts";
import { writeArchive } from "../compile/write-archive.ts";
import { manyItems } from "../../bench/many-items.ts";
import { runImport } from "./run-import.ts";

/** What subscribers' apps know an episode by. */
interface Known {
  guid?: string;
  enclosure?: string;
  bytes?: number;
  /** Milliseconds since 1970. */
  date: number;
  title: string;
}

const known = ({ guid, audio, published = "", title }: FeedItem): Known => ({
  guid,
  enclosure: audio && `${audio.address} ${audio.type}`,
  bytes: audio?.bytes,
  date: Date.parse(published.replace("CEST", "+0200")),
  title,
});

function itemsOf(xml: string): FeedItem[] {
  const read = readFeed(xml);
  if ("what" in read) throw new Error(read.what);
  return read.items;
}

/** Imports the feed, builds the archive, and reads the items of its own feed. */
async function roundTrip(xml: string | Buffer) {
  const folder = writeArchive({ "feed.xml": xml });
  const content = join(folder, "content");
  const { code, output, errors } = await runImport(content, join(folder, "feed.xml"));
  expect(errors).toBe("");
  expect(code).toBe(0);
  const archive = await compileArchive({ content });
  expect(archive.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const options = { url: archive.catalog.show.url, base: "/" };
  const items = archive.episodes.map(itemsFor(archive, options));
  const feed = { ...feedOfNothing(archive, options), items };
  const texts = items.map((item) => rssItem(item, item.notes()));
  return { archive, output, items: itemsOf(rss(feed, texts)) };
}

const feedOf = (name: string): Buffer => readFileSync(`test/fixtures/feeds/${name}`);
const byDate = (items: Known[]): Known[] =>
  items.toSorted((a, b) => b.date - a.date || (a.title < b.title ? -1 : 1));

describe("import, build, /feed.xml: every id, sound, date and title is there again", () => {
  test.each(["podcasting-2.0.xml", "blog-plugin.xml", "atom.xml"])("%s", async (name) => {
    const before = itemsOf(feedOf(name).toString()).map(known);
    const { items } = await roundTrip(feedOf(name));
    expect(byDate(items.map(known))).toEqual(byDate(before));
  });

  test("a feed in Latin-1, with other prefixes and sounds in places of their own", async () => {
    const bytes = feedOf("other-prefixes.xml");
    const before = itemsOf(decodeFeed(bytes, undefined, 1e6)).map(known);
    const { items, archive } = await roundTrip(bytes);
    expect(byDate(items.map(known))).toEqual(byDate(before));
    expect(before[0]?.title).toBe("Étude n° 3 : l'été");
    expect(archive.catalog.show).toMatchObject({ title: "Café Mineur", language: "fr-FR" });
  });

  test("ids that are missing or shared: each episode gets one of its own, and keeps all else", async () => {
    const before = itemsOf(feedOf("typed-notes.xml").toString()).map(known);
    const { items, output } = await roundTrip(feedOf("typed-notes.xml"));
    const after = items.map(known);
    const withoutGuid = (one: Known): Known => ({ ...one, guid: undefined });
    // Two digits for a year are read as RFC 822 means them.
    const dated = before.map((item) =>
      item.title.startsWith("🌊") ? { ...item, date: Date.parse("2017-08-14T20:15:00Z") } : item,
    );
    expect(byDate(after).map(withoutGuid)).toEqual(byDate(dated).map(withoutGuid));
    expect(new Set(after.map(({ guid }) => guid)).size).toBe(before.length);
    const stated = before.flatMap(({ guid }) => guid ?? []);
    expect(after.map(({ guid }) => guid)).toEqual(expect.arrayContaining(stated));
    // The older of two keeps the id under which apps have it; an item without one keeps what they took.
    const idOf = (title: string) => after.find((item) => item.title.startsWith(title))?.guid;
    expect(idOf("null: Rauschen")).toBe("tag:short-waves,2017:5");
    expect(idOf("2017")).toBe("https://traffic.short-waves.example/6.mp3");
    expect(idOf("🌊")).toBe("https://traffic.short-waves.example/4.mp3");
    expect(output).toMatch(
      /warning: feed\.xml:28: "2017" has the same guid as "null: Rauschen, # Rest"/,
    );
  });

  test("three thousand episodes", async () => {
    const xml = manyItems(3000, 1);
    const before = itemsOf(xml).map(known);
    const { items, output } = await roundTrip(xml);
    expect(output).toContain("3001 new files, 0 updated");
    expect(byDate(items.map(known))).toEqual(byDate(before));
  }, 120_000);
});

test("what Podcasting 2.0 tells is on the episode's page", async () => {
  const { archive } = await roundTrip(feedOf("podcasting-2.0.xml"));
  const episode = archive.episodes.find(
    ({ episode: { number, season } }) => number === 1 && season === 2,
  )?.episode;
  expect(episode).toMatchObject({
    title: "The bell at Kilroot",
    duration: 3012,
    explicit: false,
    image: "https://fog.example/kilroot.jpg",
    guests: [{ name: "Theo Brandt" }, { name: "Ines Vale" }],
    hosts: [{ name: "Mara Quill" }],
    soundbites: [{ start: 73.5, duration: 42, title: "Why bells fail in snow" }],
  });
  expect(archive.catalog.people.find(({ name }) => name === "Theo Brandt")).toMatchObject({
    guested: 2,
    image: "https://theo.example/me.png",
    links: [{ title: "Website", url: "https://theo.example/about" }],
  });
  expect(archive.publication).toMatchObject({
    categories: [{ name: "Society & Culture", part: "Documentary" }, { name: "History" }],
    type: "serial",
    guid: "9b024349-ccf0-5f69-a609-6b82873eab3c",
    locked: true,
    funding: [{ title: "Keep the lamp lit", url: "https://fog.example/give" }],
    seasons: new Map([
      [1, "Lamps"],
      [2, "Bells"],
    ]),
  });
  const trailer = archive.episodes.find(({ episode: { type } }) => type === "trailer")?.episode;
  expect(trailer).toMatchObject({ title: "Trailer: season two", duration: 105 });
});

test("old addresses on the show's site lead to the episodes", async () => {
  const { archive } = await roundTrip(feedOf("blog-plugin.xml"));
  expect(archive.redirects).toContainEqual({
    from: "/2022/05/compost/",
    to: "/episodes/compost-and-cafe-grounds-whats-hot/",
  });
});

test("what WordPress puts below every text is no word of the host's, nor is a summary cut off", async () => {
  const { archive } = await roundTrip(feedOf("blog-plugin.xml"));
  const episode = archive.episodes.find(({ episode: { number } }) => number === 12)?.episode;
  const html = episode?.sections.map((section) => section.html).join("");
  expect(html).not.toContain("appeared first");
  expect(html?.match(/smell of rain/g)).toHaveLength(1);
});

test("a show at a company that hosts podcasts has no site of its own to take along", async () => {
  const { archive, output } = await roundTrip(feedOf("typed-notes.xml"));
  expect(archive.catalog.show.url).toBe("");
  expect(archive.redirects).toEqual([]);
  expect(output).toContain("where it will be published belongs into show.yaml: url: https://…");
});
