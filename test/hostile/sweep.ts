import type { Page } from "playwright-core";
import { hydrated } from "../browser/hydrated.ts";
import { forbiddenNodes } from "./watch.ts";

/** Opens each path as a document of its own, and says what stands in it that must not. */
export async function openEach(page: Page, paths: readonly string[]): Promise<string[]> {
  const nodes: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await hydrated(page);
    nodes.push(...(await forbiddenNodes(page)).map((fault) => `${path} ${fault}`));
  }
  return nodes;
}

/** Goes from one path to the next as a click on a link does, without a new document. */
export async function followEach(page: Page, paths: readonly string[]): Promise<string[]> {
  const nodes: string[] = [];
  for (const path of paths) {
    await page.evaluate((href) => {
      const link = document.createElement("a");
      link.href = href;
      document.querySelector("#main")?.append(link);
      link.click();
      link.remove();
    }, path);
    await page.waitForFunction(
      (slug) =>
        document.querySelector("h1")?.textContent?.endsWith(slug) &&
        // What stands below the first screen comes a moment later (pages/late.tsx).
        !document.querySelector('#main [style*="100dvh"]'),
      /[^/]+(?=\/$)/.exec(path)?.[0] ?? "",
    );
    nodes.push(...(await forbiddenNodes(page)).map((fault) => `${path} ${fault}`));
  }
  return nodes;
}

/** Pages that show what episodes' metadata says. */
export const LISTS = ["/", "/?q=hit", "/tags/", "/guests/", "/archive/", "/explore/", "/page-0/"];
