import type { Link } from "../model/episode.ts";
import type { Report } from "./content-error.ts";
import { asList, asText, findField, isRecord, readText } from "./fields.ts";
import type { Complain, Field, Fields } from "./header.ts";
import type { PelicanSettings } from "./pelican-settings.ts";
import { htmlToText } from "./plain-text.ts";
import { PUBLICATION_FIELDS, readPublication, type Publication } from "./publication.ts";
import type { Content } from "./read-content.ts";
import {
  readEmail,
  readHosts,
  readImageHosts,
  readPlayers,
  readShowText,
  readTimezone,
  warnOfOddTitle,
} from "./show-fields.ts";
import { readTheme, type ShowTheme } from "./show-theme.ts";
import { reportTextFaults } from "./text-faults.ts";
import { validAddress } from "./valid-address.ts";
import { isWebAddress } from "./web-address.ts";
import { readYaml, yamlEntries } from "./yaml-header.ts";

/** The show file with every field filled in. */
export interface ShowSettings {
  /** The name of the file, for messages about what it says. */
  file: string;
  /** Where a field stands in it. */
  lineOf: (field: string) => number | undefined;
  title: string;
  description: string;
  /** Without a trailing slash; "" when unknown. */
  url: string;
  language: string;
  author?: string;
  email?: string;
  image?: string;
  accent: string;
  /** Address pattern of episodes that state none; undefined when the file has none. */
  permalink?: string;
  /** Names, or ids of files in `people/`. */
  hosts: string[];
  subscribe: Link[];
  /** Content-relative name of an RSS file. */
  feed?: string;
  /** One spelling → the others. */
  people: Map<string, string[]>;
  tags: Map<string, string[]>;
  players: string[];
  /** Hosts whose images pages may show beside the archive's own; undefined for all. */
  imageHosts?: string[];
  /** IANA name of the zone that times without an offset are in. */
  timezone?: string;
  publication: Publication;
  /** Stands in the header in place of `image`. */
  logo?: string;
  /** Links in the navigation beside the host's pages. */
  navigation: Link[];
  /** A line at the foot of every page. */
  footer?: string;
  theme: ShowTheme;
}

const DEFAULT_PERMALINK = "/episodes/{slug}/";
const DEFAULT_ACCENT = "#0f6b6b";
const KNOWN = new Set([
  ..."title description url language author email image accent permalink hosts subscribe feed people tags players images timezone logo navigation footer fonts".split(
    " ",
  ),
  ...PUBLICATION_FIELDS,
]);

/**
 * Reads show.yaml. What it leaves out comes from pelicanconf.py, from the
 * `_index.md` of a Hugo archive, or from the folder's name.
 */
export function readShowSettings(
  content: Content,
  pelican: PelicanSettings | undefined,
  index: Fields | undefined,
  report: Report,
): ShowSettings {
  const file = content.showFile?.file ?? "show.yaml";
  const complain: Complain = (line, what, write) =>
    report({ severity: "error", file, line, what, write });
  const warn: Complain = (line, what, write) =>
    report({ severity: "warning", file, line, what, write });
  const fields = readShowFields(content, complain, warn, report);
  warnOfOddTitle(content, fields, warn);
  const text = (name: string): string | undefined => readShowText(fields, name, complain);

  return {
    file,
    lineOf: (field) => fields.get(field)?.line,
    title:
      text("title") ??
      pelican?.siteName ??
      (index && readText(index, "title")) ??
      folderTitle(content.root),
    description: htmlToText(
      text("description") ??
        pelican?.subtitle ??
        (index && readText(index, "description", "summary")) ??
        "",
    ),
    url: readSiteUrl(fields, pelican, complain),
    language: readLanguage(fields, pelican, complain),
    author: text("author") ?? pelican?.author,
    email: readEmail(fields, warn),
    image: text("image"),
    accent: readAccent(content, fields, complain, warn),
    permalink: readPermalink(fields, complain),
    hosts: readHosts(fields, index, complain),
    subscribe: readSubscribe(fields, index, complain),
    feed: text("feed"),
    people: readAliases(fields, "people", complain),
    tags: readAliases(fields, "tags", complain),
    players: readPlayers(fields, complain),
    imageHosts: readImageHosts(fields, complain),
    timezone: readTimezone(fields, complain) ?? pelican?.timezone,
    publication: readPublication(fields, complain),
    logo: text("logo"),
    navigation: readLinks(findField(fields, "navigation"), "Blog: https://example.org", complain),
    footer: text("footer"),
    theme: readTheme(content, fields, complain, report),
  };
}

function readShowFields(
  content: Content,
  complain: Complain,
  warn: Complain,
  report: Report,
): Fields {
  const fields: Fields = new Map();
  if (!content.showFile) return fields;
  const { text } = content.showFile;
  if (!reportTextFaults(content.showFile, report)) return fields;
  const record = readYaml(text, 1, complain, "show file");
  if (!record) return fields;
  for (const field of yamlEntries(text, record, 1)) {
    const name = field.key.toLowerCase();
    if (name === "__proto__") {
      complain(field.line, `A field can't be called "${field.key}"`, "remove it");
    } else if (!KNOWN.has(name)) {
      warn(
        field.line,
        `"${field.key}" is no field of the show file`,
        `choose one of ${[...KNOWN].join(", ")}`,
      );
    } else if (field.value !== null) {
      fields.set(name, field);
    }
  }
  return fields;
}

function folderTitle(root: string): string {
  const parts = root.split(/[\\/]/).filter(Boolean);
  const last = parts.at(-1) ?? "Podcast";
  const name = last === "content" ? (parts.at(-2) ?? last) : last;
  const words = name.replace(/[-_]+/g, " ").trim() || "Podcast";
  return words.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function readSiteUrl(
  fields: Fields,
  pelican: PelicanSettings | undefined,
  complain: Complain,
): string {
  const stated = findField(fields, "url");
  const url = asText(stated?.value) ?? pelican?.siteUrl ?? "";
  if (isWebAddress(url)) return url.replace(/\/+$/, "");
  if (stated) {
    complain(stated.line, `"${url}" is no web address`, `write "url: https://example.org"`);
  }
  return "";
}

function readLanguage(
  fields: Fields,
  pelican: PelicanSettings | undefined,
  complain: Complain,
): string {
  const stated = findField(fields, "language");
  const tag = (asText(stated?.value) ?? pelican?.language ?? "en").replaceAll("_", "-");
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en";
  } catch {
    if (stated)
      complain(stated.line, `"${tag}" is no language tag`, `write one such as "en" or "pt-BR"`);
    return "en";
  }
}

function readAccent(content: Content, fields: Fields, complain: Complain, warn: Complain): string {
  const stated = findField(fields, "accent");
  if (!stated) {
    const lines = content.showFile?.text.split("\n") ?? [];
    const line = lines.findIndex((text) => /^accent:\s*#/i.test(text));
    if (line !== -1) {
      warn(
        line + 1,
        "The colour after # counts as a comment",
        `put it in quotes: accent: "#3572a5"`,
      );
    }
    return DEFAULT_ACCENT;
  }
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(asText(stated.value) ?? "")?.[1];
  if (digits === undefined) {
    complain(stated.line, "accent is no hex colour", `write one such as accent: "#3572a5"`);
    return DEFAULT_ACCENT;
  }
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return `#${full.toLowerCase()}`;
}

function readPermalink(fields: Fields, complain: Complain): string | undefined {
  const stated = findField(fields, "permalink");
  if (!stated) return undefined;
  const pattern = asText(stated.value) ?? "";
  if (pattern.startsWith("/") && /\{(?:slug|number|file)\}/.test(pattern)) return pattern;
  complain(
    stated.line,
    "permalink is no address pattern",
    `write one such as "permalink: ${DEFAULT_PERMALINK}"`,
  );
  return undefined;
}

function readSubscribe(fields: Fields, index: Fields | undefined, complain: Complain): Link[] {
  const stated = findField(fields, "subscribe");
  if (!stated) return readIndexLinks(index);
  return readLinks(stated, "RSS: https://example.org/feed.xml", complain);
}

/** Names with addresses, as a record or as a list. */
function readLinks(stated: Field | undefined, example: string, complain: Complain): Link[] {
  if (!stated) return [];
  const links: Link[] = [];
  const add = (title: string | undefined, url: string | undefined): void => {
    if (url !== undefined && (isWebAddress(url) || /^(?:\/(?!\/)|mailto:)/.test(url))) {
      const written = validAddress(url) ?? url;
      links.push({ title: title ?? new URL(url, "https://here.invalid").host, url: written });
    } else {
      complain(
        stated.line,
        `${stated.key}: "${url ?? title ?? ""}" is no web address`,
        `write "${example}" below ${stated.key}:`,
      );
    }
  };
  if (Array.isArray(stated.value)) {
    for (const item of stated.value as unknown[]) {
      if (isRecord(item)) {
        const named = asText(item["title"] ?? item["name"]);
        const url = asText(item["url"] ?? item["link"]);
        const [only] = Object.entries(item);
        if (url !== undefined) add(named, url);
        else if (only) add(only[0], asText(only[1]));
      } else add(undefined, asText(item));
    }
  } else if (isRecord(stated.value)) {
    for (const [title, url] of Object.entries(stated.value)) add(title, asText(url));
  } else add(undefined, asText(stated.value));
  return links;
}

/** Hugo's `[links.youtube] url = "…"`; links below a site of its own are left out. */
function readIndexLinks(index: Fields | undefined): Link[] {
  const links = index && findField(index, "links")?.value;
  if (!isRecord(links)) return [];
  return Object.entries(links).flatMap(([name, value]) => {
    const url = asText(isRecord(value) ? value["url"] : value);
    const title = name.replace(/[-_]+/g, " ").replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
    const written = url !== undefined && isWebAddress(url) ? validAddress(url) : undefined;
    return written === undefined ? [] : [{ title, url: written }];
  });
}

function readAliases(fields: Fields, name: string, complain: Complain): Map<string, string[]> {
  const stated: Field | undefined = findField(fields, name);
  if (!stated) return new Map();
  if (isRecord(stated.value)) {
    return new Map(Object.entries(stated.value).map(([one, others]) => [one, asList(others)]));
  }
  complain(
    stated.line,
    `${name} is no list of spellings`,
    `write "The one name: [another spelling, a third]" below ${name}:`,
  );
  return new Map();
}
