import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { compileArchive } from "../../../src/compile/compile-archive.ts";
import { pageHead, siteLinks } from "../../../src/publish/head/page-head.ts";
import type { Machines } from "../../../src/publish/machine-files.ts";
import { pageAddress } from "../../../src/publish/site-address.ts";
import { sitePaths } from "../../../src/publish/site-paths.ts";
import { writeArchive, yamlEpisode } from "../../compile/write-archive.ts";

const SHOW = `title: Fog Radio
description: Conversations in the fog.
url: https://show.example
language: en-GB
hosts: [Mara Venn]
subscribe: { Fediverse: "https://social.example/@fog" }
seasons: [The first winter]
`;
const EPISODE = `number: 2
season: 1
guests: [{ name: Ben Harrow, homepage: "https://harrow.example" }]
hosts: [Mara Venn]
tags: [Lamps]
duration: "1:02:03"
bytes: 1234
modified: 2020-01-01
`;

interface Node {
  "@type": string;
  [key: string]: unknown;
}

/** The heads of an archive's pages by path, as machines read them. */
async function heads(files: Record<string, string>, url = "https://show.example", base = "/") {
  const archive = await compileArchive({ content: writeArchive({ "show.yaml": SHOW, ...files }) });
  const [first] = archive.episodes;
  const card = { path: "/assets/cards/1.png", alt: "Fog Radio · 2 · Fog" };
  const machines: Machines = {
    archive,
    base,
    url,
    address: pageAddress(url, base),
    cards: {
      show: { path: "/assets/cards/show.png", alt: "Fog Radio" },
      episodes: new Map(first ? [[first.episode.id, card]] : []),
      unwritten: [],
    },
    icons: { links: [{ rel: "icon", path: "/icon.svg" }], manifest: [] },
  };
  return {
    links: siteLinks(machines),
    at: (path: string) => {
      const page = sitePaths(archive).find((known) => known.path === path);
      if (!page) throw new Error(`There is no page ${path}`);
      const { children } = parseDocument(pageHead(page, machines));
      const metas = DomUtils.getElementsByTagName("meta", children).map(({ attribs }) => [
        attribs["property"] ?? attribs["name"] ?? "",
        attribs["content"] ?? "",
      ]);
      const [script] = DomUtils.getElementsByTagName("script", children);
      const data = script
        ? (JSON.parse(DomUtils.textContent(script)) as { "@graph"?: Node[] } & Node)
        : undefined;
      return {
        metas: Object.fromEntries(metas) as Record<string, string>,
        links: DomUtils.getElementsByTagName("link", children).map(({ attribs }) => attribs),
        data: data?.["@graph"] ?? (data ? [data] : []),
      };
    },
  };
}

describe("a preview", () => {
  test("of an episode shows its card", async () => {
    const page = (await heads({ "a.md": yamlEpisode("Fog", EPISODE) })).at("/episodes/fog/");
    expect(page.metas).toMatchObject({
      "og:type": "article",
      "og:url": "https://show.example/episodes/fog/",
      "og:image": "https://show.example/assets/cards/1.png",
      "og:image:width": "1200",
      "og:image:height": "630",
      "og:image:alt": "Fog Radio · 2 · Fog",
      "og:locale": "en_GB",
      "twitter:card": "summary_large_image",
      "article:published_time": "2019-03-04",
      "article:modified_time": "2020-01-01",
    });
  });

  test.each([
    "/",
    "/archive/",
    "/tags/",
    "/tags/lamps/",
    "/guests/",
    "/guests/mara-venn/",
    "/about/",
  ])("of %s shows the show's", async (path) => {
    const site = await heads({
      "a.md": yamlEpisode("Fog", EPISODE),
      "about.md": "---\ntitle: About\ntype: page\n---\n\nUs.\n",
    });
    expect(site.at(path).metas).toMatchObject({
      "og:url": `https://show.example${path}`,
      "og:image": "https://show.example/assets/cards/show.png",
      "twitter:card": "summary_large_image",
    });
  });

  test("of a site that does not know its address names it from the root of its host", async () => {
    const site = await heads({ "a.md": yamlEpisode("Fog", EPISODE) }, "", "/sub/");
    const { metas } = site.at("/episodes/fog/");
    expect(metas["og:image"]).toBe("/sub/assets/cards/1.png");
  });
});

describe("structured data", () => {
  test("of the home page is the series", async () => {
    const page = (await heads({ "a.md": yamlEpisode("Fog", EPISODE) })).at("/");
    expect(page.data).toMatchObject([
      {
        "@context": "https://schema.org",
        "@type": "PodcastSeries",
        name: "Fog Radio",
        url: "https://show.example/",
        webFeed: "https://show.example/feed.xml",
        inLanguage: "en-GB",
        author: [{ "@type": "Person", name: "Mara Venn" }],
        sameAs: ["https://social.example/@fog"],
      },
    ]);
  });

  test("of an episode tells its part, its people, its sound and its transcript", async () => {
    const site = await heads({
      "a.md": yamlEpisode("Fog", EPISODE),
      "a.srt": "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
    });
    const [home] = site.at("/").data;
    const [episode, trail] = site.at("/episodes/fog/").data;
    expect(episode).toMatchObject({
      "@type": "PodcastEpisode",
      name: "Fog",
      episodeNumber: 2,
      datePublished: "2019-03-04",
      timeRequired: "PT1H2M3S",
      partOfSeries: { "@type": "PodcastSeries", "@id": home?.["@id"], name: "Fog Radio" },
      partOfSeason: { seasonNumber: 1, name: "The first winter" },
      author: [{ "@type": "Person", name: "Mara Venn" }],
      actor: [{ "@type": "Person", name: "Ben Harrow" }],
      associatedMedia: {
        "@type": "AudioObject",
        contentUrl: "https://audio.example/1.mp3",
        encodingFormat: "audio/mpeg",
        duration: "PT1H2M3S",
        transcript: "https://show.example/data/captions/fog.vtt",
        caption: { encodingFormat: "text/vtt" },
      },
    });
    expect(trail).toMatchObject({
      "@type": "BreadcrumbList",
      itemListElement: [
        { position: 1, name: "Fog Radio", item: "https://show.example/" },
        { position: 2, name: "Fog", item: "https://show.example/episodes/fog/" },
      ],
    });
  });

  test("of a person is their profile, with their own places", async () => {
    const page = (await heads({ "a.md": yamlEpisode("Fog", EPISODE) })).at("/guests/ben-harrow/");
    expect(page.data[0]).toMatchObject({
      "@type": "ProfilePage",
      mainEntity: { "@type": "Person", name: "Ben Harrow", sameAs: ["https://harrow.example"] },
    });
  });

  test("cannot end its own script", async () => {
    const title = `</script><script>alert(1)</script>`;
    const page = (await heads({ "a.md": yamlEpisode(title, "slug: fog\n") })).at("/episodes/fog/");
    expect(page.data[0]?.["name"]).toBe(title);
  });

  test("leaves out what is not known", async () => {
    const page = (await heads({ "a.md": yamlEpisode("Fog") })).at("/episodes/fog/");
    const keys = Object.keys(page.data[0] ?? {});
    for (const unknown of ["actor", "keywords", "timeRequired", "partOfSeason", "episodeNumber"])
      expect(keys).not.toContain(unknown);
  });
});

test("feeds are found from the pages that they belong to", async () => {
  const site = await heads(
    { "a.md": yamlEpisode("Fog", EPISODE) },
    "https://show.example/s",
    "/s/",
  );
  expect(site.links).toContain(
    '<link rel="alternate" type="application/rss+xml" title="Fog Radio" href="/s/feed.xml">',
  );
  expect(site.links).toContain('type="application/feed+json"');
  expect(site.at("/tags/lamps/").links).toMatchObject([
    { rel: "alternate", title: "Lamps · Fog Radio", href: "/s/tags/lamps/feed.xml" },
  ]);
  expect(site.at("/guests/ben-harrow/").links).toMatchObject([
    { rel: "alternate", href: "/s/guests/ben-harrow/feed.xml" },
  ]);
  expect(site.at("/episodes/fog/").links).toEqual([]);
});
