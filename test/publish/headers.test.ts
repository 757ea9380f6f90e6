import { expect, test } from "vitest";
import { headersFile, sentHeaders } from "../../src/publish/headers.ts";

const file = headersFile("/", "default-src 'none'");

test("every answer bears the policy and is taken for what it says it is", () => {
  for (const path of ["/", "/a.html", "/data/catalog.json", "/assets/a.js", "/sw.js"]) {
    const sent = sentHeaders(file, path);
    expect(sent.get("Content-Security-Policy")).toBe("default-src 'none'");
    expect(sent.get("X-Content-Type-Options")).toBe("nosniff");
    expect(sent.get("Referrer-Policy")).toBe("strict-origin-when-cross-origin");
    expect(sent.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
    expect(sent.get("Permissions-Policy")).toContain("camera=(), ");
  }
});

test("hashed files are kept for good, the rest is asked for again", () => {
  expect(sentHeaders(file, "/assets/a.js").get("Cache-Control")).toContain("immutable");
  expect(sentHeaders(file, "/a.html").get("Cache-Control")).toContain("must-revalidate");
});

test("below a path of its own, the site speaks for that path alone", () => {
  const below = headersFile("/show/", "default-src 'none'");
  expect(sentHeaders(below, "/show/a.html").size).toBeGreaterThan(5);
  expect(sentHeaders(below, "/other/").size).toBe(0);
});

test.each([
  ["/feed.xml", "application/xml"],
  ["/tags/css/feed.xml", "application/xml"],
  ["/feed.json", "application/feed+json"],
  ["/feed-2.json", "application/feed+json"],
  ["/data/chapters/one.json", "application/json+chapters"],
  ["/data/captions/one.vtt", "text/vtt"],
  ["/episodes/one.vtt", "text/vtt"],
  ["/episodes/one.srt", "application/x-subrip"],
])("podcast apps and players elsewhere may read %s, as %s", (path, type) => {
  for (const base of ["/", "/show/"]) {
    const sent = sentHeaders(headersFile(base, ""), base.slice(0, -1) + path);
    expect(sent.get("Access-Control-Allow-Origin")).toBe("*");
    expect(sent.get("Content-Type")).toBe(`${type}; charset=utf-8`);
  }
});

test("pages and data of our own are for this site alone", () => {
  for (const path of ["/", "/a.html", "/data/catalog.json", "/assets/a.js", "/sitemap.xml"])
    expect(sentHeaders(file, path).has("Access-Control-Allow-Origin")).toBe(false);
  // A transcript without times, which is HTML, may be read too, under its own type.
  const html = sentHeaders(file, "/data/captions/one.html");
  expect(html.get("Access-Control-Allow-Origin")).toBe("*");
  expect(html.has("Content-Type")).toBe(false);
});

test("no line is longer than Cloudflare Pages reads", () => {
  // https://developers.cloudflare.com/pages/configuration/headers/
  const players = Array.from({ length: 12 }, (_, n) => `https://*.a-long-name-${n}.example`);
  const lines = headersFile("/", players.join(" ")).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000);
});
