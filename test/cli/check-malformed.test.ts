import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { run as build } from "../../src/cli/build.ts";
import { run as check } from "../../src/cli/check.ts";
import { formatProblem, type Problem } from "../../src/compile/content-error.ts";
import { asNobody } from "../compile/as-nobody.ts";
import { fillMalformed } from "../compile/malformed-folder.ts";
import { writeArchive } from "../compile/write-archive.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function silent(name: "log" | "warn" | "error"): () => string {
  const spy = vi.spyOn(console, name).mockImplementation(() => {});
  return () => spy.mock.calls.map((call) => call.join(" ")).join("\n");
}

test("a folder with every malformed input at once: all of them are told in one run", async () => {
  vi.stubEnv("PLAYHEAD_CONTENT", undefined);
  const content = writeArchive({});
  const expected = fillMalformed(content, writeArchive({}));
  const printed = silent("log");
  const code = await asNobody(content, () => check(["--content", content, "--json"]));
  const { problems } = JSON.parse(printed()) as { problems: Problem[] };
  const lines = problems.map((problem) => ({ ...problem, text: formatProblem(problem) }));

  const untold = expected.filter(({ part, called, severity, said }) =>
    lines.every(
      (line) => line.severity !== severity || !said.test(line.text.replaceAll(part, called)),
    ),
  );
  expect(untold.map(({ what }) => what)).toEqual([]);
  expect(code).toBe(1);

  // One of the endless notes repeats a dead link, and each is told.
  const errors = lines.filter(
    ({ severity, file }) => severity === "error" && !file.startsWith("endless/"),
  );
  expect(errors).toHaveLength(expected.filter(({ severity }) => severity === "error").length);
  expect(errors.filter(({ text }) => !/^\S+:\d+: .+; .+$/s.test(text))).toEqual([]);
  expect(lines.filter(({ text }) => text.length > 1_000)).toEqual([]);
  expect(lines.filter(({ file }) => file.startsWith("sound/"))).toEqual([]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
}, 60_000);

test("a build of such a folder writes nothing: the site that was there stays, whole", async () => {
  for (const name of ["CONTENT", "OUT", "BASE", "SITE_URL"])
    vi.stubEnv(`PLAYHEAD_${name}`, undefined);
  vi.stubEnv("NODE_ENV", "test");
  const content = writeArchive({});
  fillMalformed(content, writeArchive({}));
  const place = writeArchive({
    "dist/data/catalog.json": "{}",
    "dist/index.html": "the last good one",
  });
  const told = silent("error");
  silent("warn");
  silent("log");
  const out = join(place, "dist");
  const code = await build(["--content", content, "--out", out]);
  expect(code).toBe(1);
  expect(told()).toContain("nothing was written");
  expect(readFileSync(join(out, "index.html"), "utf8")).toBe("the last good one");
  expect(readdirSync(place)).toEqual(["dist"]);
  expect(existsSync(join(out, "assets"))).toBe(false);
}, 60_000);
