import { expect, test } from "vitest";
import { examineTags } from "../../../src/compile/doctor/examine-tags.ts";
import type { Finding } from "../../../src/compile/doctor/finding.ts";

function examine(names: string[], ruled: Record<string, string[]> = {}): Finding[] {
  const findings: Finding[] = [];
  const tags = names.map((name, i) => ({ name, slug: name, count: names.length - i }));
  examineTags(tags, new Map(Object.entries(ruled)), (finding) => findings.push(finding));
  return findings;
}

test.each([
  ["containers", "container"],
  ["library", "libraries"],
  ["linux desktop", "desktop linux"],
  ["vue", "vue.js"],
  ["virtualization", "virtualisation"],
  ["kubernetes", "kubernets"],
])("%s and %s may mean the same", (one, other) => {
  const [finding, ...rest] = examine([one, other]);
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ severity: "warning", file: "show.yaml" });
  expect(finding?.what).toContain(`"${one}" (2) and "${other}" (1)`);
  expect(finding?.write).toContain(`${one}: [${other}]`);
});

test.each([
  ["gaming", "garmin"],
  ["linux", "nixos"],
  ["python 2", "python 3"],
  ["fedora 30", "fedora 31"],
  ["css", "cms"],
  ["c", "c++"],
])("%s and %s don't", (one, other) => {
  expect(examine([one, other])).toEqual([]);
});

test("what the show file knows is not proposed again", () => {
  expect(examine(["windows", "window"], { windows: [] })).toEqual([]);
});

test("a name that YAML would read as something else is set in quotes", () => {
  expect(examine(["c# tips", "c# tip"])[0]?.write).toContain('"c# tips": ["c# tip"]');
});
