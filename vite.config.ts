import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { playhead } from "./src/publish/vite-plugin.ts";

const { PLAYHEAD_CONTENT, PLAYHEAD_OUT, PLAYHEAD_BASE, PLAYHEAD_SITE_URL } = process.env;

export default defineConfig({
  plugins: [
    react(),
    playhead({
      content: PLAYHEAD_CONTENT || "content",
      out: PLAYHEAD_OUT || "dist",
      base: PLAYHEAD_BASE || "/",
      siteUrl: PLAYHEAD_SITE_URL || "",
    }),
  ],
  build: {
    target: ["chrome123", "safari17.5", "firefox120"],
    cssTarget: ["chrome123", "safari17.5", "firefox120"],
  },
  css: { modules: { localsConvention: "camelCaseOnly" } },
});
