import type { TestProject } from "vitest/node";
import { findFirefox } from "../browser/firefox.ts";
import setUpSite from "../browser/site.setup.ts";
import { startAudioSink } from "./audio-sink.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Path of the Firefox that the tests are run in; undefined where it is Chromium. */
    firefox: string | undefined;
  }
}

/** The site and a Firefox for the browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const firefox = findFirefox();
  if (!firefox)
    throw new Error(
      "No Firefox: install one (Debian: firefox-esr), or name one in PLAYHEAD_FIREFOX=/path/to/it",
    );
  project.provide("firefox", firefox);
  const endSound = await startAudioSink();
  const endSite = await setUpSite(project);
  return async () => {
    await endSite();
    endSound();
  };
}
