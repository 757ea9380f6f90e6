import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, inject, test } from "vitest";
import { outputFile } from "../../src/model/paths.ts";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";

const open = useBrowser();
const EPISODE = "/trent-nelson-pyparallel.html";
const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript" };

let slow: Server | undefined;
afterEach(() => {
  slow?.closeAllConnections();
  slow?.close();
  slow = undefined;
});

/** Serves the site, but stops in the middle of each page until it is let go on. */
async function serveInHalves(): Promise<{ site: string; goOn: () => void }> {
  let goOn = (): void => undefined;
  const second = new Promise<void>((done) => (goOn = done));
  const server = createServer((request, response) => {
    const path = outputFile(new URL(request.url ?? "/", "http://localhost").pathname);
    const bytes = readFileSync(join(inject("folder"), path));
    response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
    if (extname(path) !== ".html") {
      response.end(bytes);
      return;
    }
    const half = bytes.indexOf("<h2", Math.floor(bytes.length / 2));
    response.write(bytes.subarray(0, half));
    void second.then(() => response.end(bytes.subarray(half)));
  });
  slow = server;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { site: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, goOn };
}

/** Notes, in `window`, how many scripts the page had asked for when it was painted. */
const watchPaint = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName("first-contentful-paint").length === 0) return;
      const asked = document.querySelectorAll("link[rel=modulepreload], script[src]");
      Object.assign(window, { askedByPaint: asked.length });
    }).observe({ type: "paint", buffered: true });
  });

describe("the scripts of a page", () => {
  test.each(["/", EPISODE, "/tags/", "/saved/"])(
    "%s: are asked for once it is painted",
    async (path) => {
      const page = await open();
      await watchPaint(page);
      await page.goto(path);
      await hydrated(page);
      const askedByPaint = await page.evaluate(
        () => (window as unknown as { askedByPaint?: number }).askedByPaint,
      );
      expect(askedByPaint).toBe(0);
    },
  );

  test("run when all of the page is there, however late its end", async () => {
    const page = await open();
    const { site, goOn } = await serveInHalves();
    const asked = page.waitForResponse(/\/assets\/index-.*\.js$/);
    await page.goto(site + EPISODE, { waitUntil: "commit" });
    await asked;
    const heading = await page.getByRole("heading", { level: 1 }).elementHandle();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.documentElement.dataset["alive"])).toBeUndefined();
    goOn();
    await hydrated(page);
    // React has taken over what stood there, and has made nothing anew.
    expect(await heading?.evaluate((node) => node.isConnected)).toBe(true);
    await page.getByRole("heading", { name: "Chapters", level: 2 }).waitFor();
  });

  test.each([
    [
      "in a tab that is not shown",
      () => Object.defineProperty(document, "hidden", { value: true }),
    ],
    [
      "in a browser that tells of no paint",
      () => void delete (window as { PerformanceObserver?: unknown }).PerformanceObserver,
    ],
  ])("come at once %s", async (_, beforehand) => {
    const page = await open();
    await page.addInitScript(beforehand);
    await page.goto(EPISODE);
    await hydrated(page);
  });

  test("come all the same where the paint is never told", async () => {
    const page = await open();
    await page.addInitScript(() => {
      PerformanceObserver.prototype.observe = () => undefined;
    });
    await page.goto(EPISODE);
    await hydrated(page);
  });
});
