import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pelicanEpisode } from "./compile/write-archive.ts";

const run = promisify(execFile);

/** Playhead as a host installs it: packed, in a folder that holds nothing but their notes. */
describe("the package, in a folder of a host's own", () => {
  const folder = mkdtempSync(join(tmpdir(), "playhead-package-"));
  const environment = { ...process.env, NODE_ENV: "", VITEST: "" };
  for (const name of ["CONTENT", "OUT", "BASE", "SITE_URL", "ROOT"])
    Reflect.deleteProperty(environment, `PLAYHEAD_${name}`);
  const playhead = (...argv: string[]) =>
    run(process.execPath, [join(folder, "node_modules/playhead/src/cli/run.mjs"), ...argv], {
      cwd: folder,
      env: environment,
    });

  beforeAll(async () => {
    const npm = (cwd: string, ...argv: string[]) => run("npm", argv, { cwd, env: environment });
    const { stdout } = await npm(resolve("."), "pack", "--pack-destination", folder, "--json");
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    writeFileSync(join(folder, "package.json"), "{}");
    await npm(folder, "install", filename, "--no-audit", "--no-fund", "--prefer-offline");
    mkdirSync(join(folder, "content"));
    writeFileSync(
      join(folder, "content/rye.md"),
      pelicanEpisode("Rye", "Tags: Bread\nsave_as: rye.html\n"),
    );
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("tells its commands", async () => {
    expect((await playhead()).stdout).toContain("playhead COMMAND");
    expect(existsSync(join(folder, "node_modules/.bin/playhead"))).toBe(true);
  });

  test("checks, searches and builds, and the site is ready for a host", async () => {
    expect((await playhead("check")).stdout).toContain("1 episode, 0 pages");
    expect((await playhead("query", "bred")).stdout).toContain("Rye");
    await playhead("build", "--base", "/pod/", "--site-url", "https://radio.example/pod");
    const page = readFileSync(join(folder, "dist/rye.html"), "utf8");
    expect(page).toContain("Words about Rye.");
    expect(page).toContain('<link rel="canonical" href="https://radio.example/pod/rye.html"');
    const { stdout } = await playhead("deploy-check", "github-pages", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, base: "/pod/", problems: [] });
  }, 120_000);

  test("a fault in the notes ends with its line, and leaves the last site", async () => {
    writeFileSync(join(folder, "content/bad.md"), "Title: Bad\nDate: 2019-13-45\n\nWords.\n");
    await expect(playhead("build")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("bad.md:2: There is no day") as string,
    });
    expect(existsSync(join(folder, "dist/rye.html"))).toBe(true);
  }, 60_000);
});
