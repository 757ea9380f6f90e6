import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { prepareStaging, swapOutput, tidyOutput } from "../../src/publish/swap-output.ts";

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "playhead-swap-"));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  out = join(folder, "dist");
});

type Files = Record<string, string>;

function write(where: string, files: Files): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(where, path)), { recursive: true });
    writeFileSync(join(where, path), text);
  }
  return Object.keys(files);
}

function read(where: string): Files {
  const files = readdirSync(where, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((f) => join(f.parentPath, f.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(where.length + 1), readFileSync(path, "utf8")]),
  );
}

const CATALOG = "data/catalog.json";

/** A site to start from. */
function publish(files: Files): void {
  const written = write(prepareStaging(out), { [CATALOG]: "{}", ...files });
  swapOutput(out, { written, kept: [], removed: [] });
}

/** More files than are changed one by one. */
const many = (text: string): Files =>
  Object.fromEntries(Array.from({ length: 2_100 }, (_, n) => [`many/${n}.html`, text]));

describe("the finished site", () => {
  test("takes the place of the last one whole, leaving nothing beside it", () => {
    publish({ "gone.html": "old" });
    const written = write(prepareStaging(out), { [CATALOG]: "new" });
    swapOutput(out, { written, kept: [], removed: ["gone.html"] });
    expect(read(out)).toEqual({ [CATALOG]: "new" });
    expect(readdirSync(folder)).toEqual(["dist"]);
  });

  test("leaves the last one untouched while it grows", () => {
    publish({ "a.html": "old" });
    write(prepareStaging(out), { "a.html": "half", "b.html": "new" });
    expect(read(out)).toEqual({ [CATALOG]: "{}", "a.html": "old" });
  });

  test.each([
    ["few files", {}],
    ["many files", many("new")],
  ])("holds what stays, what is new and nothing that went: %s", (_, more) => {
    publish({ "stays/index.html": "same", "a.html": "old", "gone/deep/index.html": "old" });
    const written = write(prepareStaging(out), { "a.html": "new", "b/index.html": "new", ...more });
    swapOutput(out, {
      written,
      kept: [CATALOG, "stays/index.html"],
      removed: ["gone/deep/index.html"],
    });
    const { length } = Object.keys(more);
    const files = read(out);
    expect(Object.keys(files)).toHaveLength(4 + length);
    expect(files).toMatchObject({
      [CATALOG]: "{}",
      "stays/index.html": "same",
      "a.html": "new",
      "b/index.html": "new",
    });
    expect(existsSync(join(out, "gone"))).toBe(false);
    expect(readdirSync(folder)).toEqual(["dist"]);
  });

  test("may have a folder where a file stood, and a file where a folder was", () => {
    publish({ a: "file", "b/index.html": "in a folder" });
    const written = write(prepareStaging(out), { "a/index.html": "in a folder", b: "file" });
    swapOutput(out, { written, kept: [CATALOG], removed: ["a", "b/index.html"] });
    expect(read(out)).toEqual({ [CATALOG]: "{}", "a/index.html": "in a folder", b: "file" });
  });

  test("a change that was broken off is brought to its end by the next build", () => {
    publish({ "a.html": "old", "b.html": "old", "gone.html": "old" });
    const written = write(prepareStaging(out), { "a.html": "new", "b.html": "new" });
    // As a process leaves it that is killed after the first file.
    writeFileSync(
      join(folder, ".dist.plan.json"),
      JSON.stringify({ written, removed: ["gone.html"] }),
    );
    write(out, { "a.html": "new" });
    rmSync(join(folder, ".dist.next/a.html"));
    prepareStaging(out);
    expect(read(out)).toEqual({ [CATALOG]: "{}", "a.html": "new", "b.html": "new" });
    expect(readdirSync(join(folder, ".dist.next"))).toEqual([]);
  });

  test("a plan that was not written to its end changes nothing", () => {
    publish({ "a.html": "old" });
    write(prepareStaging(out), { "a.html": "new" });
    writeFileSync(join(folder, ".dist.plan.json.new"), '{"written":["a.h');
    prepareStaging(out);
    expect(read(out)).toEqual({ [CATALOG]: "{}", "a.html": "old" });
  });

  test("comes back when the process was killed between the folders", () => {
    publish({ "a.html": "old" });
    mkdirSync(join(folder, ".dist.old"));
    write(join(folder, ".dist.old"), read(out));
    rmSync(out, { recursive: true });
    prepareStaging(out);
    expect(read(out)).toEqual({ [CATALOG]: "{}", "a.html": "old" });
  });

  test("has nothing beside it once what a killed build left is tidied, whatever that was", () => {
    publish({ "a.html": "old" });
    const written = write(prepareStaging(out), { "a.html": "new" });
    tidyOutput(out);
    expect(read(out)).toMatchObject({ "a.html": "old" });
    expect(readdirSync(folder)).toEqual(["dist"]);
    write(prepareStaging(out), { "a.html": "new" });
    writeFileSync(join(folder, ".dist.plan.json"), JSON.stringify({ written, removed: [] }));
    tidyOutput(out);
    expect(read(out)).toMatchObject({ "a.html": "new" });
    expect(readdirSync(folder)).toEqual(["dist"]);
  });

  test("never replaces a folder that Playhead did not write", () => {
    write(out, { "thesis.tex": "years of work" });
    expect(() => prepareStaging(out)).toThrow("not a Playhead site");
  });
});
