import type { Locator } from "playwright-core";

/** Types `words` in the place of what stands in `box`, key by key: Playwright's `fill` does not reach React in Firefox. */
export async function typeOver(box: Locator, words: string): Promise<void> {
  await box.press("ControlOrMeta+a");
  await box.pressSequentially(words);
}
