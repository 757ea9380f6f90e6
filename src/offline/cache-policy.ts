import { PICTURES } from "../model/offline-files.ts";

/** Pages and data of these many visits are kept, and as many pictures. */
export const MOST_VISITED = 200;

/**
 * "page", "data" and "image" are asked of the network first; an "asset" never changes under its
 * name, nor does a "copy" of a picture, of which there are many; "kept audio" stands on this
 * device alone.
 */
export type Handling = "page" | "data" | "image" | "asset" | "copy" | "kept audio";

/** Folder of the copies of pictures, below the base. */
const COPIES = PICTURES.slice(1);

/** How the worker answers a request; undefined where it stays out of the way. */
export function handlingOf(
  request: Pick<Request, "url" | "method" | "mode" | "cache"> & { destination?: string },
  /** Absolute address of the site's base, with its trailing slash. */
  site: string,
): Handling | undefined {
  if (request.method !== "GET" || !request.url.startsWith(site)) return undefined;
  const path = request.url.slice(site.length).replace(/[?#].*$/s, "");
  if (request.mode === "navigate") return "page";
  if (path === "data/kept-audio") return "kept audio";
  // Whoever insists on the network, means it: such as what keeps the whole archive.
  if (request.cache === "no-cache" || request.cache === "reload" || request.cache === "no-store")
    return undefined;
  if (path.startsWith(COPIES)) return "copy";
  if (path.startsWith("assets/")) return "asset";
  if (path.startsWith("data/")) return "data";
  return request.destination === "image" ? "image" : undefined;
}

/** The beginning of the addresses of all copies of one picture: it names the picture, then the copy's width. */
export const siblingsOf = (url: string): string => url.replace(/\d+\.\w+$/, "");

/**
 * Whether an answer may be given again later: a whole, plain success from this site, and what
 * was asked for. A host that answers every address with a page would else leave HTML as data.
 */
export function mayKeep(
  kind: Handling,
  {
    status,
    type,
    redirected,
    headers,
  }: Pick<Response, "status" | "type" | "redirected" | "headers">,
): boolean {
  if (status !== 200 || type !== "basic" || redirected) return false;
  const isHtml = (headers.get("content-type") ?? "").includes("html");
  return isHtml === (kind === "page");
}

/** The key of what is kept for an address. A page's query is its state: it changes nothing of the file. */
export const keyOf = (url: string): string => url.replace(/[?#].*$/s, "");

/** What has to go so that `most` remain: the front of a list in the order of its writing. */
export const surplus = <T>(keys: readonly T[], most: number): T[] =>
  keys.slice(0, Math.max(0, keys.length - most));
