import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { run } from "../../src/cli/check.ts";
import { pelicanEpisode, writeArchive } from "../compile/write-archive.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function fix(content: string, ...argv: string[]) {
  vi.stubEnv("PLAYHEAD_CONTENT", undefined);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const code = await run(["--content", content, "--fix", ...argv]);
  return { code, output: log.mock.calls.map((call) => call.join(" ")).join("\n") };
}
const unspaced = pelicanEpisode("A").replace("Words", "##Links\n\nWords");

test("what can be mended is shown as a diff, and left alone until someone says yes", async () => {
  const content = writeArchive({ "a.md": unspaced });
  const { code, output } = await fix(content);
  expect(code).toBe(0);
  expect(output).toContain("-##Links\n+## Links");
  expect(output).toContain("Nothing was changed");
  expect(readFileSync(join(content, "a.md"), "utf8")).toBe(unspaced);
});

test("with --yes it is done; a second time there is nothing left", async () => {
  const content = writeArchive({ "a.md": unspaced });
  expect((await fix(content, "--yes")).output).toContain("Changed 1 line in 1 file");
  expect(readFileSync(join(content, "a.md"), "utf8")).toBe(unspaced.replace("##L", "## L"));
  expect((await fix(content, "--yes")).output).toContain("nothing that can be mended");
});
