import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { createServer } from "vite";
import { packageRoot } from "../cache/package-root.ts";
import { siteOptions } from "../publish/site-options.ts";
import { playhead } from "../publish/vite-plugin.ts";
import { applyFlags } from "./flags.ts";

/** `npm run dev`: the archive with its drafts, live. The last line it prints is the address. */
export async function run(argv: string[]): Promise<number> {
  const [unknown] = applyFlags(argv);
  if (unknown !== undefined)
    throw new Error(`There is no option "${unknown}"; README.md lists them`);
  const server = await createServer({
    configFile: false,
    root: packageRoot(),
    cacheDir: "node_modules/.cache/playhead/vite",
    plugins: [react(), playhead(siteOptions())],
    server: {
      port: Number(process.env["PORT"] || 5173),
      // An installed package finds its font beside it.
      fs: { allow: [packageRoot(), resolve("node_modules")] },
    },
  });
  await server.listen();
  console.log(server.resolvedUrls?.local[0] ?? "");
  return 0;
}
