import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/compile/content-error.ts";
import { checkDeploy } from "../../../src/publish/deploy/check-deploy.ts";
import { writeArchive } from "../../compile/write-archive.ts";

const HOME =
  '<html><head><meta http-equiv="Content-Security-Policy" content="x">' +
  '<link rel="canonical" href="https://radio.example/pod/"></head>' +
  '<body><a href="/pod/tags/rye/">Rye</a> <a href="https://elsewhere.example/x">Out</a></body></html>';

const SOUND: Record<string, string | Buffer> = {
  "index.html": HOME,
  "index.html.br": brotliCompressSync(HOME),
  "index.html.gz": gzipSync(HOME),
  "404.html": "<p>Nothing here",
  "tags/rye/index.html": '<a href="../../">Home</a><img src="/pod/a&amp;b.png">',
  "a&b.png": "",
  "sw.js": 'self.playhead={"base":"/pod/"};',
  "data/catalog.json": "{}",
  "manifest.webmanifest": "{}",
  "robots.txt": "",
  "feed.xml": "",
  ".nojekyll": "",
  _headers: "/pod/*\n  X-Content-Type-Options: nosniff\n",
};

function site(changes: Record<string, string | Buffer | undefined> = {}): string {
  const files = Object.entries({ ...SOUND, ...changes });
  return writeArchive(
    Object.fromEntries(files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]))),
  );
}

const said = async (folder: string, host?: string): Promise<string[]> =>
  (await checkDeploy(folder, host)).problems.map(formatProblem);

describe("a sound site", () => {
  test.each([undefined, "github-pages", "netlify", "cloudflare", "s3"])(
    "is ready for %s",
    async (host) => {
      const { problems, links, copies, base } = await checkDeploy(site(), host);
      expect(problems).toEqual([]);
      expect({ links, copies, base }).toEqual({ links: 3, copies: 2, base: "/pod/" });
    },
  );
});

describe("is not ready", () => {
  test("with a link that leads nowhere, or out of the site's path", async () => {
    const page = '<a href="/pod/gone/">x</a><a href="/tags/rye/">y</a>';
    expect(await said(site({ "tags/rye/index.html": page }))).toEqual([
      expect.stringMatching(/^tags\/rye\/index\.html: Its address "\/pod\/gone\/" leads nowhere; /),
      expect.stringMatching(/^tags\/rye\/index\.html: Its address "\/tags\/rye\/" leads nowhere; /),
    ]);
  });

  test("with a compressed copy of something else, or a damaged one", async () => {
    const changes = { "index.html.br": brotliCompressSync("old"), "index.html.gz": "damaged" };
    expect((await said(site(changes))).map((line) => line.split(";")[0])).toEqual([
      "index.html.br: It is not a copy of index.html",
      "index.html.gz: It is not a copy of index.html",
    ]);
  });

  test("when it was built for another path than its address says", async () => {
    const [line] = await said(
      site({
        "sw.js": 'self.playhead={"base":"/pod/"};',
        "index.html": HOME.replace('/pod/"></head>', '/radio/"></head>'),
        "index.html.br": undefined,
        "index.html.gz": undefined,
      }),
    );
    expect(line).toContain("built for the path /pod/, but its address says /radio/");
  });

  test("for Cloudflare, with a line of _headers that it would not read", async () => {
    const headers = `/*\n  Content-Security-Policy: ${"x".repeat(2000)}\n`;
    expect(await said(site({ _headers: headers }), "cloudflare")).toEqual([
      expect.stringMatching(/^_headers:2: The line has 2027 characters/),
    ]);
    expect(await said(site({ _headers: headers }), "netlify")).toEqual([]);
  });

  test("for GitHub Pages, when Jekyll would leave files out", async () => {
    expect(await said(site({ ".nojekyll": undefined }), "github-pages")).toHaveLength(1);
  });

  test("when the folder holds no site at all", async () => {
    await expect(checkDeploy(writeArchive({ "index.html": "" }))).rejects.toThrow(
      "holds no finished site",
    );
  });
});

test("a site that does not know its address is told so", async () => {
  const index = HOME.replace(/<link[^>]*>/, "");
  const changes = { "index.html": index, "index.html.br": undefined, "index.html.gz": undefined };
  const { problems } = await checkDeploy(site(changes));
  expect(problems.map(({ severity }) => severity)).toEqual(["warning"]);
});
