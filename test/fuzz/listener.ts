import * as fc from "fast-check";
import { ImportError, importLibrary } from "../../src/library/transfer.ts";
import { createLibrary } from "../../src/library/library.ts";
import { readPreferences } from "../../src/library/preferences.ts";
import {
  readMoment,
  readPlace,
  readQueue,
  readSaved,
  readTrack,
} from "../../src/library/records.ts";
import { openStorage } from "../../src/library/storage.ts";
import type { Track } from "../../src/model/track.ts";
import { parseTimestamp } from "../../src/model/timestamp.ts";
import { parseShareTime } from "../../src/player/parse-share-time.ts";
import { parseQuery } from "../../src/search/parse-query.ts";
import { searchEpisodes } from "../../src/search/search-episodes.ts";
import { buildIndex, openIndex } from "../../src/search/search-index.ts";
import { suggest } from "../../src/search/suggest.ts";
import { FakeLocalStorage, track } from "../library/fixtures.ts";
import { episode } from "../search/small-archive.ts";
import { anyText, PAYLOADS, soup, textFor } from "./texts.ts";
import { must, mustBeClean, target, type Target } from "./target.ts";

const QUERIES = [
  'tag:css guest:"ben darnell" tornado',
  "-tag:python before:2016 after:2015-03 has:audio",
  '"the gil" -"the moon" 27',
  "ep 27",
  "#27",
  "with: year:20 has:au",
  "tornadoo asynchronos netwroking",
  "C++ c# .net 50% __proto__",
  "カタカナ ça été straße İstanbul",
];

const EPISODES = [
  episode({
    title: "Ben Darnell on Tornado",
    number: 27,
    guests: ["Ben Darnell"],
    tags: ["async", "C++"],
    summary: "The GIL and a web server",
  }),
  episode({
    title: "Straße, ça et là",
    number: 3,
    tags: ["__proto__", "constructor"],
    audio: true,
  }),
  episode({ title: "カタカナの話 <script>", hosts: ["Tobias"], summary: "50% of it" }),
  episode({ title: "The moon", date: "2015-03-30", transcript: true, tags: ["css"] }),
];
const INDEX = openIndex(
  JSON.parse(JSON.stringify(buildIndex(EPISODES))) as ReturnType<typeof buildIndex>,
  EPISODES,
);

const queries = target("queries", { share: 160_000, quick: 1_500 }, textFor(QUERIES), (text) => {
  const query = parseQuery(text);
  for (const { start, end } of [...query.words, ...query.filters, ...query.unfinished])
    must(0 <= start && start < end && end <= text.length, "a place outside the query", {
      text,
      start,
      end,
    });
  for (const { term } of query.words) must(term !== "", "an empty word", text);
  const results = searchEpisodes(INDEX, query);
  must(new Set(results.map((r) => r.episode)).size === results.length, "one result twice", text);
  for (const { score, matched } of results) {
    must(Number.isFinite(score), "a score", { text, score });
    for (const match of matched)
      for (const [from, to] of match.ranges)
        must(from >= 0 && from < to && to <= match.text.length, "a mark outside its text", {
          text,
          match,
        });
  }
  suggest(INDEX, query);
  mustBeClean();
});

const times = target(
  "times in addresses",
  { share: 80_000, quick: 500 },
  fc.oneof(soup, anyText, fc.constantFrom("754", "12:34", "1:02:03", "1h2m3s", "0", "-1", "1e9")),
  (text) => {
    const share = parseShareTime(text);
    for (const time of [parseTimestamp(text), share?.at, share?.until])
      must(time === undefined || (Number.isFinite(time) && time >= 0), "a time", { text, time });
  },
);

/** Any value that JSON knows, with the names and values of real records among it. */
const anyRecord: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(
      fc.constantFrom<unknown>(0, 1, -1, 1e308, true, false, null, "", "/a.html", "//evil.example"),
      fc.constantFrom<unknown>(track("a"), track("b", { number: 3 }), [
        [0, 10],
        [5, 2],
      ]),
      fc.constantFrom(...PAYLOADS),
      anyText,
      fc.double(),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        ..."track audio src type path guid id title show guests at updated heard finished note created tracks artwork rate volume muted format value playhead positions saved moments queue preferences __proto__ constructor".split(
          " ",
        ),
      ),
      tie("value"),
      { maxKeys: 8 },
    ),
  ),
})).value;

function mustBeSafe(found: Track | undefined, value: unknown): void {
  if (!found) return;
  const { path, audio, artwork } = found;
  must(new URL(path, "https://here.example").host === "here.example", "a path away", {
    value,
    path,
  });
  for (const address of [audio.src, artwork])
    must(
      address === undefined || /^https?:$/.test(new URL(address, "https://here.example").protocol),
      "an address that runs",
      { value, address },
    );
}

const records = target(
  "stored records",
  { share: 100_000, quick: 800 },
  fc.oneof(
    anyRecord,
    fc.record({
      track: anyRecord,
      at: fc.double(),
      updated: fc.double(),
      heard: anyRecord,
      id: anyText,
      note: anyText,
      created: fc.double(),
    }),
    fc.record({
      guid: anyText,
      id: anyText,
      title: anyText,
      show: anyText,
      guests: anyText,
      path: fc.oneof(soup, fc.constantFrom("/a", "/\t/evil.example", "/\\evil.example")),
      audio: fc.record({ src: fc.oneof(soup, fc.constantFrom(...PAYLOADS)), type: anyText }),
      artwork: fc.oneof(soup, fc.constantFrom("/a.png", "https://a.example/b.png")),
    }),
  ),
  (value) => {
    mustBeSafe(readTrack(value), value);
    mustBeSafe(readPlace(value)?.track, value);
    mustBeSafe(readSaved(value)?.track, value);
    mustBeSafe(readMoment(value)?.track, value);
    for (const one of readQueue(value)?.tracks ?? []) mustBeSafe(one, value);
    const preferences = readPreferences(value);
    const rate = preferences?.rate;
    must(rate === undefined || (rate >= 0.5 && rate <= 3), "a rate", { value, rate });
    mustBeClean();
  },
);

const kept = target(
  "what a browser kept",
  { share: 20_000, quick: 150 },
  fc.oneof(
    anyText,
    soup,
    anyRecord.map((value) => JSON.stringify(value)),
  ),
  (text) => {
    const local = new FakeLocalStorage();
    local.setItem("site preferences", text);
    const storage = openStorage({ name: "site", localStorage: local });
    const value = storage.readNow("preferences", readPreferences);
    // Read, or set aside: never lost.
    must(value !== undefined || [...local.entries.values()].includes(text), "it is gone", text);
    storage.release();
  },
);

const imports = target(
  "imported files",
  { share: 10_000, quick: 60 },
  fc.oneof(
    anyText,
    anyRecord.map((value) => JSON.stringify(value)),
    fc
      .record({
        playhead: fc.constantFrom(1, 0, 2, "1"),
        positions: anyRecord,
        saved: anyRecord,
        moments: anyRecord,
        queue: anyRecord,
        preferences: anyRecord,
      })
      .map((value) => JSON.stringify(value)),
  ),
  async (text) => {
    const storage = openStorage({ name: "site", localStorage: new FakeLocalStorage() });
    const library = createLibrary(storage);
    try {
      const { added, updated, unchanged, unreadable } = await importLibrary(library, text);
      for (const count of [added, updated, unchanged, unreadable])
        must(count >= 0, "a count", text);
      for (const one of library.queue.tracks()) mustBeSafe(one, text);
      for (const { track: one } of library.saved.store.get().records.values())
        mustBeSafe(one, text);
    } catch (error) {
      must(error instanceof ImportError, String(error), text);
    } finally {
      // Its channel to other tabs would keep the process alive.
      storage.release();
    }
    mustBeClean();
  },
);

export const LISTENER: Target[] = [queries, times, records, kept, imports];
