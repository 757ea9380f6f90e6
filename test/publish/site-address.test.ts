import { expect, test } from "vitest";
import { pageAddress, siteAddress, wholeAddress } from "../../src/publish/site-address.ts";

test("an address that names only the host gets the base; one with a path is whole already", () => {
  expect(siteAddress("https://show.example", "/a/sub/path/")).toBe(
    "https://show.example/a/sub/path",
  );
  expect(siteAddress("https://show.example/", "/")).toBe("https://show.example");
  expect(siteAddress("https://me.example/podcast", "/podcast/")).toBe("https://me.example/podcast");
  expect(siteAddress("", "/podcast/")).toBe("");
});

test("every path of the archive is below the site's address; other addresses stay", () => {
  const whole = wholeAddress("https://me.example/podcast", "/podcast/");
  expect(whole("/episodes/1/")).toBe("https://me.example/podcast/episodes/1/");
  expect(whole("/podcast/about.html")).toBe("https://me.example/podcast/podcast/about.html");
  expect(whole("https://cdn.example/1.mp3")).toBe("https://cdn.example/1.mp3");
  expect(whole("//cdn.example/1.mp3")).toBe("//cdn.example/1.mp3");
});

test("without an address, feeds name the local server and pages stay relative to their host", () => {
  expect(wholeAddress("", "/sub/")("/a.html")).toBe("http://localhost:4173/sub/a.html");
  expect(pageAddress("", "/sub/")("/a.html")).toBe("/sub/a.html");
  expect(pageAddress("https://x.example", "/")("/a.html")).toBe("https://x.example/a.html");
});
