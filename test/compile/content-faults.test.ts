import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem, type Problem } from "../../src/compile/content-error.ts";
import { BAD_FILES, BAD_SETS, DOUBTFUL_SETS, type Files, header, SOUND_SETS } from "./malformed.ts";
import { asNobody } from "./as-nobody.ts";
import { pathologicalNotes } from "./pathological.ts";
import { pelicanEpisode, writeArchive, yamlEpisode } from "./write-archive.ts";

const NOW = Date.parse("2024-01-01T00:00:00Z");

async function problemsOf(files: Files): Promise<Problem[]> {
  return (await compileArchive({ content: writeArchive(files), now: NOW })).problems;
}

const errorsOf = (problems: Problem[]): string[] =>
  problems.filter(({ severity }) => severity === "error").map(formatProblem);
const warningsOf = (problems: Problem[]): string[] =>
  problems.filter(({ severity }) => severity === "warning").map(formatProblem);

describe("an error names its file and line, and what to write", () => {
  test.each(BAD_FILES)("%s", async (_, file, said) => {
    const errors = errorsOf(await problemsOf({ "a.md": file, "b.md": pelicanEpisode("B") }));
    expect(errors).toEqual([expect.stringMatching(said)]);
    expect(errors[0]).toMatch(/: .+; .+/);
  });

  test.each(BAD_SETS)("%s", async (_, files, said) => {
    const errors = errorsOf(await problemsOf(files));
    expect(errors).toEqual([expect.stringMatching(said)]);
    expect(errors[0]).toMatch(/: .+; .+/);
  });

  test("no prototype is touched", async () => {
    await problemsOf(Object.fromEntries(BAD_FILES.map(([, file], n) => [`${n}.md`, file])));
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get([], "polluted")).toBeUndefined();
  });

  test("an empty archive is an error", async () => {
    expect(errorsOf(await problemsOf({}))).toEqual([
      expect.stringMatching(/^\.: There are no episodes in the folder/),
    ]);
    const gone = await compileArchive({ content: "/nowhere/at/all" });
    expect(errorsOf(gone.problems)[0]).toMatch(/There is no such folder/);
  });

  test("symlinks that lead out of the folder or nowhere are errors", async () => {
    const outside = writeArchive({ "secret.md": pelicanEpisode("Secret") });
    const content = writeArchive({ "a.md": pelicanEpisode("A") });
    symlinkSync(join(outside, "secret.md"), join(content, "out.md"));
    symlinkSync(outside, join(content, "outside"));
    symlinkSync(join(content, "gone.md"), join(content, "nowhere.md"));
    const { problems, catalog } = await compileArchive({ content });
    expect(errorsOf(problems)).toEqual([
      expect.stringMatching(/^nowhere\.md:1: The symlink leads nowhere/),
      expect.stringMatching(/^out\.md:1: The symlink leads out of the content folder/),
      expect.stringMatching(/^outside:1: The symlink leads out of the content folder/),
    ]);
    expect(catalog.episodes.map(({ title }) => title)).toEqual(["A"]);
  });

  test("a file that can't be read is an error", async () => {
    const content = writeArchive({
      "a.md": pelicanEpisode("A"),
      "b.md": pelicanEpisode("B"),
      "c/d.md": pelicanEpisode("D"),
    });
    chmodSync(join(content, "b.md"), 0);
    chmodSync(join(content, "c"), 0);
    const { problems } = await asNobody(content, () => compileArchive({ content }));
    chmodSync(join(content, "c"), 0o755);
    expect(errorsOf(problems)).toEqual([
      expect.stringMatching(/^b\.md:1: The file can't be read/),
      expect.stringMatching(/^c\/:1: The file can't be read/),
    ]);
  });
});

describe("a warning lets the build go on", () => {
  test.each(DOUBTFUL_SETS)("%s", async (_, files, said) => {
    const problems = await problemsOf(files);
    expect(errorsOf(problems)).toEqual([]);
    expect(warningsOf(problems)).toContainEqual(expect.stringMatching(said));
    expect(problems.filter(({ write }) => !write)).toEqual([]);
  });

  test("a file of more than 10 MB, unless it is a recording", async () => {
    const large = Buffer.alloc(11 * 1024 * 1024);
    const problems = await problemsOf({
      "a.md": pelicanEpisode("A"),
      "large.png": large,
      "large.mp3": large,
    });
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^large\.png: The file is very large \(11 MB\)/),
    ]);
  });

  test("symlinks in a circle and pipes are told and left out", async () => {
    const content = writeArchive({ "a.md": pelicanEpisode("A") });
    mkdirSync(join(content, "deep"));
    symlinkSync(content, join(content, "deep", "back"));
    symlinkSync(join(content, "one"), join(content, "two"));
    symlinkSync(join(content, "two"), join(content, "one"));
    execFileSync("mkfifo", [join(content, "pipe.md")]);
    const { problems } = await compileArchive({ content });
    expect(errorsOf(problems)).toEqual([]);
    expect(warningsOf(problems)).toEqual([
      expect.stringMatching(/^deep\/back: The symlink leads in a circle/),
      expect.stringMatching(/^one: The symlink leads in a circle/),
      expect.stringMatching(/^pipe\.md: This is no ordinary file/),
      expect.stringMatching(/^two: The symlink leads in a circle/),
    ]);
  });
});

describe("metadata made to keep the compiler busy is refused", () => {
  test.each<[string, string, RegExp]>([
    ["nested YAML", `---\ntitle: ${"[".repeat(5000)}\n---\n`, /not valid YAML: nesting exceeded/],
    ["nested JSON", `{"title": ${"[".repeat(5000)}${"]".repeat(5000)}}`, /nested too deeply/],
    ["nested TOML", `+++\n${"a.".repeat(5000)}b = 1\n+++\n`, /nested too deeply/],
    [
      "a title of a million words",
      header(`Title: ${"a ".repeat(1e6)}`, "Date: 2019-03-04"),
      /longer than 128 kB/,
    ],
    [
      "a million fields",
      header("Title: A", "Date: 2019-03-04", "k: v\n".repeat(1e6)),
      /longer than 128 kB/,
    ],
  ])("%s", async (_, file, said) => {
    const errors = errorsOf(await problemsOf({ "a.md": file, "b.md": pelicanEpisode("B") }));
    expect(errors).toEqual([expect.stringMatching(said)]);
  });

  test("brackets without end in a summary cost nothing", async () => {
    const file = header("Title: A", "Date: 2019-03-04", `Summary: ${"[".repeat(100_000)}`);
    expect(errorsOf(await problemsOf({ "a.md": file }))).toEqual([]);
  });
});

describe("notes made to keep the compiler busy are published", () => {
  // How long they take is told by `npm run bench -- pathological`.
  test.each(pathologicalNotes(8_000))("%s", async (_, notes) => {
    const content = writeArchive({
      "a.md": pelicanEpisode("A") + notes,
      "b.md": yamlEpisode("B") + notes,
    });
    const { problems, episodes } = await compileArchive({ content, now: NOW });
    expect(errorsOf(problems)).toEqual([]);
    expect(episodes).toHaveLength(2);
    expect(problems.length).toBeLessThan(1_100);
  });
});

describe("nothing is said of what is sound", () => {
  test.each(SOUND_SETS)("%s", async (_, files) => {
    expect((await problemsOf(files)).map(formatProblem)).toEqual([]);
  });

  test("a lone carriage return is a line end: title, date and words are read", async () => {
    const content = writeArchive({ "a.md": yamlEpisode("A").replaceAll("\n", "\r") });
    const { episodes } = await compileArchive({ content });
    expect(episodes[0]?.episode).toMatchObject({ title: "A", date: "2019-03-04" });
    expect(episodes[0]?.episode.sections[0]?.html).toContain("Words.");
  });
});
