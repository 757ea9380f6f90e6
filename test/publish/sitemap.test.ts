import { DomUtils, parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import { wholeAddress } from "../../src/publish/site-address.ts";
import { sitemaps } from "../../src/publish/sitemap.ts";

const whole = wholeAddress("https://show.example", "/");

function entries(xml: string, name: string): Record<string, string>[] {
  return DomUtils.getElementsByTagName(name, parseDocument(xml, { xmlMode: true })).map((entry) =>
    Object.fromEntries(
      DomUtils.getChildren(entry).map((child) => [
        DomUtils.getName(child as never),
        DomUtils.textContent(child),
      ]),
    ),
  );
}

test("each page is in it by its whole address, with the date of what is on it", () => {
  const files = sitemaps(
    [
      { path: "/", modified: "2019-03-04T10:00:00+01:00", listed: true },
      { path: "/tags/c%2B%2B/", listed: true },
      { path: "/saved/", listed: false },
    ],
    whole,
  );
  expect(files.map(([path]) => path)).toEqual(["/sitemap.xml"]);
  expect(entries(files[0]?.[1] ?? "", "url")).toEqual([
    { loc: "https://show.example/", lastmod: "2019-03-04T10:00:00+01:00" },
    { loc: "https://show.example/tags/c%2B%2B/" },
  ]);
});

test("more than a sitemap may hold are in several, which an index names", () => {
  const paths = Array.from({ length: 25 }, (_, at) => ({
    path: `/${at}/`,
    modified: `2019-03-${String(at + 1).padStart(2, "0")}`,
    listed: true,
  }));
  const files = new Map(sitemaps(paths, whole, 10));
  expect([...files.keys()]).toEqual([
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/sitemap-2.xml",
    "/sitemap-3.xml",
  ]);
  expect(entries(files.get("/sitemap.xml") ?? "", "sitemap")).toEqual([
    { loc: "https://show.example/sitemap-1.xml", lastmod: "2019-03-10" },
    { loc: "https://show.example/sitemap-2.xml", lastmod: "2019-03-20" },
    { loc: "https://show.example/sitemap-3.xml", lastmod: "2019-03-25" },
  ]);
  const all = [1, 2, 3].flatMap((n) => entries(files.get(`/sitemap-${n}.xml`) ?? "", "url"));
  expect(new Set(all.map(({ loc }) => loc)).size).toBe(25);
});
