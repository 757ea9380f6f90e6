import type { Report } from "../../compile/content-error.ts";
import type { SiteFiles } from "./site-files.ts";

const ADDRESS =
  /<(?:a|link|script|img|source|audio|video|iframe)\b[^>]*?\s(?:(?:href|src)="([^"]*)"|srcset="([^"]*)")/g;

const decoded = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** Addresses in a page, those of the copies of its pictures included. */
const addressesIn = (html: string): string[] =>
  [...html.matchAll(ADDRESS)].flatMap(([, address, copies]) =>
    copies === undefined
      ? [address ?? ""]
      : copies.split(", ").map((copy) => copy.replace(/ .*/, "")),
  );

/** Reports every address of a page within the site where nothing stands; gives how many there were. */
export async function checkLinks(site: SiteFiles, report: Report): Promise<number> {
  let checked = 0;
  const known = new Map<string, boolean>();
  const there = (path: string): boolean => {
    let found = known.get(path);
    if (found === undefined) {
      const plain = path.replace(/\/+$/, "");
      found = [path, `${plain}/index.html`, `${plain}.html`, plain || "index.html"].some((file) =>
        site.sizes.has(file.replace(/^\//, "")),
      );
      known.set(path, found);
    }
    return found;
  };
  for (const file of site.sizes.keys()) {
    if (!file.endsWith(".html")) continue;
    const here = new URL(site.base + file.replace(/index\.html$/, ""), "http://site");
    const dead = new Set<string>();
    for (const address of addressesIn(await site.text(file))) {
      const url = addressOf(decoded(address), here);
      if (!url || url.origin !== here.origin) continue;
      checked += 1;
      const path = decodePath(url.pathname);
      if (
        path === undefined ||
        !path.startsWith(site.base) ||
        !there(path.slice(site.base.length - 1))
      )
        dead.add(address);
    }
    for (const address of dead)
      report({
        severity: "error",
        file,
        what: `Its address "${address}" leads nowhere`,
        write: `build the site again for where it will stand, with "--base"`,
      });
  }
  return checked;
}

function addressOf(text: string, here: URL): URL | undefined {
  try {
    return new URL(text, here);
  } catch {
    return undefined;
  }
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
