import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { CompileCache } from "../../src/compile/compile-cache.ts";
import { pelicanEpisode, writeArchive, yamlEpisode } from "./write-archive.ts";

const FILES = {
  "a.md": pelicanEpisode(
    "A",
    "Tags: Fog, fog\nsave_as: a.html\n\nSee [b](b.md) and [gone](gone.md).\n",
  ),
  "b.md": yamlEpisode("B", "tags: [FOG]\n"),
  "c.md": "Title: C\nDate: 2019-02-30\n\nWords.\n",
};

/** Changes a file, and its time by a second, as an editor does. */
function edit(content: string, file: string, text: string): void {
  writeFileSync(join(content, file), text);
  const later = new Date(Date.now() + 1000);
  utimesSync(join(content, file), later, later);
}

/** With sections as they are written out: those from a cache read their HTML when it is asked for. */
async function compiled(content: string, cache?: CompileCache) {
  const { episodes, pages, ...archive } = await compileArchive({ content, cache });
  return { ...archive, written: JSON.parse(JSON.stringify({ episodes, pages })) as unknown };
}

test("a second run over an unchanged folder gives the same, problems included", async () => {
  const content = writeArchive(FILES);
  const cache = new CompileCache();
  const first = await compiled(content, cache);
  expect(first.problems.length).toBeGreaterThan(2);
  expect(await compiled(content, cache)).toEqual(first);
  expect(first).toEqual(await compiled(content));
});

test.each<[string, (content: string) => void]>([
  ["words", (content) => edit(content, "b.md", yamlEpisode("B").replace("Words.", "Other words."))],
  [
    "an address that others link to",
    (content) => edit(content, "b.md", yamlEpisode("B", "slug: moved\n")),
  ],
  ["an error mended", (content) => edit(content, "c.md", pelicanEpisode("C"))],
  ["a missing page added", (content) => edit(content, "gone.md", pelicanEpisode("Gone"))],
  ["a file removed", (content) => rmSync(join(content, "b.md"))],
  [
    "the show file",
    (content) => edit(content, "show.yaml", "title: Fog\npermalink: /{number}/{slug}/\n"),
  ],
])("after an edit the outcome is that of a fresh run: %s", async (_, change) => {
  const content = writeArchive(FILES);
  const cache = new CompileCache();
  const before = await compiled(content, cache);
  change(content);
  const after = await compiled(content, cache);
  expect(after).toEqual(await compiled(content));
  expect(after).not.toEqual(before);
});
