import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Catalog } from "../../src/model/catalog.ts";
import {
  CATALOG_NAMES,
  catalogPart,
  openCatalog,
  readCatalog,
  writeCatalog,
} from "../../src/model/catalog-files.ts";
import { DATA_FORMAT } from "../../src/model/data-format.ts";
import type { EpisodeSummary, Person, Show, Tag } from "../../src/model/episode.ts";
import {
  detailsPlace,
  isComplete,
  withDetails,
  writeDetails,
} from "../../src/model/episode-entry.ts";
import { CATALOG_DATA, episodeId } from "../../src/model/paths.ts";

const show: Show = {
  title: "Kitchen Radio",
  description: "",
  url: "",
  language: "en",
  accent: "#333333",
  hosts: [],
  subscribe: [],
  navigation: [],
  pages: [],
  pagePaths: [],
  tags: false,
  people: false,
  picks: false,
};

const people: Person[] = ["Ann Bee", "Cy Dee", "Éa Fé"].map((name, i) => ({
  slug: ["ann-bee", "cy-dee", "ea-fe"][i]!,
  name,
  hosted: 1,
  guested: 2,
  links: [],
}));
const tags: Tag[] = [
  { slug: "c-plus-plus", name: "C++", count: 3 },
  { slug: "the-gil", name: "The GIL", count: 1 },
];

/** Through JSON, as the browser gets it. */
async function carried(catalog: Catalog, whole?: number) {
  const files = new Map(
    writeCatalog(catalog, CATALOG_DATA, whole).map(([path, file]) => [path, JSON.stringify(file)]),
  );
  const read = async (path: string): Promise<object> => JSON.parse(files.get(path)!) as object;
  return { files, catalog: await readCatalog((await read(CATALOG_DATA)) as never, read) };
}

const some = <T>(list: readonly T[]) => fc.subarray([...list]);
const term = ({ slug, name }: { slug: string; name: string }) => ({ slug, name });
const segment = fc.stringMatching(/^[a-z0-9_é-]{1,12}$/);
const anyPath = fc.oneof(
  segment.map((name) => `/${name}.html`),
  segment.map((name) => `/episodes/${name}/`),
  fc.tuple(segment, segment).map(([a, b]) => `/show/${a}/${b}`),
);
const anyDate = fc
  .tuple(
    fc.integer({ min: -20_000, max: 40_000 }),
    fc.constantFrom("", "T11:00:00Z", "T19:25:37-07:00"),
  )
  .map(([day, time]) => new Date(day * 86_400_000).toISOString().slice(0, 10) + time);

const anyEpisode: fc.Arbitrary<EpisodeSummary> = fc
  .record(
    {
      path: anyPath,
      guid: fc.option(fc.uuid(), { nil: undefined }),
      title: fc.oneof(fc.string({ minLength: 1 }), fc.constant("The GIL, explained")),
      number: fc.oneof(fc.integer({ min: -3, max: 3000 }), fc.constant(12.5)),
      date: anyDate,
      duration: fc.double({ min: 1, max: 9e5, noNaN: true }),
      summary: fc.string(),
      tags: some(tags),
      guests: some(people),
      hosts: some(people),
      audio: fc.record({ src: fc.webUrl(), type: fc.constant("audio/mpeg") }),
      framed: fc.boolean(),
      hasTranscript: fc.boolean(),
    },
    {
      requiredKeys: [
        "path",
        "guid",
        "title",
        "date",
        "summary",
        "tags",
        "guests",
        "hosts",
        "framed",
        "hasTranscript",
      ],
    },
  )
  .map((facts) => {
    const id = episodeId(facts.path);
    return {
      ...facts,
      id,
      guid: facts.guid ?? id,
      tags: facts.tags.map(term),
      guests: facts.guests.map(term),
      hosts: facts.hosts.map(term),
    };
  });

const anyCatalog = (most: number) =>
  fc
    .array(anyEpisode, { maxLength: most })
    .map((episodes): Catalog => ({ format: DATA_FORMAT, show, episodes, tags, people }));

describe("a catalogue carried to the browser", () => {
  test("is the same there, but for the details", async () => {
    await fc.assert(
      fc.asyncProperty(anyCatalog(12), fc.boolean(), async (catalog, inParts) => {
        const { all, ...read } = (await carried(catalog, inParts ? 0 : undefined)).catalog;
        const count = catalog.episodes.length;
        expect(all?.episodes).toBe(inParts && count > 0 ? count : undefined);
        expect(read).toEqual({
          ...catalog,
          episodes: catalog.episodes.map((episode) => {
            const { audio, ...entry } = { ...episode, summary: undefined };
            return audio ? { ...entry, audio: "unread" } : entry;
          }),
        });
      }),
      { numRuns: 150 },
    );
  });

  test("gets every episode's own details", () => {
    fc.assert(
      fc.property(anyCatalog(140), (catalog) => {
        const files = writeDetails(catalog.episodes);
        catalog.episodes.forEach((episode, place) => {
          const { file, line } = detailsPlace(place, catalog.episodes.length);
          const { audio, ...entry } = { ...episode, summary: undefined };
          const light = audio ? { ...entry, audio: "unread" as const } : entry;
          expect(isComplete(light)).toBe(false);
          expect(withDetails(light, files[file]!, line)).toEqual(episode);
        });
      }),
      { numRuns: 20 },
    );
  });
});

const numbered = (count: number): Catalog => ({
  format: DATA_FORMAT,
  show,
  tags,
  people,
  episodes: Array.from({ length: count }, (_, i) => ({
    id: `e${count - i}`,
    path: `/episodes/e${count - i}/`,
    guid: `e${count - i}`,
    title: `E${count - i}`,
    number: count - i,
    date: "2020-01-01",
    summary: "",
    tags: [],
    guests: [],
    hosts: [],
    framed: false,
    hasTranscript: false,
  })),
});

test("a long archive is cut into parts, newest episode first all the same", async () => {
  const { files, catalog } = await carried(numbered(4_500), 4_000);
  expect([...files.keys()].filter((path) => path.startsWith("/data/catalog/"))).toHaveLength(4);
  expect(catalog.episodes.map(({ number }) => number)).toEqual(
    numbered(4_500).episodes.map(({ number }) => number),
  );
});

test("a new episode changes the last part and the last details alone", async () => {
  const before = await carried(numbered(4_500), 4_000);
  const after = await carried(numbered(4_501), 4_000);
  const changed = [...after.files].filter(([path, text]) => before.files.get(path) !== text);
  // The first file counts them all.
  expect(changed.map(([path]) => path)).toEqual([CATALOG_DATA, catalogPart(2)]);
  const [old, now] = [4_500, 4_501].map((n) => writeDetails(numbered(n).episodes));
  expect(now!.filter((file, i) => file.of !== old![i]?.of)).toHaveLength(1);
});

test("new people, tags and counts leave older parts as they are", async () => {
  const many = (count: number): Catalog => {
    const catalog = numbered(count);
    const named = (n: number) => ({ slug: `tag-${n}`, name: `Tag ${n}` });
    // Each newer episode brings a name that sorts before all others, and uses an older one more.
    catalog.episodes.forEach((episode) => {
      episode.tags = [named(episode.number!), named(1 + (episode.number! % 7))];
      episode.guests = [{ slug: `guest-${9_000 - episode.number!}`, name: "Guest" }];
    });
    const uses = new Map<string, number>();
    for (const { slug } of catalog.episodes.flatMap((episode) => episode.tags))
      uses.set(slug, (uses.get(slug) ?? 0) + 1);
    catalog.tags = [...uses]
      .map(([slug, of]) => ({ slug, name: slug.replace("tag-", "Tag "), count: of }))
      .toSorted((a, b) => b.count - a.count);
    catalog.people = catalog.episodes.map(({ guests }) => ({
      ...guests[0]!,
      hosted: 0,
      guested: 1,
      links: [],
    }));
    return catalog;
  };
  const before = await carried(many(4_500), 4_000);
  const after = await carried(many(4_501), 4_000);
  const changed = [...after.files].filter(([path, text]) => before.files.get(path) !== text);
  expect(changed.map(([path]) => path)).toEqual([CATALOG_DATA, CATALOG_NAMES, catalogPart(2)]);
  expect(after.catalog.tags).toEqual(many(4_501).tags);
  expect(after.catalog.people).toEqual(many(4_501).people);
  expect(after.catalog.episodes.map(({ tags: own }) => own)).toEqual(
    many(4_501).episodes.map(({ tags: own }) => own),
  );
});

test("is read from the newest on, as far as is asked for", async () => {
  const { files } = await carried(numbered(6_500), 4_000);
  const asked: string[] = [];
  const { catalog, total, upTo } = await openCatalog(
    JSON.parse(files.get(CATALOG_DATA)!) as never,
    async (path) => {
      asked.push(path);
      return JSON.parse(files.get(path)!) as object;
    },
  );
  expect(total).toBe(6_500);
  expect(catalog.episodes).toHaveLength(500);
  expect((await upTo(501)).episodes).toHaveLength(2_500);
  expect(asked).toEqual([catalogPart(3), catalogPart(2)]);
  const [once] = await Promise.all([upTo(), upTo(3_000)]);
  expect(once).toBe(catalog);
  expect(catalog.episodes.map(({ number }) => number)).toEqual(
    numbered(6_500).episodes.map(({ number }) => number),
  );
});

test("a part that could not be had is asked for again", async () => {
  const { files } = await carried(numbered(6_500), 4_000);
  let offline = false;
  const { upTo } = await openCatalog(
    JSON.parse(files.get(CATALOG_DATA)!) as never,
    async (path) => {
      if (offline) throw new Error("offline");
      return JSON.parse(files.get(path)!) as object;
    },
  );
  offline = true;
  await expect(upTo()).rejects.toThrow("offline");
  offline = false;
  expect((await upTo()).episodes).toHaveLength(6_500);
});

test("an episode that names someone whom the list of people lacks is refused", () => {
  const stranger = { slug: "gil", name: "Gil" };
  const catalog = numbered(1);
  catalog.episodes[0]!.guests = [stranger];
  expect(() => writeCatalog(catalog, CATALOG_DATA)).toThrow('The catalogue lists no "Gil"');
});
