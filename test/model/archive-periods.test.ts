import { expect, test } from "vitest";
import { archivePeriod, archivePeriods } from "../../src/model/archive-periods.ts";

/** So many episodes in each of the months, newest first. */
const dated = (months: Record<string, number>): { date: string }[] =>
  Object.entries(months).flatMap(([month, count]) =>
    Array.from({ length: count }, (_, i) => ({ date: `${month}-${String(28 - i)}T10:00:00Z` })),
  );

const EPISODES = dated({ "2024-05": 3, "2024-04": 4, "2023-12": 2 });

test("an archive that fits is one page", () => {
  expect(archivePeriods(EPISODES, 9)).toEqual([]);
  expect(archivePeriod(EPISODES, "", 9)).toEqual({ period: "", episodes: EPISODES });
  expect(archivePeriod(EPISODES, "2024", 9)).toBeUndefined();
});

test("a longer one has a page for each year", () => {
  expect(archivePeriods(EPISODES, 8)).toEqual(["2024", "2023"]);
  expect(archivePeriod(EPISODES, "", 8)?.parts).toEqual([
    { period: "2024", count: 7 },
    { period: "2023", count: 2 },
  ]);
  expect(archivePeriod(EPISODES, "2024", 8)).toEqual({
    period: "2024",
    episodes: EPISODES.slice(0, 7),
  });
});

test("a year that is too long itself has a page for each month", () => {
  expect(archivePeriods(EPISODES, 5)).toEqual(["2024", "2024-05", "2024-04", "2023"]);
  expect(archivePeriod(EPISODES, "2024", 5)?.parts).toEqual([
    { period: "2024-05", count: 3 },
    { period: "2024-04", count: 4 },
  ]);
  expect(archivePeriod(EPISODES, "2024-04", 5)?.episodes).toEqual(EPISODES.slice(3, 7));
});

test("every episode is on the page of a period that is not cut", () => {
  const pages = archivePeriods(EPISODES, 5).map((period) => archivePeriod(EPISODES, period, 5)!);
  const listed = pages.filter(({ parts }) => !parts).flatMap(({ episodes }) => episodes);
  expect(listed).toEqual(EPISODES);
});

test("there is no page for a time without episodes, or for anything else", () => {
  for (const period of ["2022", "2024-06", "2023-12", "20", "2024-", "x"])
    expect(archivePeriod(EPISODES, period, 5)).toBeUndefined();
});
