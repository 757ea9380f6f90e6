import { expect, test } from "vitest";
import { notesOf } from "./notes.ts";

const frame = (src: string, more = ""): string => `<iframe src="${src}" ${more}></iframe>`;

test.each([
  [
    "//www.podbean.com/media/player/a",
    "https://www.podbean.com/media/player/a",
    "podbean.com",
    "Podbean player",
  ],
  [
    "http://w.soundcloud.com/player/?url=x",
    "https://w.soundcloud.com/player/?url=x",
    "soundcloud.com",
    "SoundCloud player",
  ],
  [
    "https://www.youtube-nocookie.com/embed/a",
    "https://www.youtube-nocookie.com/embed/a",
    "youtube-nocookie.com",
    "YouTube player",
  ],
  [
    "https://embed.podcasts.apple.com/us/x",
    "https://embed.podcasts.apple.com/us/x",
    "embed.podcasts.apple.com",
    "Apple Podcasts player",
  ],
])("%s is a player", (written, src, host, title) => {
  expect(notesOf(frame(written)).frames).toEqual([{ src, host, title }]);
});

test("a frame keeps its own title and a height in pixels", () => {
  const { frames } = notesOf(
    frame("https://player.vimeo.com/video/1", 'title="The talk" height="180px" width="100%"'),
  );
  expect(frames).toMatchObject([{ title: "The talk", height: 180 }]);
});

test("the show may allow a player of its own", () => {
  const { frames } = notesOf(frame("https://player.example.com/1"), { players: ["example.com"] });
  expect(frames).toMatchObject([{ host: "example.com", title: "example.com player" }]);
});

test.each([
  "https://player.example.com/1",
  "https://notpodbean.com/1",
  "https://podbean.com.evil.example/1",
])("%s is a link, and is reported", (src) => {
  const { frames, html, problems } = notesOf(`before\n\n${frame(src)}\n\nafter`);
  expect(frames).toEqual([]);
  expect(html).toContain(`<a href="${src}"`);
  expect(problems).toMatchObject([
    { severity: "warning", line: 3, write: expect.stringContaining("players:") },
  ]);
});

test.each([
  "javascript:alert(1)",
  "https://www.podbean.com:8443/x",
  "https://me@www.podbean.com/x",
  "",
])("%s is neither player nor link", (src) => {
  const { frames, links } = notesOf(frame(src, 'title="x"'));
  expect([frames, links]).toEqual([[], []]);
});

test("the same player twice is offered once", () => {
  expect(
    notesOf(`${frame("https://anchor.fm/x")}\n\n${frame("https://anchor.fm/x")}`).frames,
  ).toHaveLength(1);
});

test("a frame that is never closed swallows nothing", () => {
  const { frames, html } = notesOf('<iframe src="https://anchor.fm/x" />\n\nAfter *it*');
  expect(frames).toHaveLength(1);
  expect(html).toBe("<p>After <em>it</em></p>");
});
