import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findChromium } from "../test/browser/find-chromium.ts";
import { installPackages } from "./install-packages.ts";

/** The parts that are read of a report (https://github.com/GoogleChrome/lighthouse, lhr). */
interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<
    string,
    {
      score: number | null;
      numericValue?: number;
      details?: { items?: { resourceType?: string; transferSize?: number }[] };
    }
  >;
}

export type Throttling = "devtools" | "simulate";

/** What Lighthouse says of one page. */
export interface PageFigures {
  /** Of 100, in the order of Lighthouse: performance, accessibility, best practices, SEO. */
  scores: number[];
  /** Seconds, milliseconds, and no unit. */
  lcp: number;
  tbt: number;
  cls: number;
  requests: number;
  /** kB as they were sent: all of it, scripts, and the page itself. */
  sent: number;
  scripts: number;
  html: number;
  /** Audits that cost a category points. */
  failed: string[];
}

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const HOME = resolve("node_modules/.cache/playhead/lighthouse");

/**
 * Lighthouse 13 on a page, as its mobile default has it. It wants a newer Node than the project:
 * both are installed for it alone.
 */
export async function lighthouse(url: string, method: Throttling): Promise<PageFigures> {
  installPackages(HOME, { node: "24", lighthouse: "13" });
  const output = join(tmpdir(), `playhead-lighthouse-${process.pid}.json`);
  const flags = [
    `--throttling-method=${method}`,
    `--only-categories=${CATEGORIES.join(",")}`,
    "--chrome-flags=--headless --no-sandbox --disable-gpu",
    // Of the page for missing addresses, too.
    "--ignore-status-code",
    "--output=json",
    `--output-path=${output}`,
    "--quiet",
  ];
  const command = ["node_modules/node/bin/node", "node_modules/lighthouse/cli/index.js"];
  await new Promise<void>((done, fail) => {
    const child = spawn(join(HOME, command[0]!), [command[1]!, url, ...flags], {
      cwd: HOME,
      env: { ...process.env, CHROME_PATH: findChromium() },
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("error", fail);
    child.once("exit", (code) =>
      code === 0 ? done() : fail(new Error(`Lighthouse ended with ${code}`)),
    );
  });
  const report = JSON.parse(readFileSync(output, "utf8")) as Report;
  rmSync(output);
  return figuresOf(report);
}

function figuresOf({ categories, audits }: Report): PageFigures {
  const number = (id: string): number => audits[id]?.numericValue ?? NaN;
  const requests = audits["network-requests"]?.details?.items ?? [];
  const kilobytes = (type?: string): number =>
    requests
      .filter(({ resourceType }) => !type || resourceType === type)
      .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0) / 1000;
  return {
    scores: CATEGORIES.map((name) => Math.round((categories[name]?.score ?? NaN) * 100)),
    lcp: number("largest-contentful-paint") / 1000,
    tbt: number("total-blocking-time"),
    cls: number("cumulative-layout-shift"),
    requests: requests.length,
    sent: kilobytes(),
    scripts: kilobytes("Script"),
    html: kilobytes("Document"),
    failed: Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => id),
    ),
  };
}
