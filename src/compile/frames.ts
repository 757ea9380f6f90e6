import type { Frame } from "../model/episode.ts";
import type { Problem } from "./content-error.ts";
import { element, isElement, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import type { LineFinder } from "./line-finder.ts";

/** Players that hosts embed, by the registered name of their site, with the name that people know. */
const PLAYERS: ReadonlyMap<string, string> = new Map([
  ["podbean.com", "Podbean"],
  ["soundcloud.com", "SoundCloud"],
  ["libsyn.com", "Libsyn"],
  ["simplecast.com", "Simplecast"],
  ["megaphone.fm", "Megaphone"],
  ["buzzsprout.com", "Buzzsprout"],
  ["transistor.fm", "Transistor"],
  ["spotify.com", "Spotify"],
  ["embed.podcasts.apple.com", "Apple Podcasts"],
  ["youtube.com", "YouTube"],
  ["youtube-nocookie.com", "YouTube"],
  ["vimeo.com", "Vimeo"],
  ["art19.com", "Art19"],
  ["acast.com", "Acast"],
  ["captivate.fm", "Captivate"],
  ["castos.com", "Castos"],
  ["blubrry.com", "Blubrry"],
  ["spreaker.com", "Spreaker"],
  ["anchor.fm", "Anchor"],
  ["archive.org", "Internet Archive"],
  ["fireside.fm", "Fireside"],
  ["podigee.io", "Podigee"],
  ["omny.fm", "Omny"],
  ["redcircle.com", "RedCircle"],
  ["rss.com", "RSS.com"],
  ["mixcloud.com", "Mixcloud"],
  ["bandcamp.com", "Bandcamp"],
  ["iheart.com", "iHeart"],
  ["audioboom.com", "Audioboom"],
  ["pinecast.com", "Pinecast"],
  ["zencastr.com", "Zencastr"],
  ["ausha.co", "Ausha"],
  ["player.fm", "Player FM"],
]);

export interface FrameContext {
  file: string;
  lines: LineFinder;
  /** Further hosts that the show allows, such as "player.example.com". */
  players: string[];
  report: (problem: Problem) => void;
}

/**
 * Takes the `<iframe>`s out of `nodes`: one of an allowed player becomes a Frame, any other a link
 * in its place. `nodes` is changed.
 */
export function takeFrames(nodes: HtmlNode[], context: FrameContext): Frame[] {
  const frames: Frame[] = [];
  visit(nodes);
  return frames;

  function visit(children: HtmlNode[]): void {
    for (let i = 0; i < children.length; i++) {
      const child = children[i]!;
      if (!isElement(child)) continue;
      if (child.name !== "iframe") visit(child.children);
      else {
        const replacement = take(child);
        children.splice(i, 1, ...replacement);
        i += replacement.length - 1;
      }
    }
  }

  function take(frame: HtmlElement): HtmlNode[] {
    const written = frame.attributes["src"]?.trim() ?? "";
    if (written === "") return [];
    const url = frameAddress(written);
    const title = frame.attributes["title"]?.trim();
    const player = url && playerOf(url.hostname, context.players);
    if (url && player) {
      const height = /^\s*(\d{1,4})(?:px)?\s*$/.exec(frame.attributes["height"] ?? "")?.[1];
      const src = url.href;
      if (!frames.some((f) => f.src === src))
        frames.push({
          src,
          host: player.host,
          title: title || `${player.name} player`,
          ...(height ? { height: Number(height) } : {}),
        });
      return [];
    }
    context.report({
      severity: "warning",
      file: context.file,
      line: context.lines.find(written),
      what: url
        ? `a frame of ${url.hostname} is shown as a link, because that host is not an allowed player`
        : `the frame "${written.slice(0, 80)}" has no web address and is left out`,
      write: url
        ? `players: [${url.hostname}] in show.yaml to offer it as a player`
        : "an address that begins with https://",
    });
    if (!url) return title ? [title] : [];
    return [element("a", [title || url.hostname], { href: url.href })];
  }
}

/** The https address of a frame: a missing scheme and http become https. */
function frameAddress(written: string): URL | undefined {
  const absolute = written.replace(/^(?:https?:)?\/\//i, "https://");
  if (!absolute.startsWith("https://") || !URL.canParse(absolute)) return undefined;
  const url = new URL(absolute);
  return url.username === "" && url.password === "" && url.port === "" ? url : undefined;
}

/** The known player, or the one of `more`, that a host belongs to. */
export function playerOf(
  hostname: string,
  more: string[],
): { host: string; name: string } | undefined {
  const within = (site: string): boolean => hostname === site || hostname.endsWith(`.${site}`);
  for (const [host, name] of PLAYERS) if (within(host)) return { host, name };
  const own = more
    .map((p) =>
      p
        .toLowerCase()
        .replace(/^(?:https?:)?\/\//, "")
        .replace(/\/.*$/, ""),
    )
    .find((p) => p !== "" && within(p));
  return own ? { host: own, name: own } : undefined;
}

/** The sources that a page with frames of these players may load. */
export const playerHosts = (): string[] => [...PLAYERS.keys()];
