#!/usr/bin/env node
// The launcher of every command: Vite, which is here anyway, loads the TypeScript behind it,
// so that the commands run on a Node that does not read TypeScript itself.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const [command = "", ...argv] = process.argv.slice(2);
const file = fileURLToPath(new URL(`./${command}.ts`, import.meta.url));
if (!/^[a-z-]+$/.test(command) || !existsSync(file)) {
  console.error(`There is no command "${command}"; README.md lists them`);
  process.exit(2);
}
const { module } = await runnerImport(file, { configFile: false, logLevel: "error" });
try {
  process.exitCode = await module.run(argv[0] === "--" ? argv.slice(1) : argv);
} catch (error) {
  // What went wrong is for the host; where in our code, for whoever asks.
  console.error(process.env.DEBUG || !(error instanceof Error) ? error : error.message);
  process.exitCode = 1;
}
