import { packageRoot } from "../cache/package-root.ts";
import react from "@vitejs/plugin-react";
import { createBuilder, type InlineConfig } from "vite";
import { APP_SETTINGS } from "./app-settings.ts";
import { CLIENT, SERVER, SERVICE_WORKER } from "./app-bundle.ts";
import { leanLibrary } from "./lean-library.ts";

/** Bundles the app with Vite: what a browser loads, what renders pages here, and the service worker. */
export async function bundleApp(folder: string, base: string): Promise<void> {
  // The launcher may have set "development", which would ship React's development build.
  process.env["NODE_ENV"] = "production";
  const builder = await createBuilder(appConfig(folder, base));
  for (const name of ["client", "ssr", "worker"]) {
    const environment = builder.environments[name];
    if (!environment) throw new Error(`Vite lacks the environment ${name}`);
    await builder.build(environment);
  }
}

/** vite.config.ts is for the live preview: reading it takes as long as bundling the app. */
function appConfig(folder: string, base: string): InlineConfig {
  const into = (name: string) => ({ outDir: `${folder}/${name}`, emptyOutDir: true });
  return {
    ...APP_SETTINGS,
    configFile: false,
    root: packageRoot(),
    base,
    logLevel: "warn",
    plugins: [react(), leanLibrary()],
    builder: {},
    environments: {
      client: {
        build: {
          ...into(CLIENT),
          manifest: true,
          cssCodeSplit: false,
          modulePreload: { polyfill: false },
          reportCompressedSize: false,
        },
      },
      ssr: {
        build: {
          ...into(SERVER),
          copyPublicDir: false,
          rollupOptions: { input: "src/app/server.tsx" },
        },
      },
      worker: {
        consumer: "client",
        build: {
          ...into(SERVICE_WORKER),
          copyPublicDir: false,
          rolldownOptions: {
            input: "src/offline/worker.ts",
            output: { format: "iife", entryFileNames: "sw.js" },
          },
        },
      },
    },
  };
}
