import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { siteOptions } from "./src/publish/site-options.ts";
import { playhead } from "./src/publish/vite-plugin.ts";

// For the live preview. A build does not read this file: src/publish/bundle-app.ts has its settings.
export default defineConfig({ plugins: [react(), playhead(siteOptions())] });
