// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { fetchingReader } from "../../src/app/catalog-reader.ts";
import { type LightCatalog, writeCatalog } from "../../src/model/catalog-files.ts";
import { DATA_FORMAT } from "../../src/model/data-format.ts";
import type { Show } from "../../src/model/episode.ts";
import { CATALOG_DATA, SEARCH_DATA, searchPath } from "../../src/model/paths.ts";
import { loadHome } from "../../src/pages/loaders.ts";
import { loadSearch } from "../../src/pages/load-search.ts";
import { buildParts } from "../../src/search/index-parts.ts";
import { episode } from "../search/small-archive.ts";

const COUNT = 4_500;
const EPISODES = Array.from({ length: COUNT }, (_, i) => ({
  ...episode({ title: `Talk ${COUNT - i}${i === COUNT - 1 ? " about lighthouses" : ""}` }),
  id: String(COUNT - i),
  path: `/${COUNT - i}/`,
}));
const CATALOG: LightCatalog = {
  format: DATA_FORMAT,
  show: { title: "Talks" } as Show,
  people: [],
  tags: [],
  episodes: EPISODES,
};

/** The site's files; those of `late` wait to be let through, or fail while `down` says so. */
function site(late: (path: string) => boolean) {
  const { file, parts } = buildParts(EPISODES, 1_000);
  const files = new Map<string, object>([
    ...writeCatalog(CATALOG, CATALOG_DATA, 4_000),
    [SEARCH_DATA, file],
    ...parts.map((part, n): [string, object] => [searchPath(n), part]),
  ]);
  const held: (() => void)[] = [];
  const state = { down: false, asked: [] as string[] };
  const reader = fetchingReader("/", undefined, async (input) => {
    const path = input instanceof Request ? input.url : input.toString();
    state.asked.push(path);
    if (late(path)) {
      if (state.down) throw new TypeError("offline");
      await new Promise<void>((resolve) => held.push(resolve));
    }
    return Response.json(files.get(path));
  });
  return { reader, state, let: () => held.splice(0).forEach((go) => go()) };
}

const older = (path: string): boolean => /search\/[0-2]\.json/.test(path);

test("the newest episodes are found before the older ones have come", async () => {
  const { reader, state, let: letThrough } = site(older);
  const { catalog, search } = await loadSearch(reader);
  const ask = (text: string) => search.searchCatalog(catalog, search.index, text);
  expect(state.asked.filter((path) => path.includes("/search/"))[0]).toBe("/data/search/3.json");
  const first = ask("talk");
  expect(first.older?.state).toBe("coming");
  expect(first.results).toHaveLength(1_500);
  expect(first.results[0]?.episode.id).toBe("4500");
  expect(ask("lighthouses").results).toEqual([]);

  for (let answer = first; answer.older; answer = ask("talk")) {
    const letting = setInterval(letThrough, 1);
    await answer.older.changed;
    clearInterval(letting);
  }
  expect(ask("talk").results).toHaveLength(COUNT);
  expect(ask("lighthouses").results.map((result) => result.episode.id)).toEqual(["1"]);
});

test("asked for again, what has come is there", async () => {
  const { reader, state } = site(older);
  await loadSearch(reader);
  const { catalog, search } = await loadSearch(reader);
  expect(search.searchCatalog(catalog, search.index, "talk").results).toHaveLength(1_500);
  expect(state.asked.filter((path) => path === "/data/search/3.json")).toHaveLength(1);
});

test("older ones out of reach are told of, and come once there is a network", async () => {
  const { reader, state, let: letThrough } = site(older);
  state.down = true;
  const { catalog, search } = await loadSearch(reader);
  const ask = () => search.searchCatalog(catalog, search.index, "talk");
  await ask().older?.changed;
  expect(ask().older?.state).toBe("out of reach");
  expect(ask().results).toHaveLength(1_500);
  state.down = false;
  const letting = setInterval(letThrough, 1);
  while (ask().older) {
    const { changed } = ask().older!;
    dispatchEvent(new Event("online"));
    await changed;
  }
  clearInterval(letting);
  expect(ask().results).toHaveLength(COUNT);
});

test("the list without a choice needs the newest part alone, and counts all", async () => {
  const { reader, state } = site(() => false);
  const { listed, total, strong, episodes, facets } = await loadHome(
    reader,
    new URL("http://localhost/"),
  );
  expect(listed.map(({ episode: { id } }) => id)).toEqual(
    Array.from({ length: 24 }, (_, n) => String(COUNT - n)),
  );
  expect([total, strong, episodes]).toEqual([COUNT, COUNT, COUNT]);
  expect(facets.years.map(({ count }) => count)).toEqual([COUNT]);
  expect(state.asked).not.toContain("/data/catalog/0.json");
});

test("a choice is made among all", async () => {
  const { reader } = site(() => false);
  const year = EPISODES[0]!.date.slice(0, 4);
  expect((await loadHome(reader, new URL(`http://localhost/?year=${year}`))).total).toBe(COUNT);
});
