import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { CHROMIUM_FLAGS } from "./find-chromium.ts";

type ContextOptions = Parameters<Browser["newContext"]>[0];

/** A real Chromium for a test file; each page has a context of its own, closed after its test. */
export function useBrowser(): (options?: ContextOptions) => Promise<Page> {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject("chromium"),
      args: CHROMIUM_FLAGS,
    });
  }, 60_000);
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });
  afterAll(() => browser.close());
  return async (options) => {
    const context = await browser.newContext({ baseURL: inject("site"), ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  };
}
