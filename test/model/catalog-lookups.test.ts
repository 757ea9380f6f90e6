import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { LightCatalog } from "../../src/model/catalog-files.ts";
import { appearancesIn, taggedIn } from "../../src/model/catalog-lookups.ts";
import type { Term } from "../../src/model/episode.ts";

const term = (slug: string): Term => ({ slug, name: slug.toUpperCase() });

/** A catalogue of episodes that have these tags, guests and hosts. */
function catalogOf(
  episodes: { tags: string[]; guests: string[]; hosts: string[] }[],
): LightCatalog {
  const uses = new Map<string, number>();
  for (const { tags } of episodes) for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  const tags = [...uses].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const people = new Set(episodes.flatMap(({ guests, hosts }) => [...guests, ...hosts]));
  return {
    episodes: episodes.map((own, n) => ({
      id: String(n),
      tags: own.tags.map(term),
      guests: own.guests.map(term),
      hosts: own.hosts.map(term),
    })),
    tags: tags.map(([slug, count]) => ({ ...term(slug), count })),
    people: Array.from(people, term),
  } as unknown as LightCatalog;
}

const ids = (episodes: { id: string }[]): string[] => episodes.map(({ id }) => id);

test("a tag has its episodes, and the tags that occur together with it", () => {
  const catalog = catalogOf([
    { tags: ["css", "html"], guests: [], hosts: [] },
    { tags: ["html"], guests: [], hosts: [] },
    { tags: ["css", "svg", "html"], guests: [], hosts: [] },
  ]);
  const found = taggedIn(catalog, "css");
  expect(found?.tag.slug).toBe("css");
  expect(ids(found?.episodes ?? [])).toEqual(["0", "2"]);
  // "svg" stands on no other episode, so it leads to nothing new.
  expect(found?.related.map(({ slug }) => slug)).toEqual(["html"]);
  expect(taggedIn(catalog, "sql")).toBeUndefined();
});

test("a person has the episodes of both roles", () => {
  const catalog = catalogOf([
    { tags: [], guests: ["ada"], hosts: ["bob"] },
    { tags: [], guests: ["bob"], hosts: ["bob"] },
  ]);
  const found = appearancesIn(catalog, "bob");
  expect(ids(found?.asGuest ?? [])).toEqual(["1"]);
  expect(ids(found?.asHost ?? [])).toEqual(["0", "1"]);
  expect(appearancesIn(catalog, "eve")).toBeUndefined();
});

test("an entry that was completed since is found as it is now", () => {
  const catalog = catalogOf([{ tags: ["css"], guests: [], hosts: [] }]);
  taggedIn(catalog, "css");
  catalog.episodes[0] = { ...catalog.episodes[0]!, summary: "read" };
  expect(taggedIn(catalog, "css")?.episodes[0]?.summary).toBe("read");
});

test("it finds what looking through all episodes finds", () => {
  const some = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 });
  const episode = fc.record({ tags: some, guests: some, hosts: some });
  fc.assert(
    fc.property(fc.array(episode, { maxLength: 6 }), fc.constantFrom("a", "b"), (list, slug) => {
      const catalog = catalogOf(list);
      const has = (terms: Term[]): boolean => terms.some((one) => one.slug === slug);
      const { episodes } = catalog;
      expect(ids(taggedIn(catalog, slug)?.episodes ?? [])).toEqual(
        ids(episodes.filter(({ tags }) => has(tags))),
      );
      expect(ids(appearancesIn(catalog, slug)?.asGuest ?? [])).toEqual(
        ids(episodes.filter(({ guests }) => has(guests))),
      );
    }),
  );
});

test("of very many episodes the newest are listed, and the first one told", () => {
  const catalog = catalogOf(
    Array.from({ length: 2_001 }, () => ({ tags: ["css"], guests: ["ada"], hosts: ["bob"] })),
  );
  const found = taggedIn(catalog, "css");
  expect(found?.tag.count).toBe(2_001);
  expect(ids(found?.episodes ?? [])).toEqual(Array.from({ length: 250 }, (_, n) => String(n)));
  expect(found?.first?.id).toBe("2000");
  expect(appearancesIn(catalog, "bob")?.asHost).toHaveLength(250);
  expect(appearancesIn(catalog, "ada")?.asGuest).toHaveLength(250);

  const fewer = { ...catalog, episodes: catalog.episodes.slice(1) };
  expect(taggedIn(fewer, "css")?.episodes).toHaveLength(2_000);
  expect(taggedIn(fewer, "css")).not.toHaveProperty("first");
});
