// Run by `npm pack`: bundles the commands with all that they need but the packages with parts of
// their own for each machine, and Vite. What is inlined is no dependency of the package.
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleCommands } from "./bundle-commands.mjs";

const folder = fileURLToPath(new URL("../../packed", import.meta.url));
rmSync(folder, { recursive: true, force: true });
await bundleCommands(folder, {
  noExternal: true,
  external: ["vite", "@vitejs/plugin-react", "satteri", "@napi-rs/canvas", "sharp"],
});
