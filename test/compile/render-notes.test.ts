import { expect, test } from "vitest";
import { notesOf } from "./notes.ts";

const EPISODE = `### Summary
Ada Byron tells us about her *engine*.

<iframe src="http://www.podbean.com/media/player/abc-1?skin=103" width="100%" height="100" frameborder="0"></iframe>

### Brief Introduction
- Welcome to Show.\\_\\_init\\_\\_
- Today we are interviewing Ada Byron

<div class="well">
<a href="http://sponsor.example"><img src="/images/sponsor.png" alt="Sponsor"style="width: 100%;"></img></a><br/>
<p>Use the code <strong>show20</strong></p>
</div>

### Interview with Ada Byron
- Introductions
    - How did it begin?

### Keep In Touch
- [Site](www.ada.example)

The music is [by them](https://music.example/track.mp3)`;

test("a Pelican episode becomes sections in the order in which it was written", () => {
  const { sections } = notesOf(EPISODE, { dialect: "pelican" });
  expect(sections.map((s) => [s.kind, s.title])).toEqual([
    ["summary", "Summary"],
    ["introduction", "Brief Introduction"],
    ["interview", "Interview with Ada Byron"],
    ["contact", "Keep In Touch"],
  ]);
  expect(sections[1]!.html).toContain("<li>Welcome to Show.__init__</li>");
  expect(sections[1]!.html).toContain("<p>Use the code <strong>show20</strong></p>");
  expect(sections[2]!.html).toBe(
    "<ul><li>Introductions<ul><li>How did it begin?</li></ul></li></ul>",
  );
});

test("the player leaves the notes, and its address is https", () => {
  const { frames, html } = notesOf(EPISODE, { dialect: "pelican" });
  expect(frames).toEqual([
    {
      src: "https://www.podbean.com/media/player/abc-1?skin=103",
      host: "podbean.com",
      title: "Podbean player",
      height: 100,
    },
  ]);
  expect(html).not.toContain("iframe");
});

test("summary, sound file and links are read from the notes, with the lines of their file", () => {
  const notes = notesOf(EPISODE, { dialect: "pelican", bodyLine: 6 });
  expect(notes.summary).toBe("Ada Byron tells us about her engine.");
  expect(notes.firstAudioLink).toBe("https://music.example/track.mp3");
  expect(notes.links.find((l) => l.title === "by them")).toEqual({
    title: "by them",
    url: "https://music.example/track.mp3",
    line: 27,
  });
});

test("every word is in the text, one block a line", () => {
  const { text } = notesOf("Hello *there*\n\n## A\n\n- one\n- two <b>three</b>\n\nfour  \nfive");
  expect(text).toBe("Hello there\nA\none\ntwo three\nfour\nfive");
});

test("links and images go through the caller's resolver; a dead one becomes its own words", () => {
  const { html, problems } = notesOf("[a]({filename}/b.md) [c]({filename}/no.md) ![d](d.png)", {
    bodyLine: 9,
    resolve: (address, kind) =>
      address === "{filename}/b.md"
        ? { url: "/b.html" }
        : kind === "media"
          ? { url: "/images/d.png" }
          : { problem: `${address} is not in this archive` },
  });
  expect(html).toContain('<a href="/b.html">a</a> c <img src="/images/d.png"');
  expect(problems).toEqual([
    {
      severity: "error",
      file: "episode.md",
      line: 9,
      what: "{filename}/no.md is not in this archive",
    },
  ]);
});

test("a fragment points at the prefixed id; one that points nowhere is reported", () => {
  const { html, ids, problems } = notesOf("[why](#why) [lost](#lost)\n\n## Why\n\ntext");
  expect(ids).toContain("n-why");
  expect(html).toContain('<a href="#n-why">why</a> <span>lost</span>');
  expect(problems.map((p) => p.what)).toEqual([
    "a link leads to #lost, which is not in these notes",
  ]);
});

test("footnotes keep their way there and back", () => {
  const { html } = notesOf("Said[^1].\n\n[^1]: By whom.");
  expect(html).toContain('<a href="#n-fn-1" id="n-fnref-1">1</a>');
  expect(html).toContain('<li id="n-fn-1">');
  expect(html).toContain('<a href="#n-fnref-1" aria-label="Back to reference 1">');
});

test("a file with Windows line ends reads like any other", () => {
  expect(notesOf("- a\r\n- b\r\n\r\n## C\r\nd").sections.map((s) => s.html)).toEqual([
    "<ul><li>a</li><li>b</li></ul>",
    "<p>d</p>",
  ]);
});

test("an embedded picture costs itself alone", () => {
  const { html, problems } = notesOf(
    `a *b*\n\n![A cat](data:image/png;base64,${"QUJD".repeat(40_000)})`,
  );
  expect(html).toBe("<p>a <em>b</em></p><p>A cat</p>");
  expect(problems).toMatchObject([
    { severity: "warning", what: expect.stringContaining("not one that a page may open") },
  ]);
});
