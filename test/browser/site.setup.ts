import { resolve } from "node:path";
import { preview, type PreviewServer } from "vite";
import type { TestProject } from "vitest/node";
import { run as build } from "../../src/cli/build.ts";
import { findChromium } from "./find-chromium.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the built demo, without a trailing slash. */
    site: string;
    /** Folder of the built demo. */
    folder: string;
    chromium: string;
  }
}

/** Builds the demo archive as a newcomer does, and serves it to the browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = resolve("node_modules/.cache/playhead/test-site");
  project.provide("chromium", findChromium());
  const code = await build(["--out", folder]);
  if (code !== 0) throw new Error("The demo archive did not build");
  const server: PreviewServer = await preview({
    appType: "mpa",
    logLevel: "warn",
    preview: { port: 4199, host: "127.0.0.1" },
  });
  project.provide("folder", folder);
  project.provide("site", (server.resolvedUrls?.local[0] ?? "").replace(/\/$/, ""));
  return () => server.close();
}
