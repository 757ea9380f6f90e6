import { episodeId, outputFile } from "../model/paths.ts";
import { namesAudio } from "./audio-field.ts";
import type { Kind } from "./classify.ts";
import type { Source } from "./front-matter.ts";
import type { Report } from "./content-error.ts";
import { asList, asText, findField, readText } from "./fields.ts";
import type { Field, Fields } from "./header.ts";
import { fillPattern, type PatternValues, type PelicanSettings } from "./pelican-settings.ts";
import { isReserved, safePath } from "./safe-path.ts";
import { cutSlug, pelicanSlug, slugify } from "./slug.ts";
import { isWebAddress } from "./web-address.ts";

/** An address under which a page was once found. */
export interface Alias {
  path: string;
  line?: number;
}

export interface Address {
  path: string;
  /** True when the metadata states none, so that it may give way to another's. */
  derived: boolean;
  line: number;
  aliases: Alias[];
}

export interface AddressRules {
  /** Settings of the Pelican archive that the file belongs to. */
  pelican?: PelicanSettings;
  /** The show file's pattern for episodes; undefined when it states none. */
  permalink?: string;
  /** What the archive's own absolute addresses begin with. */
  siteUrls: string[];
  report: Report;
}

export interface AddressFacts {
  kind: Kind;
  /** As stated, number included. */
  fullTitle: string;
  title: string;
  /** "" for an undated page. */
  date: string;
  number?: number;
}

/** `/index.html` is its folder, and an address without an ending is a folder too. */
function canonical(path: string): string {
  const folder = path.replace(/\/index\.html?$/, "/");
  return folder.endsWith("/") || /\.[a-z0-9]{2,5}$/i.test(folder) ? folder : `${folder}/`;
}

/** The path of an absolute address on the archive's own site, or the text itself. */
export function ownPath(address: string, siteUrls: string[]): string | undefined {
  if (!/^(?:https?:)?\/\//i.test(address)) return address;
  const rest = address.replace(/^(?:https?:)?\/\/(?:www\.)?/i, "");
  for (const site of siteUrls) {
    const root = site.replace(/^(?:https?:)?\/\/(?:www\.)?/i, "").replace(/\/+$/, "");
    if (root !== "" && (rest === root || rest.startsWith(`${root}/`))) {
      return rest.slice(root.length) || "/";
    }
  }
  return undefined;
}

/**
 * The address of a file: `save_as` to the letter, else `url`, `permalink`, then
 * its slug in the pattern of Pelican's settings or of the show file. Undefined
 * when the stated one can't be used; that is reported.
 */
export function readAddress(
  source: Source,
  facts: AddressFacts,
  rules: AddressRules,
): Address | undefined {
  const { file, fields } = source;
  const problem = (severity: "error" | "warning", line: number, what: string): undefined =>
    rules.report({
      severity,
      file,
      line,
      what,
      write: `write one such as "slug: some-words"`,
    }) as undefined;

  const usable = (
    address: string,
    line: number,
    severity: "error" | "warning" = "error",
  ): string | undefined => {
    const safe = safePath(address);
    if ("what" in safe) return problem(severity, line, safe.what);
    const path = canonical(safe.path);
    if (isReserved(path)) {
      return problem(severity, line, `The address "${path}" belongs to the app`);
    }
    if (episodeId(path) === "") return problem(severity, line, "The address is empty");
    return path;
  };

  const slugField = findField(fields, "slug");
  const absolute = absoluteFile(fields);
  if (absolute) {
    const stated = asText(absolute.value)?.slice(0, 60);
    return problem("error", absolute.line, `The address "${stated}" leaves the output folder`);
  }
  const slug = asText(slugField?.value) ?? deriveSlug(source, facts);
  const values: PatternValues = {
    slug,
    date: facts.date,
    number: facts.number,
    category: readText(fields, "category") ?? rules.pelican?.defaultCategory,
    author: readText(fields, "author", "authors"),
    lang: readText(fields, "lang", "language"),
    file,
  };
  const aliases = readAliases(source, rules, usable);
  const pelicanPath =
    source.format === "pelican" ? pelicanDefault(facts.kind, values, rules) : undefined;

  const stated = statedAddress(source, values, rules, problem);
  if (stated) {
    const path = usable(stated.address, stated.field.line);
    if (path === undefined) return undefined;
    if (stated.link !== undefined) {
      const link = safePath(stated.link);
      if ("path" in link && canonical(link.path) !== path) {
        const linked = canonical(link.path);
        if (outputFile(linked) === outputFile(path)) {
          return { path: linked, derived: false, line: stated.field.line, aliases };
        }
        if (!isReserved(linked)) aliases.push({ path: linked });
      }
    }
    return { path, derived: false, line: stated.field.line, aliases };
  }

  const line = slugField?.line ?? findField(fields, "title")?.line ?? 1;
  if (slug === "") {
    return problem(
      "error",
      line,
      `The title "${facts.fullTitle}" leaves no letters for an address`,
    );
  }
  const pattern = patternFor(facts.kind, rules, pelicanPath);
  const filled = fillPattern(pattern, values);
  const path = usable(filled ?? `/episodes/${slug}/`, line);
  if (path === undefined) return undefined;
  const former = pelicanPath === undefined ? undefined : usable(pelicanPath, line, "warning");
  if (former !== undefined && former !== path) aliases.push({ path: former });
  return { path, derived: slugField === undefined, line, aliases };
}

/**
 * A field that names a file from the root of the file system: Pelican refuses such a `save_as`.
 * `slug: /lamps/` is only a slug, as Hugo takes it; `url` and `permalink` begin at the site's root.
 */
const absoluteFile = (fields: Fields): Field | undefined =>
  [
    [findField(fields, "save_as"), /^\/(?!\/)/] as const,
    [findField(fields, "slug"), /^\/+[^/]+\/+[^/]/] as const,
  ].find(([field, pattern]) => pattern.test(asText(field?.value) ?? ""))?.[0];

/** Longer ones make names that file systems refuse. */
const LONGEST_PELICAN_SLUG = 180;

function deriveSlug({ format, file }: Source, { kind, fullTitle, title }: AddressFacts): string {
  if (format === "pelican") return cutSlug(pelicanSlug(fullTitle), LONGEST_PELICAN_SLUG);
  if (kind === "page" || kind === "section") {
    const parts = file.split("/");
    const stem = (parts.pop() ?? "").replace(/\.[^.]+$/, "");
    const name = /^_?index$/i.test(stem) ? parts.at(-1) : stem;
    const slug = slugify(name ?? "");
    if (slug !== "") return slug;
  }
  return slugify(title);
}

function pelicanDefault(
  kind: Kind,
  values: PatternValues,
  rules: AddressRules,
): string | undefined {
  const pattern =
    kind === "page"
      ? (rules.pelican?.pageSaveAs ?? "pages/{slug}.html")
      : (rules.pelican?.articleSaveAs ?? "{slug}.html");
  const filled = fillPattern(pattern, values);
  return filled === undefined ? undefined : `/${filled.replace(/^\/+/, "")}`;
}

function patternFor(kind: Kind, rules: AddressRules, pelicanPath: string | undefined): string {
  if (kind === "episode" && rules.permalink !== undefined) return rules.permalink;
  if (rules.pelican && pelicanPath !== undefined) return pelicanPath;
  if (kind === "episode") return "/episodes/{slug}/";
  return kind === "article" ? "/articles/{slug}/" : "/{slug}/";
}

interface StatedAddress {
  address: string;
  /** What links say, where that is not the file's own name. */
  link?: string;
  field: Field;
}

function statedAddress(
  { fields }: Source,
  values: PatternValues,
  rules: AddressRules,
  problem: (severity: "error" | "warning", line: number, what: string) => undefined,
): StatedAddress | undefined {
  const urlField = findField(fields, "url");
  const urlText = asText(urlField?.value);
  let link: string | undefined;
  if (urlField && urlText !== undefined && !namesAudio(urlText)) {
    link = ownPath(urlText, rules.siteUrls);
    if (link === undefined && isWebAddress(urlText)) {
      problem("warning", urlField.line, `"${urlText}" is another site's address, and is not used`);
    } else {
      link ??= urlText;
    }
  }
  const saveAs = findField(fields, "save_as");
  const file = asText(saveAs?.value);
  if (saveAs && file !== undefined) return { address: file, link, field: saveAs };
  if (urlField && link !== undefined) return { address: link, field: urlField };
  const permalink = findField(fields, "permalink");
  const pattern = asText(permalink?.value);
  if (!permalink || pattern === undefined) return undefined;
  // Jekyll's placeholders (https://jekyllrb.com/docs/permalinks/) are ours with another sign.
  const ours = pattern
    .replace(/:(?:title|slug|name)\b/g, "{slug}")
    .replace(/:(year|month|day)\b/g, "{$1}")
    .replace(/:categories\b\/?/g, "");
  const filled = fillPattern(ownPath(ours, rules.siteUrls) ?? ours, values);
  return { address: filled ?? ours, field: permalink };
}

function readAliases(
  { fields }: Source,
  rules: AddressRules,
  usable: (address: string, line: number, severity?: "error" | "warning") => string | undefined,
): Alias[] {
  const aliases: Alias[] = [];
  const stated = findField(fields, "aliases", "alias");
  if (stated) {
    for (const text of asList(stated.value)) {
      const path = usable(ownPath(text, rules.siteUrls) ?? text, stated.line);
      if (path !== undefined) aliases.push({ path, line: stated.line });
    }
  }
  const former = findField(fields, "jb_url");
  const text = asText(former?.value);
  if (former && text !== undefined && /^\/(?!\/)/.test(text)) {
    const path = usable(text, former.line, "warning");
    if (path !== undefined) aliases.push({ path, line: former.line });
  }
  return aliases;
}
