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

test("no line is longer than Cloudflare Pages reads", () => {
  // https://developers.cloudflare.com/pages/configuration/headers/
  const players = Array.from({ length: 12 }, (_, n) => `https://*.a-long-name-${n}.example`);
  const lines = headersFile("/", players.join(" ")).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000);
});
