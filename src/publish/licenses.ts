import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { packageRoot } from "../cache/package-root.ts";

/** A package that a site holds a part of, as Vite lists it (`build.license`). */
export interface ShippedPackage {
  name: string;
  version: string;
  /** SPDX expression: "MIT". */
  identifier?: string;
  /** The whole text. */
  text?: string;
}

const LINE = "-".repeat(72);

/**
 * What is said of the software that a site consists of: the name, version and licence of each
 * package that is bundled with it, with the licences' texts, as most of them ask.
 */
export function licensesText(packages: readonly ShippedPackage[]): string {
  const own = { name: "Playhead", ...read(packageRoot(), "LICENSE") };
  const all = [own, ...packages, fontPackage()];
  return [
    "This site is made with software and a font of others, under these licences.\n",
    ...all.map(({ name, version, identifier, text }) =>
      [
        LINE,
        `${name} ${version}`,
        `Licence: ${identifier ?? "see below"}`,
        "",
        text ?? "",
        "",
      ].join("\n"),
    ),
  ].join("\n");
}

/** The display font: a file, of which a bundler of code knows nothing. */
function fontPackage(): ShippedPackage {
  const name = "@fontsource-variable/bricolage-grotesque";
  const require = createRequire(import.meta.url);
  return { name, ...read(dirname(require.resolve(`${name}/package.json`)), "LICENSE") };
}

function read(folder: string, file: string): Omit<ShippedPackage, "name"> {
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string;
    license: string;
  };
  return { version, identifier: license, text: readFileSync(join(folder, file), "utf8").trim() };
}
