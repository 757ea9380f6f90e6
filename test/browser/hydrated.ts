import type { Page } from "playwright-core";

/** Waits until React has taken over: it leaves its mark on the nodes that it owns. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("#root main") ?? {}).some((key) =>
      key.startsWith("__react"),
    ),
  );
}
