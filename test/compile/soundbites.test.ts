import { expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { writeArchive, yamlEpisode } from "./write-archive.ts";

async function read(field: string) {
  const content = writeArchive({ "a.md": yamlEpisode("Fog", field) });
  const { episodes, problems } = await compileArchive({ content });
  return {
    soundbites: episodes[0]?.episode.soundbites,
    problems: problems.map((problem) => formatProblem(problem)),
  };
}

test("a soundbite has its start, and how long it is or where it ends", async () => {
  const { soundbites, problems } = await read(
    `soundbites: [{ start: 0, duration: 30 }, { start: "1:13", end: "1:43", title: The heart }]\n`,
  );
  expect(problems).toEqual([]);
  expect(soundbites).toEqual([
    { start: 0, duration: 30 },
    { start: 73, duration: 30, title: "The heart" },
  ]);
});

test("one that lacks either is told with its line, and costs no other", async () => {
  const { soundbites, problems } = await read(
    `soundbites: [{ start: 10 }, { start: 60, end: 30 }, { start: 1, duration: 2 }]\n`,
  );
  expect(soundbites).toEqual([{ start: 1, duration: 2 }]);
  expect(problems).toHaveLength(2);
  expect(problems[0]).toBe(
    `a.md:5: A soundbite lacks its start or its duration, and is left out; write "soundbites: [{start: 73, duration: 60, title: The heart of it}]"`,
  );
});
