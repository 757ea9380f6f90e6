import { afterEach, expect, test, vi } from "vitest";
import { run } from "../../src/cli/check.ts";
import { pelicanEpisode, writeArchive } from "../compile/write-archive.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function check(...argv: string[]) {
  vi.stubEnv("PLAYHEAD_CONTENT", undefined);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const code = await run(argv);
  return { code, output: log.mock.calls.map((call) => call.join(" ")).join("\n") };
}

test("a sound archive: what was recognised, exit 0", async () => {
  const { code, output } = await check("--content", "test/fixtures/show");
  expect(code).toBe(0);
  expect(output).toContain("Tidewater Radio: 6 episodes, 1 page, 1 article");
  expect(output).toContain("5 yaml, 4 pelican, 1 json, 1 toml");
  expect(output).toContain("4 with audio, 1 with another site's player only, 1 with neither");
  expect(output).toContain("0 errors, 10 warnings");
});

test("all errors with file and line come before the warnings, exit 1", async () => {
  const content = writeArchive({
    "a.md": pelicanEpisode("A").replace("2019-03-04", "2019-02-30"),
    "b.md": "Date: 2019-03-04\n\nWords.\n",
    "c.md": pelicanEpisode("C").replace("https:", "http:"),
  });
  const { code, output } = await check("--content", content);
  expect(code).toBe(1);
  const lines = output.split("\n");
  expect(lines[0]).toMatch(/^error: a\.md:2: There is no day "2019-02-30"; write /);
  expect(lines[1]).toMatch(/^error: b\.md:1: The title is missing; write /);
  expect(lines[2]).toMatch(/^warning: c\.md:3: The audio comes by http/);
  expect(output).toContain("2 errors, 1 warning");
});

test("a long run of one warning is summed up, and shown whole on demand", async () => {
  const files = Array.from({ length: 30 }, (_, index) => [
    `${index}.md`,
    pelicanEpisode(`Fog ${index}`, `\n![Fog](gone-${index}.png)\n`),
  ]);
  const content = writeArchive(Object.fromEntries(files) as Record<string, string>);
  const short = await check("--content", content);
  expect(short.output.match(/There is no file/g)).toHaveLength(5);
  expect(short.output).toContain("… and 25 more like this");
  vi.restoreAllMocks();
  const whole = await check("--content", content, "--all");
  expect(whole.output.match(/There is no file/g)).toHaveLength(30);
});

test("--json prints one document with every problem", async () => {
  const content = writeArchive({ "a.md": pelicanEpisode("A"), "b.md": "Words.\n" });
  const { code, output } = await check("--json", "--content", content);
  expect(code).toBe(1);
  expect(JSON.parse(output)).toMatchObject({
    ok: false,
    errors: 1,
    warnings: 0,
    recognised: { episodes: 1, audio: 1, formats: { pelican: 1, none: 1 } },
    problems: [{ severity: "error", file: "b.md", line: 1 }],
  });
});

test("an argument it does not know is refused", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  expect((await check("--jsno")).code).toBe(1);
});
