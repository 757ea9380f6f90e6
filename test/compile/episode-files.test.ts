import { expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { writeArchive, yamlEpisode } from "./write-archive.ts";

const ON_THE_WEB =
  "transcript: https://cdn.example/1.vtt\nchapters: https://cdn.example/1.json\nduration: 300\n";
const CHAPTERS = `{"chapters": [{"startTime": 0, "title": "Fog"}, {"startTime": 90, "title": "Lamps"}]}`;

test("a transcript and chapters on the web: the files beside the episode stand for them", async () => {
  const content = writeArchive({
    "a.md": yamlEpisode("A", ON_THE_WEB),
    "a.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nFog rises\n",
    "a.chapters.json": CHAPTERS,
    "b.md": yamlEpisode("B", ON_THE_WEB),
    "b.transcript.json": `{"segments": [{"startTime": 1, "endTime": 2, "body": "Fog falls"}]}`,
    "c.md": yamlEpisode("C", ON_THE_WEB),
  });
  const { episodes, transcripts, problems } = await compileArchive({ content });
  expect(problems).toEqual([]);
  const byTitle = new Map(episodes.map(({ episode }) => [episode.title, episode]));
  expect(byTitle.get("A")?.chapters).toMatchObject([{ title: "Fog" }, { title: "Lamps" }]);
  expect(transcripts.get("a")?.cues).toMatchObject([{ text: "Fog rises" }]);
  expect(transcripts.get("b")?.cues).toMatchObject([{ text: "Fog falls" }]);
  expect(byTitle.get("C")).toMatchObject({ chapters: [], hasTranscript: false });
});
