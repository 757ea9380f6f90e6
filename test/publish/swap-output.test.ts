import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { prepareStaging, swapOutput } from "../../src/publish/swap-output.ts";

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "playhead-swap-"));
  out = join(folder, "dist");
});

const site = (text: string, where: string): void => {
  mkdirSync(join(where, "data"), { recursive: true });
  writeFileSync(join(where, "data/catalog.json"), text);
};

describe("the finished site", () => {
  test("takes the place of the last one whole, leaving nothing beside it", async () => {
    site("old", out);
    writeFileSync(join(out, "gone.html"), "");
    site("new", await prepareStaging(out));
    await swapOutput(join(folder, ".dist.next"), out);
    expect(readFileSync(join(out, "data/catalog.json"), "utf8")).toBe("new");
    expect(readdirSync(out)).toEqual(["data"]);
    expect(readdirSync(folder)).toEqual(["dist"]);
  });

  test("leaves the last one untouched while it grows", async () => {
    site("old", out);
    site("half", await prepareStaging(out));
    expect(readFileSync(join(out, "data/catalog.json"), "utf8")).toBe("old");
  });

  test("never replaces a folder that Playhead did not write", async () => {
    mkdirSync(out);
    writeFileSync(join(out, "thesis.tex"), "years of work");
    await expect(prepareStaging(out)).rejects.toThrow("not a Playhead site");
  });
});
