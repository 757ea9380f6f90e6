import { expect, test } from "vitest";
import { parseTranscript } from "../../../src/compile/transcript.ts";
import { transcriptHtml, webVtt } from "../../../src/publish/feeds/transcript-files.ts";
import { pelicanEpisode, writeArchive } from "../../compile/write-archive.ts";
import { feedsOf } from "../written-files.ts";

test("cues written as WebVTT read back as they were", () => {
  const cues = [
    { start: 0, end: 2.5, speaker: "Ada <3", text: "5 < 6 & so on" },
    { start: 3.75, end: 10, speaker: "Ben", text: "A --> B" },
    { start: 3725.001, end: 3726, text: "The end" },
  ];
  const { cues: read, problems } = parseTranscript(webVtt(cues), "a.vtt");
  expect(problems).toEqual([]);
  expect(read).toEqual(cues);
});

test("a cue without an end stays until the next begins", () => {
  const text = webVtt([
    { start: 1, text: "One" },
    { start: 4, text: "Two" },
  ]);
  expect(text).toContain("00:00:01.000 --> 00:00:04.000\nOne");
  expect(text).toContain("00:00:04.000 --> 00:00:09.000\nTwo");
});

test("a transcript without times becomes HTML in which nothing runs", () => {
  const html = transcriptHtml(
    [{ start: 0, speaker: "Ada", text: "<script>1</script>" }],
    "Fog",
    "en",
  );
  expect(html).toContain("<cite>Ada:</cite>\n<p>&lt;script&gt;1&lt;/script&gt;</p>");
});

test.each([
  ["srt", "1\n00:00:01,000 --> 00:00:02,000\nHello\n", ["text/vtt", "application/x-subrip"]],
  ["vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n", ["text/vtt"]],
  ["transcript.md", "**Ada:** Hello\n\n**Ben:** And good bye\n", ["text/html"]],
])("apps get a transcript from .%s in a form that they read", async (ending, source, types) => {
  const content = writeArchive({ "a.md": pelicanEpisode("Fog"), [`a.${ending}`]: source });
  const { text, files } = await feedsOf(content);
  const feed = text("/feed.xml");
  const named = [...feed.matchAll(/<podcast:transcript url="([^"]+)" type="([^"]+)"/g)];
  expect(named.map((match) => match[2])).toEqual(types);
  const ours = named
    .map((match) => match[1] ?? "")
    .filter((url) => url.includes("/data/captions/"));
  for (const url of ours) expect(files.has(url.replace("https://show.example", ""))).toBe(true);
  expect(ours).toHaveLength(ending === "vtt" ? 0 : 1);
});
