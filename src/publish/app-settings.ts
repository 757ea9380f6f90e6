import type { UserConfig } from "vite";

const BROWSERS = ["chrome123", "safari17.5", "firefox120"];

/** What Vite needs to know of the app, in the live preview and in a build. */
export const APP_SETTINGS: Pick<UserConfig, "build" | "css"> = {
  build: { target: BROWSERS, cssTarget: BROWSERS },
  css: { modules: { localsConvention: "camelCaseOnly" } },
};
