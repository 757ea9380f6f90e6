import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { CHROMIUM_FLAGS } from "./find-chromium.ts";
import { launchFirefox } from "./firefox.ts";

type ContextOptions = Parameters<Browser["newContext"]>[0];

/** What browsers say where a page does what its content policy forbids. */
const FORBIDDEN = /Content[- ]Security[- ]Policy|Trusted(?:HTML|Script|ScriptURL|Type)/;

/** Whether these tests are run in Firefox (`npm run test:browsers`); else it is Chromium. */
export const inFirefox = (): boolean => inject("firefox") !== undefined;

/**
 * A real browser for a test file; each page has a context of its own, closed after its test. No
 * page of ours may do what its content policy forbids: a test in which one did fails.
 */
export function useBrowser(): (options?: ContextOptions) => Promise<Page> {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  const violations: string[] = [];
  beforeAll(async () => {
    const firefox = inject("firefox");
    browser = firefox
      ? await launchFirefox(firefox)
      : await chromium.launch({ executablePath: inject("chromium"), args: CHROMIUM_FLAGS });
  }, 60_000);
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const found = violations.splice(0);
    expect(found).toEqual([]);
  });
  afterAll(() => browser.close());
  return async (options) => {
    const context = await browser.newContext({ baseURL: inject("site"), ...options });
    contexts.push(context);
    context.on("console", (message) => {
      if (FORBIDDEN.test(message.text()))
        violations.push(`${message.page()?.url()} ${message.text()}`);
    });
    // Firefox tells them so.
    context.on("weberror", (fault) => {
      const text = String(fault.error());
      if (FORBIDDEN.test(text)) violations.push(`${fault.page()?.url()} ${text}`);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  };
}
