// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import type { EpisodeSummary, Tag } from "../../../src/model/episode.ts";
import { daysFiles, exploreFile } from "../../../src/publish/explore/explore-data.ts";
import { spreadLabels } from "../../../src/publish/explore/spread-labels.ts";
import { companions } from "../../../src/publish/explore/topic-map.ts";

const TAGS = ["Bread", "Ovens", "Yeast", "Rye", "Radio", "Towers"].map((name): Tag => ({
  slug: name.toLowerCase(),
  name,
  count: 0,
}));

function episode(date: string, title: string, tags: string[] = [], duration?: number) {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return {
    id,
    path: `/${id}.html`,
    guid: id,
    title,
    date,
    duration,
    summary: "",
    tags: tags.map((name) => ({ slug: name.toLowerCase(), name })),
    guests: [],
    hosts: [],
    framed: false,
    hasTranscript: false,
  } satisfies EpisodeSummary;
}

const EPISODES: EpisodeSummary[] = [
  episode("2019-12-31", "Last of the year", ["Radio", "Towers"], 600),
  episode("2019-03-09T10:00:00Z", "Sourdough & <salt>", ["Bread", "Ovens", "Yeast"], 3600),
  episode("2019-03-08", "Rye again", ["Bread", "Rye", "Yeast"], 1800),
  episode("2018-03-08", "Rye", ["Bread", "Rye", "Yeast"], 1200),
  episode("2018-02-01", "Masts", ["Radio", "Towers"], 900),
  episode("2018-01-01", "First", ["Bread", "Ovens"], 300),
];
const counted = TAGS.map((tag) => ({
  ...tag,
  count: EPISODES.filter(({ tags }) => tags.some(({ slug }) => slug === tag.slug)).length,
})).toSorted((a, b) => b.count - a.count);

const file = exploreFile({ episodes: EPISODES, tags: counted }, "/sub/");
const drawn = (id: string): Document =>
  new DOMParser().parseFromString(
    file.drawings.find((drawing) => drawing.id === id)?.html ?? "",
    "text/html",
  );
const query = (link: Element | null): string =>
  new URL(link?.getAttribute("href") ?? "", "http://x").searchParams.get("q") ?? "";

describe("the calendar", () => {
  const page = drawn("calendar");
  const marks = [...page.querySelectorAll("svg a")];

  test("has a mark for each week with episodes, newest year first", () => {
    expect([...page.querySelectorAll("h3")].map((h) => h.textContent)).toEqual(["2019", "2018"]);
    expect(marks).toHaveLength(5);
    expect(marks.map((mark) => mark.querySelector("title")?.textContent)).toContain(
      "5 Mar 2019 to 11 Mar 2019: Sourdough & <salt>; Rye again",
    );
  });

  test("a mark leads to the list of exactly its days", () => {
    const week = marks.find((mark) => mark.textContent?.includes("Rye again"))!;
    expect(week.getAttribute("href")).toMatch(/^\/sub\/\?q=/);
    expect(query(week)).toBe("after:2019-03-04 before:2019-03-12");
    // The last week of a quarter ends with it.
    const last = marks.find((mark) => mark.textContent?.includes("Last of the year"))!;
    expect(query(last)).toBe("after:2019-12-30 before:2020-01-01");
  });

  test("the deeper its colour, the longer a week's episodes are together", () => {
    const levels = marks.map((mark) => Number(mark.querySelector("rect")?.dataset["level"]));
    const week = marks.findIndex((mark) => mark.textContent?.includes("Rye again"));
    const shortest = marks.findIndex((mark) => mark.textContent?.includes("First"));
    expect(levels[week]).toBe(5);
    expect(levels[shortest]).toBe(1);
  });

  test("one mark of all is in the order of Tab", () => {
    expect(marks.filter((mark) => mark.getAttribute("tabindex") === "0")).toHaveLength(1);
  });

  test("says the same as a table, by months", () => {
    const cell = page.querySelector('td a[aria-label="2 in March 2019"]');
    expect(cell?.textContent).toBe("2");
    expect(query(cell)).toBe("after:2019-02 before:2019-04");
    const december = page.querySelector('td a[aria-label="1 in December 2019"]');
    expect(query(december)).toBe("after:2019-11 before:2020-01");
  });
});

describe("topics over time", () => {
  test("each bar leads to the topic's episodes of its year", () => {
    const bars = [...drawn("topics").querySelectorAll("svg a")];
    const bread = bars.find((bar) => bar.textContent === "Bread, 2019: 2 episodes");
    expect(bread?.getAttribute("href")).toBe("/sub/?tag=bread&year=2019");
  });

  test("a long run of years shares its bars", () => {
    const long = Array.from({ length: 60 }, (_, i) =>
      episode(`${2030 - Math.floor(i / 2)}-01-01`, `E${i}`, i % 2 === 0 ? ["Bread"] : []),
    );
    const { drawings } = exploreFile(
      { episodes: long, tags: [{ slug: "bread", name: "Bread", count: 30 }] },
      "/",
    );
    const html = drawings.find(({ id }) => id === "topics")?.html ?? "";
    const bars = [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("svg a")];
    expect(bars).toHaveLength(10);
    expect(bars[0]?.getAttribute("href")).toBe("/?q=year%3A2001-2003&tag=bread");
  });

  test("an archive of one year has none", () => {
    const { drawings } = exploreFile({ episodes: EPISODES.slice(0, 3), tags: counted }, "/");
    expect(drawings.map(({ id }) => id)).not.toContain("topics");
  });
});

describe("topics that go together", () => {
  test("are those that share episodes more than by chance, closest first", () => {
    const names = companions(EPISODES, counted).map(({ a, b }) =>
      [counted[a]!.name, counted[b]!.name].toSorted().join(" + "),
    );
    expect(names[0]).toBe("Radio + Towers");
    expect(names).toContain("Bread + Rye");
    expect(names).not.toContain("Bread + Radio");
  });

  test("the map is the same each time, and says it in words too", () => {
    const again = exploreFile({ episodes: EPISODES, tags: counted }, "/sub/");
    expect(again).toEqual(file);
    const row = [...drawn("map").querySelectorAll("tr")].find((tr) =>
      tr.textContent?.startsWith("Radio"),
    );
    expect(row?.querySelector("td a")?.getAttribute("href")).toBe("/sub/tags/towers/");
  });

  test("labels don't cover each other", () => {
    const labels = Array.from({ length: 12 }, (_, i) => ({
      x: 100 + i,
      y: 100,
      width: 60,
      height: 24,
    }));
    spreadLabels(labels, 300, 300);
    labels.forEach((a, i) => {
      for (const b of labels.slice(i + 1))
        expect(
          Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
            Math.abs(a.y - b.y) >= (a.height + b.height) / 2,
        ).toBe(true);
    });
  });
});

describe("ways in", () => {
  test("are the first, the newest, the shortest and the longest", () => {
    expect([file.first, file.newest, file.shortest, file.longest].map((one) => one?.title)).toEqual(
      ["First", "Last of the year", "First", "Sourdough & <salt>"],
    );
  });

  test("the length of an abstract is not an episode's", () => {
    const abstract = { src: "/a.mp3", type: "audio/mpeg", label: "Abstract" };
    const some = EPISODES.map((one) => (one.title === "First" ? { ...one, audio: abstract } : one));
    expect(exploreFile({ episodes: some, tags: counted }, "/").shortest?.title).toBe(
      "Last of the year",
    );
  });

  test("the days of a month hold every episode once, in any year", () => {
    const files = daysFiles(EPISODES);
    expect(files[2]?.days["8"]?.map(({ date, title }) => [date, title])).toEqual([
      ["2019-03-08", "Rye again"],
      ["2018-03-08", "Rye"],
    ]);
    const all = files.flatMap(({ days }) => Object.values(days).flat());
    expect(all).toHaveLength(EPISODES.length);
    expect(file.months.reduce((a, b) => a + b)).toBe(EPISODES.length);
  });
});
