import type { Page } from "playwright-core";

/** Waits until React has taken over and everything on the page listens. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => "alive" in document.documentElement.dataset);
}
