import { expect, test } from "vitest";
import type { DaysFile } from "../../src/model/explore.ts";
import { pickEpisode } from "../../src/pages/random-episode.tsx";

const days = async (month: number): Promise<DaysFile> => ({
  format: 1,
  days: Object.fromEntries(
    Array.from({ length: month === 2 ? 3 : 1 }, (_, i) => [
      String(i + 1),
      [{ path: `/${month}-${i + 1}.html`, title: "", date: "" }],
    ]),
  ),
});
const months = [1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

test("any episode may be the random one", async () => {
  const found = new Set<string | undefined>();
  for (let i = 0; i < 40; i++) found.add(await pickEpisode({ days }, months, () => (i % 20) / 20));
  expect(found).toEqual(new Set(["/1-1.html", "/2-1.html", "/2-2.html", "/2-3.html"]));
});

test("an archive without episodes has none", async () => {
  expect(
    await pickEpisode(
      { days },
      Array.from({ length: 12 }, () => 0),
    ),
  ).toBeUndefined();
});
