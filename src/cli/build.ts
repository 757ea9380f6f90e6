import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { packageRoot } from "../cache/package-root.ts";
import { visibleText } from "../compile/visible-text.mjs";
import type { MakeApp } from "../publish/app-bundle.ts";
import { BuildLog } from "../publish/build-log.ts";
import { buildSite } from "../publish/build-site.ts";
import { siteOptions } from "../publish/site-options.ts";
import { applyFlags } from "./flags.ts";
import { startThread } from "./thread.ts";

/** `npm run build`: writes the finished site; `--timings FILE` what each step took, as JSON. */
export async function run(argv: string[]): Promise<number> {
  const [unknown] = applyFlags(argv);
  if (unknown !== undefined)
    throw new Error(`There is no option "${unknown}"; README.md lists them`);
  // Before anything of React is loaded, which would be its development build.
  process.env["NODE_ENV"] = "production";
  // V8 lets garbage grow to three times what is in use where a machine has much memory.
  setFlagsFromString("--heap-growing-percent=40");
  const log = new BuildLog();
  try {
    const options = siteOptions();
    const { episodes, files, written } = await buildSite(options, log, bundleApart, startThread);
    const count = episodes === 1 ? "1 episode" : `${episodes} episodes`;
    console.log(`${count}, ${files} files, of which ${written} written → ${options.out}`);
    return 0;
  } catch (error) {
    console.error(
      process.env["DEBUG"] || !(error instanceof Error) ? error : visibleText(error.message),
    );
    return 1;
  } finally {
    const file = process.env["PLAYHEAD_TIMINGS"];
    if (file) writeFileSync(file, JSON.stringify(log.steps, null, 2));
  }
}

/** Vite takes some 300 MB, which a process of its own gives back. */
export const bundleApart: MakeApp = async (folder, base) => {
  const launcher = join(packageRoot(), "src/cli/run.mjs");
  await promisify(execFile)(process.execPath, [launcher, "bundle", folder, base]);
};
