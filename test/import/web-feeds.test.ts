import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fetchBytes } from "../../src/import/fetch-bytes.ts";
import { readSource } from "../../src/import/read-source.ts";
import { writeArchive } from "../compile/write-archive.ts";
import { runImport } from "./run-import.ts";
import { serve, unusedPort, type Answer } from "./web-server.ts";

const item = (n: number, more = ""): string =>
  `<item><title>Lamp ${n}</title><guid>lamp-${n}</guid><pubDate>0${n} Mar 2020 10:00:00 GMT</pubDate><enclosure url="/${n}.mp3" type="audio/mpeg"/>${more}</item>`;
const feed = (items: string, channel = ""): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Lamps</title>${channel}${items}</channel></rss>`;
const to =
  (location: string): Answer =>
  (_, response) =>
    void response.writeHead(302, { location }).end();
const packed =
  (encoding: string, bytes: Buffer): Answer =>
  (_, response) =>
    void response
      .writeHead(200, { "content-encoding": encoding, "content-type": "application/rss+xml" })
      .end(bytes);

const titlesOf = async (address: string): Promise<string[]> => {
  const { feed: read } = await readSource(address, () => {});
  return read.items.map(({ title }) => title);
};
const failure = (address: string): Promise<string> =>
  readSource(address, () => {}).then(
    () => "none",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe("a feed on the web", () => {
  test("behind redirects, packed, in an encoding that only the answer's header tells", async () => {
    const site = await serve({
      "/a": to("/b"),
      "/b": to("/feed.xml"),
      "/feed.xml": packed("gzip", gzipSync(feed(item(1)))),
      "/br": packed("br", brotliCompressSync(feed(item(2)))),
      "/latin": (_, response) =>
        void response
          .writeHead(200, { "content-type": "text/xml; charset=ISO-8859-1" })
          .end(Buffer.from(feed(item(3)).replace("Lamp 3", "Lämp 3"), "latin1")),
      "/feed.xml.gz": (_, response) =>
        void response
          .writeHead(200, { "content-type": "application/gzip" })
          .end(gzipSync(feed(item(4)))),
    });
    const told: string[] = [];
    const { feed: read, source } = await readSource(`${site}/a`, (line) => void told.push(line));
    expect(source).toBe(`${site}/feed.xml`);
    expect(told).toEqual([`${site}/a leads to ${site}/feed.xml`]);
    expect(read.items[0]?.audio?.address).toBe(`${site}/1.mp3`);
    expect(await titlesOf(`${site}/br`)).toEqual(["Lamp 2"]);
    expect(await titlesOf(`${site}/latin`)).toEqual(["Lämp 3"]);
    expect(await titlesOf(`${site}/feed.xml.gz`)).toEqual(["Lamp 4"]);
  });

  test("in pages: all of them, also when the last leads back", async () => {
    const answers: Record<string, string> = {};
    const site = await serve(answers);
    const next = (path: string): string => `<atom:link rel="next" href="${path}"/>`;
    answers["/feed"] = feed(item(3), next("/feed?2"));
    answers["/feed?2"] = feed(item(2), next("/feed?3"));
    answers["/feed?3"] = feed(item(1), next("/feed"));
    expect(await titlesOf(`${site}/feed`)).toEqual(["Lamp 3", "Lamp 2", "Lamp 1"]);
  });

  test("one page that does not come is the end of it: half a show is none", async () => {
    const site = await serve({ "/feed": feed(item(3), `<atom:link rel="next" href="/gone"/>`) });
    expect(await failure(`${site}/feed`)).toContain(
      `${site}/gone: There is nothing at this address (404)`,
    );
  });

  test("named by a web page", async () => {
    const site = await serve({
      "/": `<!doctype html><head><link rel=alternate type="application/rss+xml" title="Lamps" href='/feed?a=1&amp;b=2'></head>`,
      "/feed?a=1&b=2": feed(item(1)),
      "/circle": `<!doctype html><link rel="alternate" type="application/rss+xml" href="/circle">`,
      "/bare": "<html><body>Hello</body></html>",
    });
    expect(await titlesOf(site)).toEqual(["Lamp 1"]);
    expect(await failure(`${site}/circle`)).toContain(
      "/circle: It is a web page; give the address of the show's RSS feed",
    );
    expect(await failure(`${site}/bare`)).toContain("/bare: It is a web page; give the address");
  });
});

describe("what goes wrong on the web is said plainly", () => {
  test("answers that are none", async () => {
    const site = await serve({
      "/secret": (_, response) => void response.writeHead(403).end(),
      "/broken": (_, response) => void response.writeHead(503).end(),
      "/circle": to("/circle"),
      "/cut": (_, response) => {
        response.writeHead(200, { "content-length": "5000" });
        response.write(feed(item(1)).slice(0, 200));
        setTimeout(() => response.destroy(), 20);
      },
      "/short": feed(item(1)).slice(0, 250),
    });
    expect(await failure(`${site}/none`)).toMatch(
      /none: There is nothing at this address \(404\); check it in a browser/,
    );
    expect(await failure(`${site}/secret`)).toContain("The server does not hand it out (403)");
    expect(await failure(`${site}/broken`)).toContain(
      "The server has a fault of its own (503); try again later",
    );
    expect(await failure(`${site}/circle`)).toContain("The address leads on in a circle");
    expect(await failure(`${site}/cut`)).toContain("It could not be fetched");
    expect(await failure(`${site}/short`)).toContain("/short:1: It ends in the middle of");
    expect(await failure("https://")).toContain("This is no web address");
    expect(await failure(`http://127.0.0.1:${await unusedPort()}/feed`)).toContain(
      `Nothing answers at "127.0.0.1"`,
    );
  });

  test("a server that says nothing, and one that never stops", async () => {
    const site = await serve({
      "/silent": () => {},
      "/endless": (_, response) => {
        const more = (): void => {
          if (!response.destroyed) response.write("x".repeat(65_536), more);
        };
        more();
      },
    });
    await expect(fetchBytes(`${site}/silent`, 1000, { patience: 50 })).rejects.toThrow(
      "The server does not answer",
    );
    await expect(fetchBytes(`${site}/endless`, 2_000_000)).rejects.toThrow(
      "The answer is larger than 2 MB",
    );
  });
});

describe("--download", () => {
  const beside = (n: number, transcript: string, type: string): string =>
    item(
      n,
      `<podcast:transcript url="${transcript}" type="${type}"/><podcast:chapters url="/${n}.json" type="application/json+chapters"/>`,
    );

  test("transcripts and chapters stand beside their episodes; what does not come is told", async () => {
    const chapters = `{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Hello"}]}`;
    const site = await serve({
      "/feed": feed(
        beside(1, "/1.vtt", "text/vtt") +
          beside(2, "/2.html", "text/html") +
          beside(3, "/3.srt", "application/x-subrip") +
          beside(4, "/4", "application/json"),
      ),
      "/1.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nFog\n",
      "/1.json": chapters,
      "/2.html":
        "<cite>Mara:</cite><time>0:12</time><p>Fog &amp; lamps</p><cite>Theo:</cite><time>0:15</time><p>Bells</p>",
      "/2.json": "<html>not found</html>",
      "/3.srt": "<!doctype html><title>Login</title>",
      "/4": `{"segments": [{"startTime": 1, "body": "Tide"}]}`,
      "/4.json": chapters,
    });
    const folder = writeArchive({});
    const content = join(folder, "content");
    const { code, output } = await runImport(content, `${site}/feed`, "--download");
    expect(code).toBe(0);
    expect(
      readdirSync(join(content, "episodes"))
        .filter((file) => !/lamp-\d\.md$/.test(file))
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual([
      "2020-03-01-lamp-1.chapters.json",
      "2020-03-01-lamp-1.vtt",
      "2020-03-02-lamp-2.transcript.md",
      "2020-03-04-lamp-4.chapters.json",
      "2020-03-04-lamp-4.transcript.json",
    ]);
    expect(readFileSync(join(content, "episodes/2020-03-02-lamp-2.transcript.md"), "utf8")).toBe(
      "**Mara:** \\[0:12\\] Fog & lamps\n\n**Theo:** \\[0:15\\] Bells\n",
    );
    expect(output).toContain(`The chapters of "Lamp 2" did not come from ${site}/2.json: `);
    expect(output).toContain(
      `The transcript of "Lamp 3" did not come from ${site}/3.srt: It is a web page, and no transcript`,
    );
    // What is there is not fetched again.
    const again = await runImport(content, `${site}/feed`);
    expect(again.output).toContain(
      "The feed names 3 transcript or chapter files on the web; --download fetches them",
    );
  });

  test("a server that fails again and again is asked no more", async () => {
    let asked = 0;
    const answers: Record<string, Answer | string> = {};
    const site = await serve(answers);
    const count: Answer = (_, response) => {
      asked++;
      response.writeHead(500).end();
    };
    const items = Array.from({ length: 60 }, (_, i) => {
      answers[`/t${i}.vtt`] = count;
      return `<item><title>Lamp ${i}</title><guid>l${i}</guid><pubDate>01 Mar 2020 10:00:00 GMT</pubDate><podcast:transcript url="/t${i}.vtt" type="text/vtt"/></item>`;
    });
    answers["/feed"] = feed(items.join(""));
    const content = join(writeArchive({}), "content");
    const { code, output } = await runImport(content, `${site}/feed`, "--download");
    expect(code).toBe(0);
    expect(asked).toBeLessThan(20);
    expect(output).toContain("did not answer several times");
    expect(existsSync(join(content, "episodes"))).toBe(true);
  });
});
