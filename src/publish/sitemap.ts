import type { SitePath } from "./site-paths.ts";
import { escapeXml } from "./xml.ts";

/** https://www.sitemaps.org/protocol.html; addresses have to be absolute, so without the site's own it lists nothing. */
export function sitemap(paths: SitePath[], url: string): string {
  const entries = url
    ? paths
        .filter(({ listed }) => listed)
        .map(
          ({ path, modified }) =>
            `<url><loc>${escapeXml(url + path)}</loc>${modified ? `<lastmod>${escapeXml(modified)}</lastmod>` : ""}</url>`,
        )
        .join("\n")
    : "";
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries}\n</urlset>\n`
  );
}
