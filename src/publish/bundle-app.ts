import { packageRoot } from "../cache/package-root.ts";
import react from "@vitejs/plugin-react";
import { createBuilder, type InlineConfig } from "vite";
import { APP_SETTINGS } from "./app-settings.ts";
import { CLIENT, LICENSES_LIST, SERVER, SERVICE_WORKER } from "./app-bundle.ts";
import { leanLibrary } from "./lean-library.ts";
import { scopedName } from "./scoped-name.ts";

/** Each file costs a request, and compresses apart from its neighbours. */
const CHUNKS = [
  // What every page starts with.
  { name: "app", tags: ["$initial" as const], priority: 1 },
  // What all pages with lists of episodes share.
  {
    name: "lists",
    test: /src[\\/](?:pages[\\/](?:answer-view|directory|episode-list|heard-filter|list-view|listed|load-search|loaders|with-details)|app[\\/]list-reader|model[\\/](?:catalog-|episode-entry))/,
    includeDependenciesRecursively: false,
  },
  // What comes by itself after the first paint, with the small parts that others share with it.
  {
    name: "dock",
    test: /src[\\/](?:app[\\/]dock|components[\\/]error-fence)\.tsx/,
  },
  {
    name: "late-parts",
    test: /src[\\/](?:app[\\/]late-parts|model[\\/]offline-files|offline[\\/]register-worker)\.ts/,
  },
];

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
    css: { modules: { ...APP_SETTINGS.css?.modules, generateScopedName: scopedName } },
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
          license: { fileName: LICENSES_LIST },
          modulePreload: { polyfill: false },
          reportCompressedSize: false,
          rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
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
