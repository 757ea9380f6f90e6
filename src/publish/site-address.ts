import { withBase } from "../model/paths.ts";

/** Where `npm start` serves a site that states no address. */
const LOCAL = "http://localhost:4173";

/**
 * The site's whole address without a trailing slash: one that names only the host gets the base.
 * @param url as stated; "" stays ""
 * @param base "/" or "/a/sub/path/"
 */
export function siteAddress(url: string, base: string): string {
  if (!URL.canParse(url)) return "";
  const bare = url.replace(/\/+$/, "");
  return new URL(url).pathname === "/" ? bare + base.replace(/\/$/, "") : bare;
}

/** Makes a path of the archive, which is without the base, an address; what is one passes through. */
export type Address = (path: string) => string;

const isPath = (address: string): boolean => address.startsWith("/") && !address.startsWith("//");

/**
 * Whole addresses, for what has no meaning without them: feeds and sitemaps. A site that does not
 * know its own gets the one at which `npm start` serves it.
 * @param url from `siteAddress`
 */
export function wholeAddress(url: string, base: string): Address {
  const root = url || LOCAL + base.replace(/\/$/, "");
  return (path) => (isPath(path) ? root + path : path);
}

/** For pages: whole where the site knows its address, else from the root of its host. */
export function pageAddress(url: string, base: string): Address {
  return url ? wholeAddress(url, base) : (path) => withBase(path, base);
}
