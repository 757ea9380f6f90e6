import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Packages of npm that a bench needs and the project does not, installed once into `home`.
 * @throws Error, fit to print, where they can't be had
 */
export function installPackages(home: string, packages: Readonly<Record<string, string>>): void {
  mkdirSync(home, { recursive: true });
  const manifest = { private: true, dependencies: packages };
  writeFileSync(join(home, "package.json"), JSON.stringify(manifest));
  if (existsSync(join(home, "node_modules"))) return;
  const { status, stderr } = spawnSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "--ignore-scripts=false"],
    { cwd: home, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`npm could not install it: ${stderr.slice(-300)}`);
}
