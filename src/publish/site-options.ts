import { resolve } from "node:path";

/** What a host says of the site, beside the archive itself. */
export interface SiteOptions {
  /** Folder of the show notes. */
  content: string;
  /** Folder of the finished site. */
  out: string;
  /** "/" or "/a/sub/path/". */
  base: string;
  /** Absolute address of the site, or empty. */
  siteUrl: string;
  /** Write .br and .gz beside large text files. */
  compress: boolean;
  /** Draw preview cards. */
  cards: boolean;
}

const isOff = (value: string | undefined): boolean => /^(?:no|off|false|0)$/i.test(value ?? "");

/** From the environment, which the commands' flags fill too (cli/flags.ts). */
export function siteOptions(
  environment: Record<string, string | undefined> = process.env,
): SiteOptions {
  return {
    content: resolve(environment["PLAYHEAD_CONTENT"] || "content"),
    out: resolve(environment["PLAYHEAD_OUT"] || "dist"),
    base: normalizeBase(environment["PLAYHEAD_BASE"] || "/"),
    siteUrl: environment["PLAYHEAD_SITE_URL"] || "",
    compress: !isOff(environment["PLAYHEAD_COMPRESS"]),
    cards: !isOff(environment["PLAYHEAD_CARDS"]),
  };
}

/** "podcast", "/podcast" and "https://example.com/podcast/" all mean "/podcast/". */
export function normalizeBase(base: string): string {
  const path = URL.canParse(base) ? new URL(base).pathname : base;
  const inner = path.split("/").filter(Boolean).join("/");
  return inner === "" ? "/" : `/${inner}/`;
}
