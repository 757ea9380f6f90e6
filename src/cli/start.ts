import { preview } from "vite";
import { run as build } from "./build.ts";

/** `npm start`: builds the site and serves it. The last line it prints is the address. */
export async function run(argv: string[]): Promise<number> {
  const failed = await build(argv);
  if (failed !== 0) return failed;
  const server = await preview({
    appType: "mpa",
    logLevel: "warn",
    preview: { port: Number(process.env["PORT"] || 4173), strictPort: true },
  });
  console.log(server.resolvedUrls?.local[0] ?? "");
  return 0;
}
