import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run as build } from "../../src/cli/build.ts";
import { brokenLinks, filesBelow } from "../broken-links.ts";

const BASE = "/a/sub/path/";
const root = mkdtempSync(join(tmpdir(), "playhead-sub-path-"));
const folder = join(root, "site");

beforeAll(async () => {
  const before = { ...process.env };
  const code = await build(
    ["content=test/fixtures/show", `out=${folder}`, `base=${BASE}`].map((flag) => `--${flag}`),
  );
  process.env = before;
  if (code !== 0) throw new Error("The show did not build");
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

test("at a sub-path every link of pages, feeds, sitemap and previews leads somewhere", () => {
  expect(filesBelow(folder).filter((file) => file.endsWith(".html")).length).toBeGreaterThan(20);
  const address = "https://tidewater.example/a/sub/path";
  expect(brokenLinks({ folder, base: BASE, address })).toEqual([]);
});
