import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { outputFile } from "../../src/model/paths.ts";
import { useBrowser } from "./browser.ts";
import { OF_THE_MOMENT, PAGES } from "./states.ts";

const open = useBrowser();

/** Bytes of a first visit, compressed with gzip. */
const BUDGET = {
  /** All scripts of an episode's page, with the player's bar and what loads by itself later. */
  scripts: 108_000,
  /** What stands in the page before the first paint, styles included. */
  html: 20_000,
  styles: 6_000,
  /** Fuse and the code of search, which come when its box is entered. */
  search: 15_000,
};

const weigh = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;
const fileOf = (path: string): Buffer => readFileSync(join(inject("folder"), outputFile(path)));

/** Paths that a page asks for by itself, until its last part has come. */
async function asked(path: string): Promise<string[]> {
  const page = await open();
  const paths = new Set<string>();
  page.on("request", (request) => {
    // The worker fetches the app for later: that is not this page's first load.
    if (!request.serviceWorker()) paths.add(new URL(request.url()).pathname);
  });
  await page.goto(path);
  await page.waitForResponse(/\/assets\/late-parts-.*\.js$/);
  await page.waitForLoadState("networkidle");
  return [...paths];
}

describe("the first load of a page", () => {
  test("an episode's scripts, the player's bar included, keep to their budget", async () => {
    const scripts = (await asked("/trent-nelson-pyparallel.html")).filter((p) => p.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(1);
    const bytes = scripts.map((script) => weigh(fileOf(script))).reduce((sum, one) => sum + one);
    expect(bytes).toBeLessThanOrEqual(BUDGET.scripts);
  });

  test("search, which comes with the first touch of its box, keeps to its budget", async () => {
    const page = await open();
    const scripts = new Set<string>();
    await page.goto("/");
    await page.waitForResponse(/\/assets\/late-parts-.*\.js$/);
    await page.waitForLoadState("networkidle");
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (!request.serviceWorker() && pathname.endsWith(".js")) scripts.add(pathname);
    });
    await page.getByRole("searchbox", { name: /Search/ }).focus();
    await page.waitForResponse(/\/data\/search/);
    await page.waitForLoadState("networkidle");
    expect(scripts.size).toBeGreaterThan(0);
    const bytes = [...scripts].map((script) => weigh(fileOf(script)));
    expect(bytes.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(BUDGET.search);
  });

  test.each([
    ["the list", "/"],
    ["an episode", "/trent-nelson-pyparallel.html"],
    ["a tag", "/tags/concurrency/"],
    ["a guest", "/guests/trent-nelson/"],
    ["what is kept", "/saved/"],
    ["a page of the host's", "/about/"],
  ])("%s: its HTML and styles keep to their budgets", (_, path) => {
    const html = fileOf(path).toString();
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = ""]) => css);
    expect(styles.length).toBeGreaterThan(0);
    expect(weigh(styles.join(""))).toBeLessThanOrEqual(BUDGET.styles);
    expect(weigh(html)).toBeLessThanOrEqual(BUDGET.html);
  });

  test.each(PAGES.map(({ name, path }) => [name, path] as const))(
    "%s: no request repeats what its HTML holds",
    async (_, path) => {
      const missing = path === "/nothing-here/";
      const html = fileOf(missing ? "/404.html" : path).toString();
      const held = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)" disabled>/g)].map(
        ([, href]) => href,
      );
      expect(held.length).toBeGreaterThan(0);
      const paths = await asked(path);
      expect(paths.filter((p) => held.includes(p))).toEqual([]);
      // Where no page stands, it has to be asked whether an episode does.
      const others = paths.filter((p) => p.startsWith("/data/") && !OF_THE_MOMENT.test(p));
      expect(missing ? [] : others).toEqual([]);
    },
  );
});
