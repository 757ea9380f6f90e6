import { createHash } from "node:crypto";
import type { Rebased } from "./rebase.ts";

/** What pages of one site hold that a policy has to let through. */
export interface PolicyNeeds {
  /** Text of the inline styles and scripts, to the letter. */
  styles: string[];
  scripts: string[];
  /** Sites of third parties' players: "podbean.com". */
  players: Iterable<string>;
  /** Addresses of audio. */
  audio: Iterable<string>;
  /** Hosts whose images pages may show; undefined for all. */
  imageHosts?: string[];
}

/** Policies of the app's own that make trusted values (pages/trusted-html.ts, offline/register-worker.ts). */
const TRUSTED_TYPES = "playhead-notes playhead-worker";

/** Players that send their visitors on to another site. */
const LEADS_ON: Readonly<Record<string, string>> = { "anchor.fm": "spotify.com" };

/**
 * Content-Security-Policy level 3 (https://www.w3.org/TR/CSP3/) with Trusted Types
 * (https://www.w3.org/TR/trusted-types/): scripts and styles are the build's own files or bear
 * a hash; frames are those that the archive holds.
 */
export function contentPolicy(needs: PolicyNeeds): string {
  const audio = [...needs.audio];
  const remote = audio.some((src) => /^https?:/i.test(src));
  const plain = audio.some((src) => /^http:/i.test(src));
  const images = needs.imageHosts?.flatMap((host) => [`https://${host}`, `https://*.${host}`]);
  const frames = frameSources(needs.players);
  return [
    ["default-src", "'none'"],
    ["script-src", "'self'", ...needs.scripts.map(hashSource)],
    ["style-src", "'self'", ...needs.styles.map(hashSource)],
    ["img-src", "'self'", "data:", ...(images ?? ["https:"])],
    // Redirects count too, and few hosts of podcasts serve a file from the host that is named.
    ["media-src", "'self'", ...(remote ? ["https:"] : []), ...(plain ? ["http:"] : [])],
    ["connect-src", "'self'", ...(remote ? ["https:"] : [])],
    ["font-src", "'self'"],
    ["manifest-src", "'self'"],
    ["worker-src", "'self'"],
    ["frame-src", ...(frames.length > 0 ? frames : ["'none'"])],
    ["base-uri", "'none'"],
    ["form-action", "'self'"],
    ["frame-ancestors", "'none'"],
    ["require-trusted-types-for", "'script'"],
    ["trusted-types", TRUSTED_TYPES],
  ]
    .map((directive) => directive.join(" "))
    .join("; ");
}

/**
 * The policy of the live preview: as strict, but Vite's inline parts bear a nonce, its sockets
 * are let through, and the archive's frames are not known ahead. Vite's client starts a worker
 * from a text, which Trusted Types would forbid.
 */
export function livePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: https:",
    "media-src 'self' https: http:",
    "connect-src 'self' https: ws: wss:",
    "font-src 'self' data:",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "frame-src https:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The policy that the pages of a compiled archive need. */
export function sitePolicy(
  { catalog, episodes }: Rebased,
  inline: { styles: string[]; scripts: string[] },
  imageHosts: string[] | undefined,
): string {
  const { image, logo } = catalog.show;
  const own = [image, logo].flatMap((address) =>
    address !== undefined && URL.canParse(address) ? new URL(address).host : [],
  );
  return contentPolicy({
    ...inline,
    players: episodes.flatMap(({ episode }) => episode.frames.map(({ host }) => host)),
    audio: episodes.flatMap(({ episode }) => episode.audio?.src ?? []),
    ...(imageHosts ? { imageHosts: [...imageHosts, ...own] } : {}),
  });
}

/** What a policy calls an inline style or script. */
export const hashSource = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Players move between the hosts of their own site. */
function frameSources(players: Iterable<string>): string[] {
  const sites = new Set([...players].flatMap((site) => [site, LEADS_ON[site] ?? site]));
  return [...sites].toSorted().flatMap((site) => [`https://${site}`, `https://*.${site}`]);
}

/** What a meta element may state: it can't say who embeds the page. */
const HEADER_ONLY = /(?:^|; )(?:frame-ancestors|report-uri|sandbox)[^;]*/g;

/** The policy as it stands in a page, for hosts that send no headers of ours. */
export const policyMeta = (policy: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="${policy.replace(HEADER_ONLY, "")}">`;
