import { withBase } from "../model/paths.ts";
import { escapeXml } from "./xml.ts";

/** Head links that every page shares: icon, feed, manifest, search description. */
export function headLinks(title: string, base: string): string {
  const at = (path: string): string => escapeXml(withBase(path, base));
  return (
    `<link rel="icon" type="image/svg+xml" href="${at("/icon.svg")}">` +
    `<link rel="alternate" type="application/rss+xml" title="${escapeXml(title)}" href="${at("/feed.xml")}">` +
    `<link rel="manifest" href="${at("/manifest.webmanifest")}">` +
    `<link rel="search" type="application/opensearchdescription+xml" title="${escapeXml(title)}" href="${at("/opensearch.xml")}">`
  );
}
