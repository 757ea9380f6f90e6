import { parseJsonFeed } from "feedsmith";
import { expect, test } from "vitest";
import { writeArchive, yamlEpisode } from "../../compile/write-archive.ts";
import { feedsOf } from "../written-files.ts";

test("a JSON Feed has what version 1.1 requires, and the sound as an attachment", async () => {
  const content = writeArchive({
    "show.yaml": "title: Fog Radio\nurl: https://show.example\nhosts: [Mara Venn]\n",
    "a.md": yamlEpisode("Fog", "duration: 90\nbytes: 1234\ntags: [Lamps]\nhosts: [Mara Venn]\n"),
    "b.md": "---\ntitle: Nothing\ndate: 2018-01-01T10:00:00+02:00\n---\n",
  });
  const { text } = await feedsOf(content);
  const written = JSON.parse(text("/feed.json")) as { version: string; items: object[] };
  expect(written.version).toBe("https://jsonfeed.org/version/1.1");
  const feed = parseJsonFeed(text("/feed.json"));
  expect(feed).toMatchObject({
    title: "Fog Radio",
    home_page_url: "https://show.example/",
    feed_url: "https://show.example/feed.json",
    authors: [{ name: "Mara Venn", url: "https://show.example/guests/mara-venn/" }],
  });
  expect(feed.items?.[0]).toMatchObject({
    id: "fog",
    url: "https://show.example/episodes/fog/",
    title: "Fog",
    content_html: "<p>Words.</p>",
    date_published: "2019-03-04T00:00:00Z",
    tags: ["Lamps"],
    attachments: [
      {
        url: "https://audio.example/1.mp3",
        mime_type: "audio/mpeg",
        size_in_bytes: 1234,
        duration_in_seconds: 90,
      },
    ],
  });
  expect(feed.items?.[1]).toMatchObject({ date_published: "2018-01-01T08:00:00Z" });
  for (const item of written.items)
    expect(Object.keys(item).some((key) => key.startsWith("content_"))).toBe(true);
});

test("a large archive comes in pages, each of which names the next; no episode is missing", async () => {
  const episodes = Array.from({ length: 450 }, (_, at) => [
    `${at}.md`,
    yamlEpisode(`Fog ${at}`, `number: ${at}\n`),
  ]);
  const { text } = await feedsOf(
    writeArchive({
      "show.yaml": "title: Fog\nurl: https://show.example\n",
      ...(Object.fromEntries(episodes) as Record<string, string>),
    }),
  );
  const ids = new Set<string>();
  const visited: string[] = [];
  for (let path: string | undefined = "/feed.json"; path !== undefined;) {
    visited.push(path);
    const page = JSON.parse(text(path)) as { next_url?: string; items: { id: string }[] };
    for (const { id } of page.items) ids.add(id);
    path = page.next_url?.replace("https://show.example", "");
  }
  expect(visited).toEqual(["/feed.json", "/feed-2.json", "/feed-3.json"]);
  expect(ids.size).toBe(450);
});
