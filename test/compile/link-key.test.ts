import { expect, test } from "vitest";
import { destination, linkKey } from "../../src/compile/link-key.ts";

test.each([
  ["http://www.checkio.org/", "https://checkio.org"],
  ["https://example.org/a/index.html#top", "http://example.org/a"],
  ["https://example.org/a?utm_source=x&b=1&a=2", "https://example.org/a?a=2&b=1"],
  ["https://github.com/Tj/git-extras/", "https://github.com/tj/Git-Extras"],
  [
    "https://youtu.be/3p10knivMRg?t=10",
    "https://www.youtube.com/watch?v=3p10knivMRg&feature=share",
  ],
  [
    "http://smile.amazon.com/gp/product/B002WM3HC2/ref=x?ie=UTF8",
    "https://www.amazon.com/Player-Games/dp/B002WM3HC2",
  ],
  ["https://en.m.wikipedia.org/wiki/Flow", "https://en.wikipedia.org/wiki/Flow"],
  [
    "http://counter.example/x?url=http%3A%2F%2Fbooks.example%2Fw%2Fempire&y=1",
    "https://books.example/w/empire",
  ],
])("%s is %s", (one, other) => {
  expect(linkKey(one)).toBe(linkKey(other));
});

test.each([
  ["https://example.org/a", "https://example.org/b"],
  ["https://example.org/?p=1", "https://example.org/?p=2"],
  ["https://youtu.be/AAAAAAAAAAA", "https://youtu.be/aaaaaaaaaaa"],
  ["https://a.example.org/", "https://b.example.org/"],
])("%s is not %s", (one, other) => {
  expect(linkKey(one)).not.toBe(linkKey(other));
});

test("what is no web address has no key", () => {
  expect(linkKey("mailto:a@example.org")).toBeUndefined();
  expect(linkKey("/show/12/")).toBeUndefined();
  expect(linkKey("https://")).toBeUndefined();
});

test("a broken address within an address leaves it as it is", () => {
  expect(destination("https://a.example/x?url=http%3A%2F%")).toBe(
    "https://a.example/x?url=http%3A%2F%",
  );
});
