import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The tests for Chromium that Firefox takes too, save what WebDriver BiDi has no command for. */
const IN_FIREFOX = [
  "explore",
  "full-player",
  "hydration",
  "keeping",
  "list",
  "moments",
  "page-faults",
  "picks",
  "player",
  "policy",
  "prefetch",
  "script-faults",
  "search-palette",
];

// Apart from vite.config.ts: a unit test needs neither the archive nor the publisher.
export default defineConfig({
  plugins: [react()],
  css: { modules: { localsConvention: "camelCaseOnly" } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/browser/**", "test/other-browsers/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: "test/browser/site.setup.ts",
          testTimeout: 30_000,
          // A busy machine may hold a real browser up past a time limit once; a fault fails twice.
          retry: process.env["CI"] ? 1 : 0,
          // One page at a time: timing of sound and paint must not depend on a neighbour.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "firefox",
          include: [
            ...IN_FIREFOX.map((name) => `test/browser/${name}.test.ts`),
            "test/other-browsers/firefox.test.ts",
          ],
          globalSetup: "test/other-browsers/firefox.setup.ts",
          testTimeout: 60_000,
          hookTimeout: 30_000,
          retry: process.env["CI"] ? 1 : 0,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "webkit",
          include: ["test/other-browsers/webkit.test.ts"],
          globalSetup: "test/other-browsers/webkit.setup.ts",
          testTimeout: 60_000,
          hookTimeout: 30_000,
          retry: process.env["CI"] ? 1 : 0,
          fileParallelism: false,
        },
      },
    ],
  },
});
