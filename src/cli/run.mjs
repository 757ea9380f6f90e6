#!/usr/bin/env node
// The launcher of every command. The TypeScript behind them is bundled by Vite, which is here
// anyway, once for each state of the code, and found again by that: so that commands run on a Node
// that does not read TypeScript, and start in a tenth of a second.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { codeVersion } from "../cache/code-version.mjs";
import { visibleText } from "../compile/visible-text.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");
const BUNDLES = join(ROOT, "node_modules/.cache/playhead/commands");
/** States of the code whose bundles are kept. */
const KEPT = 4;

/** Commands as `npm pack` put them in: an installed package has no bundler's time to lose. */
const PACKED = join(ROOT, "packed");
process.env["PLAYHEAD_ROOT"] = ROOT;

const [command = "help", ...argv] = process.argv.slice(2);
const source = fileURLToPath(new URL(`./${command}.ts`, import.meta.url));
if (!/^[a-z-]+$/.test(command) || !existsSync(source)) {
  console.error(`There is no command "${command}"; README.md lists them`);
  process.exit(2);
}
try {
  const module = await load();
  process.exitCode = await module.run(argv[0] === "--" ? argv.slice(1) : argv);
} catch (error) {
  // What went wrong is for the host; where in our code, for whoever asks.
  console.error(
    process.env["DEBUG"] || !(error instanceof Error) ? error : visibleText(error.message),
  );
  process.exitCode = 1;
}

/** @returns {Promise<{ run: (argv: string[]) => Promise<number> }>} */
async function load() {
  const packed = join(PACKED, `${command}.js`);
  if (/[/\\]node_modules[/\\]/.test(ROOT) && existsSync(packed))
    return import(pathToFileURL(packed).href);
  const folder = join(BUNDLES, codeVersion(ROOT));
  const bundle = join(folder, `${command}.js`);
  try {
    if (!existsSync(bundle)) bundleInto(folder);
  } catch (error) {
    if (process.env["DEBUG"]) console.error(error);
    // Nowhere to write, as in a read-only installation: Vite runs the sources themselves.
    const { runnerImport } = await import("vite");
    return (await runnerImport(source, { configFile: false, logLevel: "error" })).module;
  }
  return import(pathToFileURL(bundle).href);
}

/** @param {string} folder */
function bundleInto(folder) {
  mkdirSync(BUNDLES, { recursive: true });
  const growing = `${folder}-${process.pid}`;
  const script = fileURLToPath(new URL("./bundle-commands.mjs", import.meta.url));
  execFileSync(process.execPath, [script, growing], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    renameSync(growing, folder);
  } catch {
    // Another process was as quick.
    rmSync(growing, { recursive: true, force: true });
  }
  const age = (/** @type {string} */ path) => -statSync(path).mtimeMs;
  const old = readdirSync(BUNDLES)
    .map((name) => join(BUNDLES, name))
    .toSorted((a, b) => age(a) - age(b));
  for (const path of old.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
