import type { PreviewServer } from "vite";
import { siteOptions } from "../publish/site-options.ts";
import { playhead } from "../publish/vite-plugin.ts";
import { run as build } from "./build.ts";

/** `npm start`: builds the site and serves it. The last line it prints is the address. */
export async function run(argv: string[]): Promise<number> {
  const failed = await build(argv);
  if (failed !== 0) return failed;
  const { preview } = await import("vite");
  const port = Number(process.env["PORT"] || 4173);
  let server: PreviewServer;
  try {
    server = await preview({
      configFile: false,
      plugins: [playhead(siteOptions())],
      appType: "mpa",
      logLevel: "error",
      preview: { port, strictPort: true },
    });
  } catch (error) {
    const taken = error instanceof Error && /in use/i.test(error.message);
    if (!taken) throw error;
    console.error(`Port ${port} is taken; choose another: PORT=${port + 1} npm start`);
    return 1;
  }
  console.log(server.resolvedUrls?.local[0] ?? "");
  return 0;
}
