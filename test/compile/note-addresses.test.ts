import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mendAddress } from "../../src/compile/note-addresses.ts";
import { validAddress } from "../../src/compile/valid-address.ts";

test.each([
  ["www.a.example/x", "https://www.a.example/x"],
  ["discourse.org", "https://discourse.org"],
  ["ada@a.example", "mailto:ada@a.example"],
  ["[https://a.example/x", "https://a.example/x"],
  ["%5Curl%7Bhttp://a.example/%7D", "http://a.example/"],
  ["%7Bfilename%7D/a.md", "{filename}/a.md"],
  ["notes.md", "notes.md"],
  ["episode.html", "episode.html"],
  ["/images/a.com.png", "/images/a.com.png"],
])("%s is meant as %s", (written, meant) => {
  expect(mendAddress(written)).toBe(meant);
});

test.each([
  ["https://a.example/a b[c]{d}|e", "https://a.example/a%20b%5Bc%5D%7Bd%7D%7Ce"],
  ["https://a.example/?q=100%&r=%41#x#y", "https://a.example/?q=100%25&r=%41#x%23y"],
  ["https://a.example/ä", "https://a.example/ä"],
  ["/a/b.html?x#y", "/a/b.html?x#y"],
  ["ht\ntps://a.example/\tb\r\n", "https://a.example/b"],
  ["https://", undefined],
  ["https://[::1", undefined],
  ["https://me:you@a.example/", undefined],
  ["javascript:alert(1)", undefined],
  [" java\tscript:alert(1)", undefined],
  ["data:text/html,x", undefined],
])("%s is written as %s", (address, written) => {
  expect(validAddress(address)).toBe(written);
});

test("any text: what is valid once is valid unchanged, and never a scheme that runs", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((s) => `https://a.example/${s}`),
      ),
      (text) => {
        const written = validAddress(text);
        expect(written === undefined || validAddress(written) === written).toBe(true);
        expect(written ?? "").not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
      },
    ),
  );
});
