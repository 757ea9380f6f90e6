import { createHash } from "node:crypto";
import {
  ARCHIVE,
  EXPLORE,
  GUESTS,
  HOME,
  PICKS,
  SAVED,
  TAGS,
  guestPath,
  tagPath,
} from "../model/paths.ts";
import { ownPath } from "./address.ts";
import type { OtherFile } from "./read-content.ts";
import { noteId } from "./note-ids.ts";
import { nameSlug } from "./slug.ts";

export type Resolved = { url: string } | { problem: string; write?: string } | undefined;

const draft = (path: string): Resolved => ({
  problem: `"${path}" is a draft, and left out`,
  write: "publish it, or remove the link",
});

/** Everything in the archive that a link may lead to. */
export interface LinkTargets {
  /** Markdown file → path of its page. */
  pages: Map<string, string>;
  /** Decoded path → path as it is linked, old addresses included. */
  paths: Map<string, string>;
  /** Files to be copied, by name. */
  files: Map<string, OtherFile>;
  /** The same by site path. */
  filesByPath: Map<string, OtherFile>;
  /** Markdown files that are left out because they are drafts. */
  drafts: Set<string>;
  siteUrls: string[];
  /** Equal for equal targets. */
  signature: string;
}

/** Site path of a file that is copied along. */
export function filePath(file: string): string {
  return `/${file.split("/").map(encodeURIComponent).join("/")}`;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text).normalize("NFC");
  } catch {
    return text.normalize("NFC");
  }
};

/** The forms of `path` that a static host answers alike: "/a", "/a/", "/a/index.html". */
const shape = (path: string): string => path.replace(/(?:\/index\.html?|\/)$/, "") || "/";

export function linkTargets(
  pages: Map<string, string>,
  redirects: { from: string; to: string }[],
  files: OtherFile[],
  drafts: string[],
  siteUrls: string[],
): LinkTargets {
  const paths = new Map<string, string>();
  for (const { from, to } of redirects) paths.set(shape(decode(from)), to);
  for (const path of pages.values()) paths.set(shape(decode(path)), path);
  return {
    pages: new Map([...pages].map(([file, path]) => [file.normalize("NFC"), path])),
    paths,
    files: new Map(files.map((other) => [other.file.normalize("NFC"), other])),
    filesByPath: new Map(files.map((other) => [filePath(other.file), other])),
    drafts: new Set(drafts),
    siteUrls,
    // A digest, since it is compared for every file.
    signature: createHash("sha1")
      .update(
        JSON.stringify([[...pages], redirects, files.map(({ file }) => file), drafts, siteUrls]),
      )
      .digest("base64"),
  };
}

/** `relative` seen from the folder of `file`: "../b.png" from "a/x.md" is "b.png"; undefined above the root. */
function joinPath(file: string, relative: string): string | undefined {
  const parts = relative.startsWith("/") ? [] : file.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

const APP = [TAGS, GUESTS, SAVED, ARCHIVE, EXPLORE, PICKS];
const APP_FILE = /^\/(?:feed\.xml|sitemap\.xml|opensearch\.xml|index\.html)?$/;

/**
 * What a link or media address in the notes of `from` becomes. Pelican's
 * `{filename}x.md`, a relative link to a Markdown file and an old address lead
 * to the page as it stands now; a local file to its copy. Undefined: leave the
 * address as it is, for it leads elsewhere.
 */
export function resolveLink(
  address: string,
  kind: "link" | "media",
  from: { file: string; path: string },
  targets: LinkTargets,
): Resolved {
  if (address === "" || address.startsWith("#")) return undefined;
  const pelican = /^(?:\{(\w+)\}|\|(\w+)\|)(.*)$/s.exec(address);
  if (pelican)
    return resolvePelican(pelican[1] ?? pelican[2] ?? "", pelican[3] ?? "", from, targets);
  const own = ownPath(address, targets.siteUrls);
  if (own === undefined || /^[a-z][a-z0-9+.-]*:/i.test(own)) return undefined;
  const isAbsolute = own !== address;

  const [, written = "", suffix = ""] = /^([^?#]*)(.*)$/s.exec(own) ?? [];
  if (written === "") return undefined;
  const path = decode(written);
  const local = resolveFile(path, suffix, from, targets);
  if (local) return local;
  const beside = joinPath(decode(from.path).slice(1), path);
  const dead: Resolved = {
    problem: `There is no ${kind === "media" ? "file" : "page or file"} "${written}"`,
  };
  if (beside === undefined) return dead;
  const seen = path.startsWith("/") ? path : `/${beside}`;
  const page = targets.paths.get(shape(seen));
  if (page !== undefined) return { url: page + anchored(suffix) };
  const unnamed = kind === "link" && resolveUnnamed(path, suffix, from, targets);
  if (unnamed) return unnamed;
  if (APP_FILE.test(seen)) return { url: (seen === "/index.html" ? HOME : seen) + suffix };
  if (kind === "link" && APP.some((root) => `${seen}/`.startsWith(root))) {
    return { url: (/\/$|\.\w+$/.test(written) ? written : `${written}/`) + suffix };
  }
  // The archive may be a part of a larger site.
  return isAbsolute ? undefined : dead;
}

/** A fragment as the ids of rendered notes are written; a time stays a time. */
function anchored(suffix: string): string {
  return suffix.replace(/#(?!t=)(.+)$/s, (_, name: string) => `#${noteId(name)}`);
}

function resolveFile(
  path: string,
  suffix: string,
  from: { file: string },
  targets: LinkTargets,
): Resolved {
  const beside = joinPath(from.file, path);
  const candidates = [beside, joinPath("", path), joinPath("", `static/${path}`)];
  for (const candidate of candidates) {
    if (candidate === undefined) continue;
    const name = candidate.normalize("NFC");
    const page = targets.pages.get(name);
    if (page !== undefined) return { url: page + anchored(suffix) };
    const file = targets.files.get(name);
    if (file) return { url: filePath(file.file) + suffix };
    if (targets.drafts.has(name)) return draft(path);
  }
  return undefined;
}

const MARKDOWN_ENDINGS = ["/index.md", "/_index.md", ".md", "/index.markdown", ".markdown"];

/**
 * A link without a file's name, to the folder of a page (Hugo's bundles) or to where a generator
 * puts it: seen from the file, from the address that its file has there, or from the root.
 */
function resolveUnnamed(
  path: string,
  suffix: string,
  from: { file: string },
  targets: LinkTargets,
): Resolved {
  const own = from.file.replace(/(?:\/_?index)?\.[^./]+$/i, "");
  for (const folder of [
    joinPath(from.file, path),
    joinPath(`${own}/x`, path),
    joinPath("", path),
  ]) {
    if (folder === undefined || folder === "") continue;
    for (const ending of MARKDOWN_ENDINGS) {
      const name = (folder + ending).normalize("NFC");
      const page = targets.pages.get(name);
      if (page !== undefined) return { url: page + anchored(suffix) };
      if (targets.drafts.has(name)) return draft(path);
    }
  }
  return undefined;
}

function resolvePelican(
  kind: string,
  rest: string,
  from: { file: string },
  targets: LinkTargets,
): Resolved {
  const [, written = "", suffix = ""] = /^([^?#]*)(.*)$/s.exec(rest) ?? [];
  switch (kind) {
    case "tag":
      return { url: tagPath(nameSlug(decode(written))) };
    case "author":
      return { url: guestPath(nameSlug(decode(written))) };
    case "category":
    case "index":
      return { url: HOME };
    default:
      return (
        resolveFile(decode(written), suffix, from, targets) ?? {
          problem: `There is no file "${written}"`,
        }
      );
  }
}
