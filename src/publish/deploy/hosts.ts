import type { Report } from "../../compile/content-error.ts";
import type { SiteFiles } from "./site-files.ts";

/** What one kind of host asks of a finished site beyond what all do. */
export interface Host {
  name: string;
  check: (site: SiteFiles, report: Report) => Promise<void>;
}

const MB = 1024 * 1024;
const total = (site: SiteFiles): number => [...site.sizes.values()].reduce((a, b) => a + b, 0);
const MEGABYTES = (bytes: number): string => `${Math.round(bytes / MB)} MB`;

/** What browsers must be told by the page itself where a host sends no headers of ours. */
async function policyInPages(site: SiteFiles, report: Report): Promise<void> {
  if ((await site.text("index.html")).includes('http-equiv="Content-Security-Policy"')) return;
  report({
    severity: "error",
    file: "index.html",
    what: "The page states no Content-Security-Policy, and this host can't send one",
    write: "build the site again with this version of Playhead",
  });
}

/** Lines of `_headers` that are more, or longer, than the host reads. */
async function headersWithin(
  site: SiteFiles,
  report: Report,
  limits: { rules: number; length: number },
): Promise<void> {
  if (!site.sizes.has("_headers")) {
    report({
      severity: "error",
      file: "_headers",
      what: "The file is missing: pages would be kept for too long or too short",
      write: "build the site again",
    });
    return;
  }
  const lines = (await site.text("_headers")).split("\n");
  const rules = lines.filter((line) => /^\S/.test(line)).length;
  if (rules > limits.rules)
    report({
      severity: "error",
      file: "_headers",
      what: `It has ${rules} rules, of which the host reads ${limits.rules}`,
    });
  lines.forEach((line, i) => {
    if (line.length > limits.length)
      report({
        severity: "error",
        file: "_headers",
        line: i + 1,
        what: `The line has ${line.length} characters, of which the host reads ${limits.length}`,
        write: "list fewer hosts under players: and images: in show.yaml",
      });
  });
}

export const HOSTS: Readonly<Record<string, Host>> = {
  /** https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits */
  "github-pages": {
    name: "GitHub Pages",
    check: async (site, report) => {
      await policyInPages(site, report);
      if (!site.sizes.has(".nojekyll"))
        report({
          severity: "error",
          file: ".nojekyll",
          what: "The file is missing: a site published from a branch would lose what begins with _",
          write: "build the site again",
        });
      if (total(site) > 1024 * MB)
        report({
          severity: "error",
          file: ".",
          what: `The site takes ${MEGABYTES(total(site))}, of which GitHub Pages takes 1024`,
          write: "keep audio elsewhere, or build with --compress no",
        });
    },
  },
  /** https://docs.netlify.com/manage/routing/headers/ */
  netlify: {
    name: "Netlify",
    check: (site, report) =>
      headersWithin(site, report, { rules: Number.MAX_SAFE_INTEGER, length: 100_000 }),
  },
  /** https://developers.cloudflare.com/pages/platform/limits/ and …/configuration/headers/ */
  cloudflare: {
    name: "Cloudflare Pages",
    check: async (site, report) => {
      await headersWithin(site, report, { rules: 100, length: 2000 });
      if (site.sizes.size > 20_000)
        report({
          severity: "error",
          file: ".",
          what: `The site has ${site.sizes.size} files, of which the free plan takes 20000`,
          write: "build with --compress no (Cloudflare compresses by itself)",
        });
      for (const [file, bytes] of site.sizes)
        if (bytes > 25 * MB)
          report({
            severity: "error",
            file,
            what: `The file takes ${MEGABYTES(bytes)}, of which Cloudflare Pages takes 25`,
            write: "keep it elsewhere and write its whole address",
          });
    },
  },
  s3: {
    name: "S3 with CloudFront",
    check: async (site, report) => {
      await policyInPages(site, report);
    },
  },
  nginx: {
    name: "nginx",
    check: async (site, report) => {
      if (![...site.sizes.keys()].some((file) => file.endsWith(".html.gz")))
        report({
          severity: "warning",
          file: ".",
          what: "There are no compressed copies: nginx would compress every answer anew",
          write: "build without --compress no",
        });
    },
  },
};
