import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DomUtils, parseDocument } from "htmlparser2";
import { outputFile } from "../src/model/paths.ts";

/** A built site, and where it is to be served. */
export interface BuiltSite {
  folder: string;
  /** "/" or "/a/sub/path/". */
  base?: string;
  /** Its whole address without a trailing slash, as its feeds and previews name it. */
  address?: string;
}

const HERE = "http://site.test";

export function filesBelow(at: string): string[] {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const path = join(at, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/**
 * Every address of the site itself that leads nowhere: links, images, scripts and anchors of pages,
 * what their heads tell machines, and what feeds, sitemaps and other files for machines name.
 */
export function brokenLinks({ folder, base = "/", address = "" }: BuiltSite): string[] {
  const broken: string[] = [];
  const files = filesBelow(folder);
  const trees = new Map<string, ReturnType<typeof parseDocument>>();
  const tree = (file: string) => {
    const known = trees.get(file) ?? parseDocument(readFileSync(file, "utf8"));
    trees.set(file, known);
    return known;
  };
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string): Set<string> => {
    const known =
      ids.get(file) ??
      new Set(
        DomUtils.findAll((e) => "id" in e.attribs, tree(file).children).map(
          (e) => e.attribs["id"] ?? "",
        ),
      );
    ids.set(file, known);
    return known;
  };
  /** @param path from the root of the host; undefined for what is below another base */
  const fileAt = (path: string): string | undefined => {
    if (!path.startsWith(base)) return undefined;
    const inside = `/${path.slice(base.length)}`;
    const named = join(folder, decodeURIComponent(inside));
    return isFile(named) ? named : join(folder, outputFile(inside));
  };
  const check = (from: string, written: string): void => {
    if (!URL.canParse(written, HERE + base + from)) return;
    const own = address !== "" && (written === address || written.startsWith(`${address}/`));
    const url = own
      ? new URL(HERE + base + written.slice(address.length + 1))
      : new URL(written, HERE + base + from);
    if (url.origin !== HERE) return;
    const target = fileAt(url.pathname);
    if (target === undefined || !isFile(target)) broken.push(`${from} → ${written}`);
    // "#series" and the like name things in JSON-LD, and no place on a page.
    else if (!own && url.hash && !idsOf(target).has(decodeURIComponent(url.hash.slice(1))))
      broken.push(`${from} → ${written} (no such anchor)`);
  };
  for (const file of files) {
    const from = file.slice(folder.length + 1);
    if (file.endsWith(".html")) {
      for (const { name, attribs } of DomUtils.findAll(() => true, tree(file).children)) {
        const widths = attribs["srcset"]?.split(", ").map((copy) => copy.replace(/ .*/, "")) ?? [];
        for (const written of [attribs["href"], attribs["src"], attribs["poster"], ...widths])
          if (written) check(from, written);
        if (name === "meta" && /^og:(?:url|image|audio)$/.test(attribs["property"] ?? ""))
          check(from, attribs["content"] ?? "");
      }
    }
    if (address !== "" && /\.(?:html|xml|json|txt|webmanifest)$/.test(file))
      for (const written of namedIn(readFileSync(file, "utf8"), address)) check(from, written);
    if (file.endsWith(".webmanifest"))
      for (const [, written = ""] of readFileSync(file, "utf8").matchAll(
        /"(?:src|start_url|scope)":"([^"]+)"/g,
      ))
        check(from, written);
  }
  return broken;
}

/** Whole addresses of the site in any text. */
const namedIn = (text: string, address: string): string[] =>
  text
    .split(address)
    .slice(1)
    .flatMap((rest) => /^[^\s"<>\\\])}]*/.exec(rest)?.[0].replaceAll("&amp;", "&") ?? "")
    // A longer host name, or the template of a search.
    .filter((rest) => (rest === "" || rest.startsWith("/")) && !rest.includes("{"))
    .map((rest) => address + rest);
