import type { Frame } from "../model/episode.ts";
import { typeByName, type StatedAudio } from "./audio-field.ts";
import type { Report } from "./content-error.ts";
import { playerOf } from "./frames.ts";
import { validAddress } from "./valid-address.ts";

/** A page where an episode can be heard, which some archives state in place of its audio. */
export interface PlayerPage {
  url: string;
  /** The site as people know it. */
  name: string;
  /** Its player, where the page's address tells that of the player. */
  frame?: Frame;
}

/** Sites that show sound and video, beside those whose frames are players. */
const SITES: ReadonlyMap<string, string> = new Map([
  ["youtu.be", "YouTube"],
  ["podcasts.apple.com", "Apple Podcasts"],
  ["podcasts.google.com", "Google Podcasts"],
  ["overcast.fm", "Overcast"],
  ["pca.st", "Pocket Casts"],
  ["pocketcasts.com", "Pocket Casts"],
  ["castbox.fm", "Castbox"],
  ["castro.fm", "Castro"],
  ["deezer.com", "Deezer"],
  ["stitcher.com", "Stitcher"],
  ["tunein.com", "TuneIn"],
  ["twitch.tv", "Twitch"],
  ["dailymotion.com", "Dailymotion"],
  ["facebook.com", "Facebook"],
  ["peertube.tv", "PeerTube"],
]);

/**
 * The page of a known site that stands where audio should, told with a warning; undefined for
 * audio. These sites serve audio too, under names that end like a sound file, or of a stated type.
 */
export function readPlayerPage(
  { address, type, line }: StatedAudio,
  file: string,
  report: Report,
): PlayerPage | undefined {
  const absolute = address.replace(/^\/\//, "https://");
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return undefined;
  const url = new URL(absolute);
  if (typeByName(url.pathname) !== undefined || /^(?:audio|video)\//i.test(type ?? ""))
    return undefined;
  const name = siteOf(url.hostname);
  if (name === undefined) return undefined;
  const frame = videoFrame(url);
  report({
    severity: "warning",
    file,
    line,
    what: `"${address.slice(0, 80)}" is a page of ${name}, not audio: ${frame ? "its player is offered" : "it becomes a link"}`,
    write: `write the address of the sound file itself, such as "audio: https://…/episode.mp3"`,
  });
  return { url: validAddress(absolute) ?? url.href, name, ...(frame ? { frame } : {}) };
}

function siteOf(hostname: string): string | undefined {
  for (const [site, name] of SITES)
    if (hostname === site || hostname.endsWith(`.${site}`)) return name;
  return playerOf(hostname, [])?.name;
}

/**
 * The player of a page of YouTube (https://developers.google.com/youtube/player_parameters, on the
 * domain that sets no cookies) or of Vimeo (https://developer.vimeo.com/player/sdk/embed).
 */
export function videoFrame(url: URL): Frame | undefined {
  const host = url.hostname.replace(/^(?:www|m|music)\./, "");
  if (/^(?:youtu\.be|youtube\.com|youtube-nocookie\.com)$/.test(host)) {
    const named =
      host === "youtu.be"
        ? /^\/([^/]+)\/?$/.exec(url.pathname)?.[1]
        : (/^\/(?:embed|live|shorts|v)\/([^/]+)/.exec(url.pathname)?.[1] ??
          (url.pathname === "/watch" ? url.searchParams.get("v") : undefined));
    const start = /^(\d+)s?$/.exec(
      url.searchParams.get("start") ?? url.searchParams.get("t") ?? "",
    )?.[1];
    return named && /^[\w-]{1,32}$/.test(named) ? youtubeFrame(named, start) : undefined;
  }
  if (!/^(?:player\.)?vimeo\.com$/.test(host)) return undefined;
  const [, id, hash = url.searchParams.get("h") ?? ""] =
    /^\/(?:video\/)?(\d+)(?:\/([\da-f]+))?\/?$/.exec(url.pathname) ?? [];
  return id === undefined ? undefined : vimeoFrame(id, /^[\da-f]+$/.test(hash) ? hash : undefined);
}

export const youtubeFrame = (id: string, start?: string): Frame => ({
  src: `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ""}`,
  host: "youtube-nocookie.com",
  title: "YouTube player",
});

/** @param hash what the address of an unlisted video has after its number */
export const vimeoFrame = (id: string, hash?: string): Frame => ({
  src: `https://player.vimeo.com/video/${id}${hash ? `?h=${hash}` : ""}`,
  host: "vimeo.com",
  title: "Vimeo player",
});
