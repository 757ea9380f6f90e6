import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";

interface Lock {
  packages: Record<string, { dev?: boolean; license?: string; resolved?: string }>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const { dependencies } = read("package.json") as { dependencies: Record<string, string> };
const lock = read("package-lock.json") as Lock;

/** Licences that ask for no more than their own text; MPL-2.0 asks for changes to its own files. */
const PERMISSIVE =
  /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|CC0-1\.0|BlueOak-1\.0\.0)$/;

describe("what whoever installs the project gets with it", () => {
  test("is ten packages at most by name, all under permissive licences", () => {
    const names = Object.keys(dependencies);
    expect(names.length).toBeLessThanOrEqual(10);
    const licences = names.map((name) => lock.packages[`node_modules/${name}`]?.license ?? "none");
    expect(licences.filter((licence) => !PERMISSIVE.test(licence))).toEqual([]);
  });

  test("brings nothing along whose licence asks for more", () => {
    const odd = Object.entries(lock.packages)
      .filter(([name, { dev }]) => name !== "" && !dev)
      .filter(([, { license }]) => !PERMISSIVE.test(license ?? "") && license !== "MPL-2.0")
      .map(([name, { license }]) => `${name} ${license}`);
    expect(odd).toEqual([]);
  });
});

describe("the lock file", () => {
  const lint = (file: string) =>
    spawnSync(
      process.execPath,
      `${resolve("node_modules/lockfile-lint/bin/lockfile-lint.js")} --path ${file} --type npm --validate-https --validate-integrity --allowed-hosts npm --format plain`.split(
        " ",
      ),
      { encoding: "utf8" },
    );

  test("names no host but npm's, and has a strong hash of every package", () => {
    const { status, stdout, stderr } = lint("package-lock.json");
    expect(`${stdout}${stderr}`).toMatch(/no issues/i);
    expect(status).toBe(0);
  });

  test("would be refused with a package of another host", () => {
    const folder = mkdtempSync(join(tmpdir(), "playhead-lock-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [name = ""] = Object.keys(lock.packages).filter((key) => key !== "");
    const changed = structuredClone(lock);
    Object.assign(changed.packages[name] ?? {}, { resolved: "https://evil.example/a-1.0.0.tgz" });
    const file = join(folder, "package-lock.json");
    writeFileSync(file, JSON.stringify(changed));
    expect(lint(file).status).not.toBe(0);
  });
});
