import { describe, expect, test } from "vitest";
import { handlingOf, keyOf, mayKeep, siblingsOf, surplus } from "../../src/offline/cache-policy.ts";

const request = (url: string, rest: Partial<Request> = {}) => ({
  url,
  method: "GET",
  mode: "cors" as const,
  cache: "default" as const,
  ...rest,
});

describe.each(["https://show.test/", "https://show.test/a/sub/path/"])("at %s", (site) => {
  test.each([
    ["", "navigate", "page"],
    ["trent-nelson.html?t=12", "navigate", "page"],
    ["assets/index-abc.js", "cors", "asset"],
    ["assets/pictures/abc-480.avif", "no-cors", "copy"],
    ["data/catalog.json", "cors", "data"],
    ["data/episodes/a%2Fb.json", "cors", "data"],
    ["data/kept-audio?https%3A%2F%2Fcdn.test%2Fa.mp3", "no-cors", "kept audio"],
    ["audio/a.mp3", "no-cors", undefined],
    ["images/a.jpg", "no-cors", undefined],
    ["feed.xml", "cors", undefined],
  ] as const)("%s (%s) is handled as %s", (path, mode, handling) => {
    expect(handlingOf(request(site + path, { mode }), site)).toBe(handling);
  });

  test("a picture of the archive's own is handled as an image", () => {
    const url = `${site}images/a.gif`;
    expect(handlingOf(request(url, { destination: "image" }), site)).toBe("image");
  });

  test("other methods, and what insists on the network, pass", () => {
    const url = `${site}data/catalog.json`;
    expect(handlingOf(request(url, { method: "HEAD" }), site)).toBeUndefined();
    expect(handlingOf(request(url, { cache: "no-cache" }), site)).toBeUndefined();
    expect(handlingOf(request(url, { cache: "reload" }), site)).toBeUndefined();
  });
});

test("another show on the same origin, and other hosts, are left alone", () => {
  const site = "https://show.test/a/";
  expect(handlingOf(request("https://show.test/b/data/x.json"), site)).toBeUndefined();
  expect(handlingOf(request("https://cdn.test/a/data/x.json"), site)).toBeUndefined();
});

test("copies of one picture begin alike, of two never", () => {
  const copy = "https://show.test/assets/pictures/Ab-4_x-480.avif";
  expect(siblingsOf(copy)).toBe("https://show.test/assets/pictures/Ab-4_x-");
});

describe("an answer", () => {
  const answer = (type: string, rest: Partial<Response> = {}) => ({
    status: 200,
    type: "basic" as const,
    redirected: false,
    headers: new Headers({ "content-type": type }),
    ...rest,
  });

  test("is kept as what it is", () => {
    expect(mayKeep("page", answer("text/html; charset=utf-8"))).toBe(true);
    expect(mayKeep("data", answer("application/json"))).toBe(true);
    expect(mayKeep("asset", answer("text/javascript"))).toBe(true);
  });

  test("that is a page is not kept in the place of data or a script, nor the other way round", () => {
    expect(mayKeep("data", answer("text/html"))).toBe(false);
    expect(mayKeep("asset", answer("text/html"))).toBe(false);
    expect(mayKeep("page", answer("audio/mpeg"))).toBe(false);
  });

  test("that failed, was redirected, is a part, or can't be seen into is not kept", () => {
    expect(mayKeep("data", answer("application/json", { status: 404 }))).toBe(false);
    expect(mayKeep("data", answer("application/json", { status: 206 }))).toBe(false);
    expect(mayKeep("data", answer("application/json", { redirected: true }))).toBe(false);
    expect(mayKeep("page", answer("text/html", { type: "opaqueredirect" }))).toBe(false);
    expect(mayKeep("asset", answer("text/javascript", { type: "opaque" }))).toBe(false);
  });
});

test("a page is kept once, whatever its query says", () => {
  expect(keyOf("https://show.test/?q=tornado&tag=web#n-1")).toBe("https://show.test/");
});

test("the oldest go, so that the newest remain", () => {
  expect(surplus(["a", "b", "c"], 2)).toEqual(["a"]);
  expect(surplus(["a", "b"], 2)).toEqual([]);
});
