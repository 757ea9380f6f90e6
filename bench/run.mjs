// `npm run bench -- NAME [options]`: each NAME.ts beside this file answers one question.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const BENCHES = [
  "search",
  "search-browser",
  "passages",
  "list",
  "related",
  "explore",
  "player",
  "navigation",
  "site",
  "build",
  "import",
  "peers",
  "payloads",
  "pathological",
  "fuzz",
];

const [name = "", ...argv] = process.argv.slice(2);
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
if (!BENCHES.includes(name) || !existsSync(file)) {
  console.error(`Which bench? npm run bench -- ${BENCHES.join(" | ")}`);
  process.exit(2);
}
const { module } = await runnerImport(file, { configFile: false, logLevel: "error" });
process.exitCode = await module.run(argv);
