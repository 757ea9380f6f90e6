import { HOME, withBase } from "../model/paths.ts";
import { cardColours } from "./cards/colours.ts";
import { episodeFeed } from "./feed.ts";
import { headersFile } from "./headers.ts";
import { iconSvg } from "./cards/icon.ts";
import type { Rebased } from "./rebase.ts";
import { sitemap } from "./sitemap.ts";
import { sitePaths } from "./site-paths.ts";
import type { SiteWriter } from "./site-writer.ts";
import { escapeXml } from "./xml.ts";

/**
 * Feed, sitemap, robots, manifest, search description and headers.
 * @param policy the site's Content-Security-Policy
 */
export async function writeMachineFiles(
  site: Rebased,
  writer: SiteWriter,
  base: string,
  policy: string,
): Promise<void> {
  const { show } = site.catalog;
  await writer.writeFile("/feed.xml", episodeFeed(site, base));
  await writer.writeFile("/sitemap.xml", sitemap(sitePaths(site), show.url));
  await writer.writeFile("/robots.txt", robots(show.url));
  await writer.writeFile("/manifest.webmanifest", manifest(site, base));
  await writer.writeFile("/opensearch.xml", openSearch(show.title, show.url, base));
  await writer.writeFile("/icon.svg", iconSvg(show.title, cardColours(show.accent)));
  await writer.writeFile("/_headers", headersFile(base, policy));
}

const robots = (url: string): string =>
  `User-agent: *\nAllow: /\n${url ? `Sitemap: ${url}/sitemap.xml\n` : ""}`;

function manifest(site: Rebased, base: string): string {
  const { show } = site.catalog;
  return JSON.stringify({
    name: show.title,
    short_name: show.title,
    description: show.description,
    start_url: withBase(HOME, base),
    scope: withBase(HOME, base),
    display: "standalone",
    icons: [{ src: withBase("/icon.svg", base), sizes: "any", type: "image/svg+xml" }],
  });
}

/** https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md */
function openSearch(title: string, url: string, base: string): string {
  const template = `${url || ""}${url ? "/" : withBase(HOME, base)}?q={searchTerms}`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">` +
    `<ShortName>${escapeXml(title.slice(0, 16))}</ShortName>` +
    `<Description>Search the episodes of ${escapeXml(title)}</Description>` +
    `<InputEncoding>UTF-8</InputEncoding>` +
    `<Url type="text/html" template="${escapeXml(template)}"/>` +
    `</OpenSearchDescription>\n`
  );
}
