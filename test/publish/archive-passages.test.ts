import { expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { archivePassages } from "../../src/publish/archive-passages.ts";

test("an episode's passages are its notes, its chapters and its transcript, with times", async () => {
  const { episodes, transcripts } = await compileArchive({ content: "test/fixtures/show" });
  const lists = [...archivePassages(episodes, transcripts)];
  expect(lists).toHaveLength(episodes.length);
  const spoken = episodes.toReversed().findIndex(({ episode }) => episode.hasTranscript);
  const list = lists[spoken] ?? [];
  expect(list.some(({ start }) => start === undefined)).toBe(true);
  expect(list.some(({ start }) => start !== undefined)).toBe(true);
  expect(list.every(({ text }) => text.length > 0 && text.length <= 400)).toBe(true);
});
