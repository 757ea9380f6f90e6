import type { Address } from "./site-address.ts";
import type { SitePath } from "./site-paths.ts";
import { element } from "./xml.ts";

/** https://www.sitemaps.org/protocol.html: a file holds at most so many addresses, and 50 MB. */
const MOST = 50_000;
const SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>\n`;

type Listed = Pick<SitePath, "path" | "modified" | "listed">;

const newest = (paths: readonly Listed[]): string | undefined =>
  paths
    .flatMap(({ modified }) => modified ?? [])
    .toSorted((a, b) => new Date(b).getTime() - new Date(a).getTime())[0];

/**
 * The sitemap by the names of its files; beyond 50,000 addresses "/sitemap.xml" is an index of
 * others.
 * @param whole addresses have to be
 */
export function sitemaps(
  paths: readonly Listed[],
  whole: Address,
  most = MOST,
): [path: string, xml: string][] {
  const listed = paths.filter(({ listed: is }) => is);
  if (listed.length <= most) return [["/sitemap.xml", urlset(listed, whole)]];
  const parts = Array.from({ length: Math.ceil(listed.length / most) }, (_, at) =>
    listed.slice(at * most, (at + 1) * most),
  );
  const entries = parts.map((part, at) => {
    const lastmod = element("lastmod", newest(part));
    return `<sitemap>${element("loc", whole(`/sitemap-${at + 1}.xml`))}${lastmod}</sitemap>`;
  });
  return [
    [
      "/sitemap.xml",
      `${HEAD}<sitemapindex xmlns="${SPACE}">\n${entries.join("\n")}\n</sitemapindex>\n`,
    ],
    ...parts.map((part, at): [string, string] => [`/sitemap-${at + 1}.xml`, urlset(part, whole)]),
  ];
}

function urlset(paths: readonly Listed[], whole: Address): string {
  const entries = paths.map(
    ({ path, modified }) =>
      `<url>${element("loc", whole(path))}${element("lastmod", modified)}</url>`,
  );
  return `${HEAD}<urlset xmlns="${SPACE}">\n${entries.join("\n")}\n</urlset>\n`;
}
