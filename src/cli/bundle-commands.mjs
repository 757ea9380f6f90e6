// Run by the launcher in a process of its own: bundles every command into the folder it is given,
// so that the commands themselves start without Vite, in a third of the time and of the memory.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const commands = fileURLToPath(new URL(".", import.meta.url));

/**
 * @param {string} folder
 * @param {import("vite").SSROptions} [ssr] which packages come along
 */
export async function bundleCommands(folder, ssr = {}) {
  const input = Object.fromEntries(
    readdirSync(commands)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => [basename(name, ".ts"), join(commands, name)]),
  );
  await build({
    configFile: false,
    root: join(commands, "../.."),
    logLevel: "error",
    ssr,
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: "[name].js" } },
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleCommands(process.argv[2] ?? "");
