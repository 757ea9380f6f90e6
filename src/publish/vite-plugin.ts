import { randomUUID } from "node:crypto";
import type { Plugin } from "vite";
import { APP_SETTINGS } from "./app-settings.ts";
import { BuildLog } from "./build-log.ts";
import { serveContent } from "./dev-server.ts";
import { sendHeaders, serveMissing } from "./preview-server.ts";
import { serveCompressed } from "./serve-compressed.ts";
import type { SiteOptions } from "./site-options.ts";

/** Playhead as Vite sees it, in the live preview and in front of a finished site. */
export function playhead(options: SiteOptions): Plugin {
  const { content, out, base, siteUrl } = options;
  return {
    name: "playhead",
    config: (_, { command, isPreview }) => ({
      ...APP_SETTINGS,
      base,
      // Live preview alone: a finished page bears hashes.
      ...(command === "serve" && !isPreview ? { html: { cspNonce: randomUUID() } } : {}),
      builder: {},
      ...(isPreview ? { build: { ...APP_SETTINGS.build, outDir: out } } : {}),
    }),
    // `vite build` means the same as `npm run build`.
    buildApp: {
      order: "post",
      handler: async () => {
        const { buildSite } = await import("./build-site.ts");
        const { bundleApp } = await import("./bundle-app.ts");
        await buildSite(options, new BuildLog(), bundleApp);
      },
    },
    configureServer: (server) => serveContent(server, { content, siteUrl }),
    configurePreviewServer: (server) => {
      sendHeaders(server, out);
      server.middlewares.use(serveCompressed(out, base));
      return () => serveMissing(server, out);
    },
  };
}
