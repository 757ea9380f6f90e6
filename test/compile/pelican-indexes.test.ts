import { describe, expect, test } from "vitest";
import { pelicanIndexRedirects } from "../../src/compile/pelican-indexes.ts";

const site = {
  tagged: [
    {
      written: ["The GIL", "c++"],
      terms: [
        { slug: "the-gil", name: "The GIL" },
        { slug: "cpp", name: "C++" },
      ],
    },
    { written: ["Packages"], terms: [{ slug: "packaging", name: "Packaging" }] },
  ],
  aliases: new Map([["Packaging", ["Packages"]]]),
  categories: ["Episodes"],
  otherTags: ["PSF", "c++", "Packages"],
  authors: ["Ann Bee & Cy Dee", "Ann Bee", ""],
  people: [{ slug: "ann-bee", name: "Ann Bee", hosted: 1, guested: 0, links: [] }],
  taken: new Set(["/archives.html"]),
};
const to = (from: string) => pelicanIndexRedirects(site).find((one) => one.from === from)?.to;

describe("the lists that Pelican wrote by itself", () => {
  test("a tag's old list leads to its page, also by a spelling that was merged", () => {
    expect(to("/tag/the-gil.html")).toBe("/tags/the-gil/");
    expect(to("/tag/packages.html")).toBe("/tags/packaging/");
  });

  test("authors, categories and overviews lead on", () => {
    expect(to("/author/ann-bee.html")).toBe("/guests/ann-bee/");
    expect(to("/category/episodes.html")).toBe("/");
    expect(to("/tags.html")).toBe("/tags/");
  });

  test("a tag that only an article has leads to all tags, another to its page", () => {
    expect(to("/tag/psf.html")).toBe("/tags/");
    expect(to("/tag/c.html")).toBe("/tags/cpp/");
  });

  test("authors who share an episode lead to all people", () => {
    expect(to("/author/ann-bee-cy-dee.html")).toBe("/guests/");
    expect(to("/author/.html")).toBeUndefined();
  });

  test("an address that a page of the archive has stays that page's", () => {
    expect(to("/archives.html")).toBeUndefined();
  });
});
