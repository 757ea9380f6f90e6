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
const html = (body: string): Response =>
  new Response(body, { headers: { "content-type": "text/html" } });
const file = {
  format: DATA_FORMAT,
  episode: { id: "a", sections: [], tags: [], frames: [] },
  related: [],
};

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

  test("so is a connection that breaks", async () => {
    const { reader } = network(new TypeError("reset"), json(file));
    expect(await reader.episode("/a.html")).toEqual(file);
  });

  test("a failure is not remembered", async () => {
    const { reader } = network(new TypeError("reset"), new TypeError("reset"), json(file));
    await expect(reader.episode("/a.html")).rejects.toThrow("could not be reached");
    expect(await reader.episode("/a.html")).toEqual(file);
  });

  test("what is not there is undefined, also where the host answers with the site's own page, and may come later", async () => {
    const { reader } = network(json({}, 404), html('<div id="root"></div>'), json(file));
    expect(await reader.episode("/a.html")).toBeUndefined();
    expect(await reader.episode("/b.html")).toBeUndefined();
    expect(await reader.episode("/a.html")).toEqual(file);
  });

  test("a network's own page in the place of data is a failure", async () => {
    const { reader } = network(html("<!doctype html>Welcome"), html("<!doctype html>Welcome"));
    await expect(reader.episode("/a.html")).rejects.toThrow("sign in");
  });

  test("data of another shape is a failure, and not remembered", async () => {
    const { reader } = network(
      json({ format: DATA_FORMAT, episode: {} }),
      json({ format: DATA_FORMAT }),
      json(file),
    );
    await expect(reader.episode("/a.html")).rejects.toThrow("damaged");
    expect(await reader.episode("/a.html")).toEqual(file);
  });

  test("damaged JSON is a failure, not an empty page", async () => {
    const { reader } = network(new Response('{"format":'));
    await expect(reader.episode("/a.html")).rejects.toThrow("damaged");
  });

  test("data of another format is asked for once more, past the browser's cache", async () => {
    const { reader } = network(json({ format: DATA_FORMAT - 1 }), json(file));
    expect(await reader.episode("/a.html")).toEqual(file);
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

  test("a list that can't be put together is a failure, and not remembered", async () => {
    const { reader } = network(json({ format: DATA_FORMAT, names: 1, episodes: 2 }), json(list!));
    await expect(reader.catalog()).rejects.toBeInstanceOf(Error);
    expect((await reader.catalog()).episodes).toHaveLength(3);
  });

  test("details of another day's list are refused", async () => {
    const { reader } = network(json(list!), json(writeDetails(episodes.slice(1))[0]!));
    const known = await reader.catalog();
    await expect(reader.details(known.episodes)).rejects.toMatchObject({ stale: true });
    expect(known.episodes[0]?.summary).toBeUndefined();
  });
});
