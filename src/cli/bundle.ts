import { bundleApp } from "../publish/bundle-app.ts";

/**
 * Bundles the app alone, into a folder and for a base: `build` runs this in a process of its own,
 * whose memory is gone by the time the pages are made.
 */
export async function run([folder = "", base = "/"]: string[]): Promise<number> {
  if (folder === "") throw new Error("bundle takes a folder and a base; npm run build calls it");
  await bundleApp(folder, base);
  return 0;
}
