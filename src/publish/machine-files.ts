import type { CompiledArchive } from "../compile/compile-archive.ts";
import type { Canvas } from "./cards/canvas.ts";
import { type CardCache, type Cards, NO_CARDS, writeCards } from "./cards/write-cards.ts";
import { type Icons, writeIcons } from "./cards/write-icons.ts";
import { writeFeeds } from "./feeds/write-feeds.ts";
import type { Digests } from "./digests.ts";
import { headersFile } from "./headers.ts";
import { type Address, pageAddress, siteAddress, wholeAddress } from "./site-address.ts";
import type { SitePath } from "./site-paths.ts";
import type { SiteWriter } from "./site-writer.ts";
import { sitemaps } from "./sitemap.ts";
import { manifest, openSearch } from "./web-app.ts";

/** What pages' heads and the files for machines share. Paths in it are those of the archive, without the base. */
export interface Machines {
  archive: CompiledArchive;
  base: string;
  /** The site's whole address without a trailing slash; "" when unknown. */
  url: string;
  /** As pages write addresses. */
  address: Address;
  cards: Cards;
  icons: Icons;
}

/** Draws cards and icons: pages name them, so they come first. */
export async function drawForMachines(
  archive: CompiledArchive,
  options: {
    /** Undefined where it does not load. */
    canvas?: Canvas;
    base: string;
    writer: SiteWriter;
    /** False for a build that has no use for preview cards. */
    cards?: boolean;
    cache?: CardCache;
  },
): Promise<Machines> {
  const { canvas, base, writer, cache } = options;
  const url = siteAddress(archive.catalog.show.url, base);
  return {
    archive,
    base,
    url,
    address: pageAddress(url, base),
    icons: await writeIcons(archive, { canvas, writer }),
    cards:
      canvas && options.cards !== false
        ? await writeCards(archive, { canvas, writer, cache })
        : NO_CARDS,
  };
}

/** Feeds, sitemap, robots, manifest, search description and headers. */
export async function writeMachineFiles(
  { archive, base, url, icons }: Machines,
  options: {
    writer: SiteWriter;
    digests: Digests;
    paths: readonly SitePath[];
    /** The site's Content-Security-Policy. */
    policy: string;
  },
): Promise<void> {
  const { writer, digests, paths, policy } = options;
  const { show } = archive.catalog;
  const whole = wholeAddress(url, base);
  const { cover, icon } = icons;
  await writeFeeds(archive, { url, base, writer, digests, cover, icon });
  for (const [path, xml] of sitemaps(paths, whole)) await writer.writeFile(path, xml);
  // GitHub Pages would else leave out what begins with "_".
  await writer.writeFile("/.nojekyll", "");
  await writer.writeFile("/robots.txt", robots(url));
  await writer.writeFile("/manifest.webmanifest", manifest(show, icons.manifest, base));
  await writer.writeFile("/opensearch.xml", openSearch(show, icons.links, whole));
  await writer.writeFile("/_headers", headersFile(base, policy));
}

const robots = (url: string): string =>
  `User-agent: *\nAllow: /\n${url ? `Sitemap: ${url}/sitemap.xml\n` : ""}`;

/** What a host should know of what was, or was not, made for machines. */
export function machineWarnings({ url, cards, icons }: Machines): string[] {
  const [first, ...more] = cards.unwritten;
  return [
    ...(url
      ? []
      : [
          `The site's address is not known, so feeds and sitemap name http://localhost:4173: write "url: https://…" into show.yaml, or set PLAYHEAD_SITE_URL`,
        ]),
    ...(icons.icon === undefined
      ? [
          "Cards, icons and smaller copies of pictures are left out: the canvas library does not load on this machine",
        ]
      : []),
    ...(first === undefined
      ? []
      : [
          `No font of this machine has the letters of "${first}"${more.length > 0 ? ` and of ${more.length} titles more` : ""}, so preview cards are without them: install one, such as Noto Sans`,
        ]),
  ];
}
