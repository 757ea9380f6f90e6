import type { Show } from "../model/episode.ts";
import { HOME, withBase } from "../model/paths.ts";
import type { Icons } from "./cards/write-icons.ts";
import { escapeXml, tag } from "./xml.ts";
import { type Address } from "./site-address.ts";

/** --paper in styles/tokens.css, for the screen that is seen before the page. */
const PAPER = "#fbfaf8";

/** What an installed site is called and looks like (https://www.w3.org/TR/appmanifest/). */
export function manifest(show: Show, icons: Icons["manifest"], base: string): string {
  const at = (path: string): string => withBase(path, base);
  return JSON.stringify({
    id: at(HOME),
    name: show.title,
    short_name: show.title,
    description: show.description || undefined,
    lang: show.language,
    start_url: at(HOME),
    scope: at(HOME),
    display: "standalone",
    background_color: PAPER,
    theme_color: PAPER,
    icons: icons.map(({ path, ...icon }) => ({ src: at(path), ...icon })),
  });
}

/** https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md */
export function openSearch(show: Show, icons: Icons["links"], whole: Address): string {
  const icon = icons[0];
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">` +
    `<ShortName>${escapeXml(cut(show.title, 16))}</ShortName>` +
    `<LongName>${escapeXml(cut(show.title, 48))}</LongName>` +
    `<Description>Search the episodes of ${escapeXml(cut(show.title, 900))}</Description>` +
    `<InputEncoding>UTF-8</InputEncoding>` +
    `<Language>${escapeXml(show.language)}</Language>` +
    (icon ? tag("Image", { type: icon.type }, whole(icon.path)) : "") +
    tag("Url", { type: "text/html", template: `${whole(HOME)}?q={searchTerms}` }) +
    tag("Url", {
      type: "application/opensearchdescription+xml",
      rel: "self",
      template: whole("/opensearch.xml"),
    }) +
    `</OpenSearchDescription>\n`
  );
}

/** At most `length` characters, none of them cut in two. */
const cut = (text: string, length: number): string =>
  Array.from(text).slice(0, length).join("").trim();
