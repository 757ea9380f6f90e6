import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

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
          exclude: ["test/browser/**"],
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
    ],
  },
});
