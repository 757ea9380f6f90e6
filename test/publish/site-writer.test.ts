import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import {
  loadRecord,
  saveRecord,
  standing,
  type SiteRecord,
} from "../../src/publish/site-record.ts";
import { SiteWriter } from "../../src/publish/site-writer.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "playhead-writer-"));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
});

/** A site with one page and one script. */
async function first(): Promise<SiteRecord> {
  const writer = new SiteWriter(folder);
  await writer.writePage("/a/", "fog", { key: "1" });
  await writer.writeFile("/b.js", "mist");
  return writer.record;
}

const names = (paths: Iterable<string>): string[] => [...paths].toSorted();

describe("a second build", () => {
  test("writes what is new or different, and no more", async () => {
    const next = join(folder, "..", "next");
    const writer = new SiteWriter(next, await first());
    onTestFinished(() => rmSync(next, { recursive: true, force: true }));
    await writer.writePage("/a/", "fog");
    await writer.writeFile("/b.js", "rain");
    await writer.writeFile("/c.js", "snow");
    expect(names(writer.record.keys())).toEqual(["a/index.html", "b.js", "c.js"]);
    expect(names(writer.written)).toEqual(["b.js", "c.js"]);
    expect(readFileSync(join(next, "b.js"), "utf8")).toBe("rain");
  });

  test("keeps what has the same key, and forgets what nothing asked for", async () => {
    const writer = new SiteWriter(folder, await first());
    expect(writer.keeps("/a/index.html", "2")).toBe(false);
    expect(writer.keeps("/a/index.html", "1")).toBe(true);
    expect(writer.keeps("/b.js", "1")).toBe(false);
    expect(names(writer.record.keys())).toEqual(["a/index.html"]);
    expect(writer.written.size).toBe(0);
  });

  test("copies a file again once it changed", async () => {
    const from = join(folder, "from.png");
    writeFileSync(from, "one");
    const before = new SiteWriter(join(folder, "1"));
    await before.copy(from, "/pictures/a%20b.png");
    const same = new SiteWriter(join(folder, "2"), before.record);
    await same.copy(from, "/pictures/a%20b.png");
    expect(same.written.size).toBe(0);
    writeFileSync(from, "two");
    utimesSync(from, new Date(), new Date(Date.now() + 5000));
    const after = new SiteWriter(join(folder, "3"), before.record);
    await after.copy(from, "/pictures/a%20b.png");
    expect(readFileSync(join(folder, "3/pictures/a b.png"), "utf8")).toBe("two");
  });
});

describe("the record of a site", () => {
  test("comes back as it was saved", async () => {
    const record = await first();
    const file = join(folder, "records/site.json");
    saveRecord(file, record);
    expect(loadRecord(file)).toEqual(record);
  });

  test.each(["", "{", '{"format":0,"files":[]}'])("%j is no record", (text) => {
    writeFileSync(join(folder, "site.json"), text);
    expect(loadRecord(join(folder, "site.json")).size).toBe(0);
    expect(loadRecord(join(folder, "nowhere.json")).size).toBe(0);
  });

  test("does not stand for what somebody changed, took away or added", async () => {
    const record = await first();
    expect(standing(folder, record)).toEqual({ same: record, other: [] });
    writeFileSync(join(folder, "a/index.html"), "other");
    writeFileSync(join(folder, "mine.txt"), "");
    rmSync(join(folder, "b.js"));
    const { same, other } = standing(folder, record);
    expect(same.size).toBe(0);
    expect(names(other)).toEqual(["a/index.html", "mine.txt"]);
  });
});

test.each(["/../x", "/a/../../x", "/"])("nothing is written outside the site: %s", async (path) => {
  await expect(new SiteWriter(folder).writeFile(path, "x")).rejects.toThrow("outside the site");
});
