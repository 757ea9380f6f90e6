import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { startThread } from "../../src/cli/thread.ts";
import {
  loadRecord,
  saveRecord,
  standing,
  type SiteRecord,
} from "../../src/publish/site-record.ts";
import { standingAhead } from "../../src/publish/standing-ahead.ts";
import type { StartThread } from "../../src/threads/share-out.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "playhead-standing-"));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
});

/** A site of a few files, of which one was changed and one is nobody's, and a record of `lost` more. */
function site(lost: number): { out: string; recordFile: string } {
  const out = mkdtempSync(join(folder, "out-"));
  const record: SiteRecord = new Map();
  for (const name of ["a.html", "b.html", "theirs.html"]) {
    const file = join(out, name);
    writeFileSync(file, "fog");
    if (name === "theirs.html") continue;
    const { size: bytes, mtimeMs: time } = statSync(file);
    record.set(name, { hash: "h", bytes, time, key: "k", asked: "show" });
  }
  for (let i = 0; i < lost; i++)
    record.set(`gone/${i}/index.html`, { hash: "h", bytes: 1, time: 1, key: "k".repeat(40) });
  writeFileSync(join(out, "b.html"), "more fog");
  const recordFile = join(folder, "site.json");
  saveRecord(recordFile, record);
  return { out, recordFile };
}

let started = 0;
const counting: StartThread = (work, setting) => {
  started++;
  return startThread(work, setting);
};

test.each([
  ["a few files, on this thread", 3, 0],
  ["many, on another", 15_000, 1],
])("the last site is told alike: %s", async (_, lost, threads) => {
  const { out, recordFile } = site(lost);
  started = 0;
  const { same, other } = await standingAhead(out, recordFile, counting)();
  expect(started).toBe(threads);
  expect([...same.keys()]).toEqual(["a.html"]);
  expect(other.toSorted()).toEqual(["b.html", "theirs.html"]);
  const here = standing(out, loadRecord(recordFile));
  expect({ same, other }).toEqual(here);
});

test("where the thread fails this one looks", async () => {
  const { out, recordFile } = site(15_000);
  const failing: StartThread = (_, setting) => startThread("no such work", setting);
  const { same } = await standingAhead(out, recordFile, failing)();
  expect([...same.keys()]).toEqual(["a.html"]);
});
