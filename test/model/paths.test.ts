import { describe, expect, test } from "vitest";
import {
  episodeDataPath,
  episodeId,
  guestPath,
  outputFile,
  tagPath,
  withBase,
} from "../../src/model/paths.ts";

describe("an episode's id follows from its address", () => {
  test.each([
    ["/trent-nelson-pyparallel.html", "trent-nelson-pyparallel"],
    ["/episodes/505/", "505"],
    ["/episodes/505", "505"],
    ["/episodes/505/index.html", "505"],
    ["/shows/a/b/", "shows--a--b"],
    ["/episodes/caf%C3%A9/", "café"],
    ["/x.html?t=12:34#links", "x"],
    ["/broken%E0/", "broken%E0"],
  ])("%s → %s", (path, id) => {
    expect(episodeId(path)).toBe(id);
  });

  test("the data file of an address with odd letters can be asked for", () => {
    expect(episodeDataPath("/episodes/c#-%26-f%23/")).not.toContain("#");
  });
});

test("names with a slash or a percent sign stay one segment", () => {
  expect(tagPath("tcp/ip")).toBe("/tags/tcp%2Fip/");
  expect(guestPath("100%")).toBe("/guests/100%25/");
});

test("the base goes before site paths and nothing else", () => {
  expect(withBase("/a/", "/")).toBe("/a/");
  expect(withBase("/a/", "/sub/path/")).toBe("/sub/path/a/");
  expect(withBase("https://example.com/a.mp3", "/sub/")).toBe("https://example.com/a.mp3");
  expect(withBase("//example.com/a", "/sub/")).toBe("//example.com/a");
});

test("a static host finds every address as a file", () => {
  expect(outputFile("/")).toBe("index.html");
  expect(outputFile("/x.html")).toBe("x.html");
  expect(outputFile("/tags/c%2B%2B/")).toBe("tags/c++/index.html");
  expect(outputFile("/episodes/505")).toBe("episodes/505/index.html");
  expect(outputFile("/audio/a.mp3")).toBe("audio/a.mp3");
});
