import { compareProblems, type Problem, type Report } from "../../compile/content-error.ts";
import { checkCopies } from "./check-copies.ts";
import { checkLinks } from "./check-links.ts";
import { HOSTS } from "./hosts.ts";
import { readSite, type SiteFiles } from "./site-files.ts";

export interface Deployable {
  base: string;
  files: number;
  bytes: number;
  links: number;
  copies: number;
  /** Errors first; files are those of the site. */
  problems: Problem[];
}

const NEEDED = [
  "index.html",
  "404.html",
  "sw.js",
  "manifest.webmanifest",
  "robots.txt",
  "feed.xml",
];

/**
 * Whether a finished site can be put on a host as it is.
 * @param host a key of `HOSTS`; undefined for what all of them ask
 * @throws Error, fit to print, where `folder` holds no finished site
 */
export async function checkDeploy(folder: string, host?: string): Promise<Deployable> {
  const problems: Problem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const site = await readSite(folder);
  for (const file of NEEDED)
    if (!site.sizes.has(file))
      report({
        severity: "error",
        file,
        what: "The file is missing",
        write: "build the site again",
      });
  await checkAddress(site, report);
  const links = await checkLinks(site, report);
  const copies = await checkCopies(site, report);
  if (host !== undefined) await HOSTS[host]?.check(site, report);
  return {
    base: site.base,
    files: site.sizes.size,
    bytes: [...site.sizes.values()].reduce((a, b) => a + b, 0),
    links,
    copies,
    problems: problems.toSorted(compareProblems),
  };
}

/** Feeds and previews want whole addresses, and those must be of where the site stands. */
async function checkAddress(site: SiteFiles, report: Report): Promise<void> {
  const [, canonical] =
    /<link rel="canonical" href="([^"]+)"/.exec(await site.text("index.html")) ?? [];
  if (canonical === undefined || !URL.canParse(canonical)) {
    report({
      severity: "warning",
      file: "index.html",
      what: "The site does not know its own address: feeds, the sitemap and previews are poorer",
      write: `write "url: https://…" into show.yaml, or build with --site-url`,
    });
    return;
  }
  const { pathname } = new URL(canonical);
  if (pathname.replace(/\/?$/, "/") !== site.base)
    report({
      severity: "error",
      file: "index.html",
      what: `The site was built for the path ${site.base}, but its address says ${pathname}`,
      write: `build with "--base ${pathname.replace(/\/?$/, "/")}", or correct url: in show.yaml`,
    });
}
