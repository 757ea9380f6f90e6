import type { Problem } from "./content-error.ts";
import { element, isElement, textOf, type HtmlNode } from "./html-tree.ts";
import type { LineFinder } from "./line-finder.ts";
import { noteId, type NoteIds } from "./note-ids.ts";
import { isBlank } from "./inline-runs.ts";
import { sanitizeAttributes, type AttributePolicy } from "./sanitize-attributes.ts";
import { allowsImage, remoteImage, UPGRADED } from "./remote-image.ts";
import { isSafeAddress } from "./serialize-html.ts";
import { validAddress } from "./valid-address.ts";

export interface AddressContext {
  file: string;
  lines: LineFinder;
  resolve: (
    address: string,
    kind: "link" | "media",
  ) => { url: string } | { problem: string } | undefined;
  report: (problem: Problem) => void;
  /** Hosts whose images may be shown beside the archive's own; undefined for all. */
  imageHosts?: readonly string[];
}

/** Top-level domains after which "example.com/page" without a scheme is meant as a web address. */
const DOMAIN =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|io|edu|gov|co|info|fm|tv|dev|app|ai|uk|de|eu|us|ca|fr|nl|ch|ly|gl|xyz|cc)(?=[/?#:]|$)/i;
const WWW = /^www\.[^\s/]+\.[a-z]{2,}/i;
const MAILBOX = /^[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}$/i;

/** An address as its writer meant it: brackets before it dropped, LaTeX's `\url{…}` unwrapped, a missing scheme added, blanks cut. */
export function mendAddress(written: string): string {
  if (/^https?:\/\/\S+$/.test(written)) return written;
  const address = written
    .trim()
    // "[Monarch]([https://…)": one bracket too many.
    .replace(/^(?:\[|%5B)+(?=https?:\/\/)/i, "")
    .replace(/^(?:\\|%5C)url(?:\{|%7B)(.*?)(?:\}|%7D)?$/i, "$1")
    // A Markdown engine encodes the braces and bars of `{filename}` and `|filename|`.
    .replace(/^(?:%7B|\{)(\w+)(?:%7D|\})/i, "{$1}")
    .replace(/^%7C(\w+)%7C/i, "|$1|");
  if (WWW.test(address) || DOMAIN.test(address)) return `https://${address}`;
  if (MAILBOX.test(address)) return `mailto:${address}`;
  return address;
}

/** True for an image of no size: it counts readers and shows nothing. */
const isTrackingPixel = (from: Record<string, string>): boolean =>
  (/^[01](?:px)?$/.test(from["width"]?.trim() ?? "") &&
    /^[01](?:px)?$/.test(from["height"]?.trim() ?? "")) ||
  /^https?:\/\/(?:[^/]+\.)?(?:assoc-amazon|amazon-adsystem)\.[a-z.]+\/e\/ir\b/i.test(
    from["src"] ?? "",
  );

/** The rules for addresses and ids in one set of notes; `ids` are those of its page. */
export function addressPolicy(context: AddressContext, ids: NoteIds): AttributePolicy {
  /** Where an address stands: as it is, as the Markdown engine was given it, or decoded. */
  const lineOf = (found: string): number | undefined =>
    context.lines.find(found) ??
    context.lines.find(mendAddress(found)) ??
    context.lines.find(decode(found));
  const warn = (found: string, what: string, write?: string): void =>
    context.report({
      severity: "warning",
      file: context.file,
      line: lineOf(found),
      what,
      write,
    });

  /** The final address, or undefined once the reader was told why there is none. */
  function settle(written: string, kind: "link" | "media"): string | undefined {
    const mended = mendAddress(written);
    if (kind === "link" && /^(?:#|\?t=)/.test(mended)) {
      return mended.startsWith("#") && !mended.startsWith("#t=")
        ? `#${noteId(mended.slice(1))}`
        : validAddress(mended);
    }
    if (!isSafeAddress(mended)) {
      warn(
        written,
        `the address "${clip(mended)}" is not one that a page may open`,
        "an address that begins with https://",
      );
      return undefined;
    }
    const resolved = context.resolve(mended, kind);
    if (resolved && "problem" in resolved) {
      context.report({
        severity: /^[{|]\w+[}|]/.test(mended) ? "error" : "warning",
        file: context.file,
        line: lineOf(written),
        what: resolved.problem,
      });
      return undefined;
    }
    const url = validAddress(resolved ? resolved.url : mended);
    if (url === undefined)
      warn(
        written,
        `"${clip(mended)}" is no address`,
        "a whole address such as https://example.com/",
      );
    return url;
  }

  return {
    id: (found) => (found === undefined || found.trim() === "" ? undefined : ids.claim(found)),

    link(node, children) {
      const { href } = node.attributes;
      const id = this.id(node.attributes["id"] ?? node.attributes["name"]);
      const bare = (): HtmlNode[] => (id ? [element("span", children, { id })] : children);
      if (href === undefined) return bare();
      if (href.trim() === "") {
        warn(
          `](${href})`,
          `the link "${clip(textOf(children))}" leads nowhere`,
          "an address between its brackets",
        );
        return bare();
      }
      const url = settle(href, "link");
      if (url === undefined || url === "") return bare();
      if (isBlank(children)) {
        if (children.every((c) => !isElement(c))) {
          warn(href, `the link to ${clip(url)} has no text`, "words between its square brackets");
          return [element("a", [url], { href: url, ...idOf(id), ...relation(url) })];
        }
      }
      const kept = sanitizeAttributes("a", node, { ...this, id: () => id });
      // A title that repeats the link is read out twice and costs its bytes twice.
      if (kept["title"]?.trim() === textOf(children)) delete kept["title"];
      const label = node.attributes["aria-label"];
      const backref: Record<string, string> =
        "data-footnote-backref" in node.attributes && label ? { "aria-label": label } : {};
      return [
        element("a", children, {
          href: url,
          ...kept,
          ...idOf(id),
          ...relation(url),
          ...backref,
        }),
      ];
    },

    image(node, inLink) {
      const from = node.attributes;
      if (isTrackingPixel(from)) return [];
      const alt = from["alt"];
      if (!from["src"]?.trim()) return alt ? [alt] : [];
      const src = settle(from["src"], "media");
      if (src === undefined || !/^(?:https?:\/\/|\/\/|[^:]*$|[^/?#]*[/?#])/i.test(src))
        return alt ? [alt] : [];
      if (alt === undefined)
        warn(
          from["src"],
          `the image ${clip(from["src"])} has no alternative text`,
          'alt="what it shows", or alt="" for decoration',
        );
      const size = (name: string): Record<string, string> => {
        const found = /^\s*(\d{1,5})(?:px)?\s*$/.exec(from[name] ?? "");
        return found ? { [name]: String(Number(found[1])) } : {};
      };
      const remote = remoteImage(src);
      if (remote?.upgraded)
        warn(from["src"], `the image ${clip(src)} ${UPGRADED}`, clip(remote.url));
      if (remote && !allowsImage(remote.host, context.imageHosts)) {
        warn(
          from["src"],
          `an image of ${remote.host} is shown as a link, because show.yaml does not allow that host`,
          `images: [${remote.host}] in show.yaml`,
        );
        if (inLink) return alt ? [alt] : [];
        return this.link(element("a", [], { href: remote.url }), [alt || remote.host]);
      }
      return [
        element("img", [], {
          src: remote?.url ?? src,
          alt: alt ?? "",
          ...size("width"),
          ...size("height"),
          ...sanitizeAttributes("img", node, this),
          loading: "lazy",
          decoding: "async",
          ...(remote ? { referrerpolicy: "no-referrer" } : {}),
        }),
      ];
    },
  };
}

/**
 * Links to other sites say so. No `target`: where a link opens is the reader's choice. No
 * `noreferrer`: guests and sponsors count who sends them visitors, and the page's own policy
 * already cuts the referrer to its origin. No `nofollow`: the notes are the host's own words.
 */
function relation(url: string): Record<string, string> {
  return /^(?:https?:)?\/\//i.test(url) ? { rel: "external noopener" } : {};
}

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const idOf = (id: string | undefined): Record<string, string> => (id ? { id } : {});

const decode = (address: string): string => {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
};
