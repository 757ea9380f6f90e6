import type { Source } from "./front-matter.ts";
import { linkKey } from "./link-key.ts";
import { fold } from "./slug.ts";

/** One episode, by what an address may name it with. */
export interface Addressed {
  path: string;
  number?: number;
  fields: Source["fields"];
}

/** Where a number stands in an address: "https://syntax.example/show/012/title" → host, "/show/", 12. */
const NUMBERED =
  /^https?:\/\/(?:www\.)?([^/?#]+)(\/(?:[a-z][a-z0-9-]*\/){0,3})0*(\d{1,5})(?:[/-][^?#]*)?(?:[?#]|$)/i;
/** What stands before it where nothing else is known of the host. */
const USUAL = /^\/(?:(?:shows?|episodes?|ep|e|podcasts?)\/)?$/i;
/** Metadata must agree so often before a number in an address is taken for an episode's. */
const PROOF = 3;

/**
 * Finds the episode that an address leads to: by its path on this site; by an address that its
 * metadata states on the show's own host (such as `fireside_url`); by the number in an address that
 * is shaped as those are, or that stands on a host which is called as the show is.
 */
export function ownAddresses(
  episodes: readonly Addressed[],
  show: { title: string; siteUrls: readonly string[] },
): (url: string) => number | undefined {
  const byPath = new Map(episodes.map(({ path }, index) => [shape(path), index]));
  const byNumber = new Map<number, number>();
  const shapes = new Map<string, number>();
  episodes.forEach(({ number, fields }, index) => {
    if (number === undefined) return;
    if (!byNumber.has(number)) byNumber.set(number, index);
    for (const { value } of fields.values()) {
      if (typeof value !== "string" || !value.startsWith("http")) continue;
      if (!value.includes(String(number))) continue;
      const [, host = "", before = "", named] = NUMBERED.exec(value) ?? [];
      if (named === undefined || Number(named) !== number) continue;
      const key = host.toLowerCase() + before;
      shapes.set(key, (shapes.get(key) ?? 0) + 1);
    }
  });
  const hosts = new Set(
    [...shapes].filter(([, count]) => count >= PROOF).map(([key]) => key.replace(/\/.*$/, "")),
  );
  for (const url of show.siteUrls) hosts.add(hostOf(url));
  const called = fold(show.title).replace(/[^\p{L}\p{N}]+/gu, "");
  const isOwn = (host: string): boolean =>
    hosts.has(host) ||
    (called.length >= 4 && (host.split(".").at(-2) ?? "").replaceAll("-", "") === called);
  /** Links lead to few hosts, again and again. */
  const asked = new Map<string, boolean>();
  const mayLeadHere = (host: string): boolean => {
    let may = asked.get(host);
    if (may === undefined) asked.set(host, (may = isOwn(host)));
    return may;
  };
  const byAddress = new Map<string, number>();
  episodes.forEach(({ fields }, index) => {
    for (const { value } of fields.values()) {
      if (typeof value !== "string" || !value.startsWith("http") || !hosts.has(hostOf(value)))
        continue;
      const key = linkKey(value);
      if (key !== undefined) byAddress.set(key, index);
    }
  });

  return (url) => {
    if (url.startsWith("/")) return byPath.get(shape(url.replace(/[?#].*$/s, "")));
    const host = hostOf(url);
    if (!mayLeadHere(host)) return undefined;
    const [, , before = "", named] = NUMBERED.exec(url) ?? [];
    const proved = named !== undefined && (shapes.get(host + before) ?? 0) >= PROOF;
    if (proved) return byNumber.get(Number(named));
    const stated = byAddress.get(linkKey(url) ?? "");
    if (stated !== undefined) return stated;
    const path = /^https?:\/\/[^/]+([^?#]*)/i.exec(url)?.[1] ?? "/";
    const usual =
      named !== undefined && USUAL.test(before) ? byNumber.get(Number(named)) : undefined;
    return byPath.get(shape(path)) ?? usual;
  };
}

/** The host of an http(s) address in small letters, without "www."; "" for anything else. */
function hostOf(url: string): string {
  if (!url.startsWith("http")) return "";
  const start = url.indexOf("://") + 3;
  if (start === 2) return "";
  const slash = url.indexOf("/", start);
  const host = (slash === -1 ? url.slice(start) : url.slice(start, slash))
    .replace(/[?#].*$/s, "")
    .toLowerCase();
  return host.startsWith("www.") ? host.slice(4) : host;
}

/** The forms of a path that a static host answers alike. */
const shape = (path: string): string => path.replace(/(?:\/index\.html?|\/)$/, "") || "/";
