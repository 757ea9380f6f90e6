import { describe, expect, test } from "vitest";
import { fetchingReader } from "../../src/app/catalog-reader.ts";
import { type LightCatalog, writeCatalog } from "../../src/model/catalog-files.ts";
import { DATA_FORMAT } from "../../src/model/data-format.ts";
import type { EpisodeSummary, Show } from "../../src/model/episode.ts";
import { writeDetails } from "../../src/model/episode-entry.ts";
import { CATALOG_DATA } from "../../src/model/paths.ts";

/** A network that gives each answer once, in order, and remembers what was asked. */
function network(...answers: (Response | Error)[]) {
  const asked: string[] = [];
  const fetcher = async (input: RequestInfo | URL): Promise<Response> => {
    asked.push(input instanceof Request ? input.url : input.toString());
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new TypeError("nothing left");
    return answer;
  };
  return { asked, reader: fetchingReader("/sub/", undefined, fetcher) };
}
const json = (value: object, status = 200): Response => Response.json(value, { status });
const file = { format: DATA_FORMAT, episode: { id: "a" } };

describe("reading the published archive", () => {
  test("an address is asked for once, under the base", async () => {
    const { asked, reader } = network(json(file));
    await reader.episode("/a.html");
    expect(await reader.episode("/a.html")).toEqual(file);
    expect(asked).toEqual(["/sub/data/episodes/a.json"]);
  });

  test("a server's hiccup is tried once more without a word", async () => {
    const { reader } = network(json({}, 503), json(file));
    expect(await reader.episode("/a.html")).toEqual(file);
  });

  test("a failure is not remembered", async () => {
    const { reader } = network(new TypeError("offline"), json(file));
    await expect(reader.episode("/a.html")).rejects.toThrow("offline");
    expect(await reader.episode("/a.html")).toEqual(file);
  });

  test("what is not there is undefined, also where the host answers with a page", async () => {
    const page = new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
    const { reader } = network(json({}, 404), page);
    expect(await reader.episode("/a.html")).toBeUndefined();
    expect(await reader.episode("/b.html")).toBeUndefined();
  });

  test("damaged JSON is a failure, not an empty page", async () => {
    const { reader } = network(new Response('{"format":'));
    await expect(reader.episode("/a.html")).rejects.toThrow("damaged");
  });

  test("data of another format is refused", async () => {
    const { reader } = network(json({ format: DATA_FORMAT + 1 }));
    await expect(reader.episode("/a.html")).rejects.toMatchObject({ stale: true });
  });
});

describe("reading the list of episodes", () => {
  const episodes = Array.from({ length: 3 }, (_, i): EpisodeSummary => ({
    id: `e${3 - i}`,
    path: `/e${3 - i}.html`,
    guid: `e${3 - i}`,
    title: `Episode ${3 - i}`,
    date: "2020-01-01",
    summary: `About ${3 - i}`,
    tags: [],
    guests: [],
    hosts: [],
    audio: { src: `/${3 - i}.mp3`, type: "audio/mpeg" },
    framed: false,
    hasTranscript: false,
  }));
  const catalog: LightCatalog = {
    format: DATA_FORMAT,
    show: { title: "Kitchen Radio" } as Show,
    episodes,
    tags: [],
    people: [],
  };
  const [[, list] = []] = writeCatalog(catalog, CATALOG_DATA);
  const [details] = writeDetails(episodes);

  test("summaries and audio come when they are asked for, and stay", async () => {
    const { asked, reader } = network(json(list!), json(details!));
    const known = await reader.catalog();
    expect(known.episodes[0]).toMatchObject({ title: "Episode 3", audio: "unread" });
    expect(await reader.details(known.episodes.slice(1, 2))).toEqual([episodes[1]]);
    expect(known.episodes).toEqual(episodes);
    await reader.details(known.episodes);
    expect(asked).toEqual(["/sub/data/catalog.json", "/sub/data/details/0.json"]);
  });

  test("details of another day's list are refused", async () => {
    const { reader } = network(json(list!), json(writeDetails(episodes.slice(1))[0]!));
    const known = await reader.catalog();
    await expect(reader.details(known.episodes)).rejects.toMatchObject({ stale: true });
    expect(known.episodes[0]?.summary).toBeUndefined();
  });
});
