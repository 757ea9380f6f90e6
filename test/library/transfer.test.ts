// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { exportMarkdown } from "../../src/library/export-markdown.ts";
import type { Library } from "../../src/library/library.ts";
import { exportLibrary, ImportError, importLibrary } from "../../src/library/transfer.ts";
import { FakeBrowser, track } from "./fixtures.ts";

const A = track("a", { number: 27, title: "Trent *Nelson* [on] GILs" });
const B = track("b");
const C = track("c");
const soon = { finished: false, when: "soon" } as const;
const DATE = "2026-02-03T04:05:06.000Z";

async function filled(browser = new FakeBrowser()): Promise<Library> {
  const library = await browser.open();
  library.positions.save(A, { at: 754, duration: 3600, heard: [[0, 754]] }, soon);
  library.positions.save(B, { at: 3600, heard: [] }, { finished: true, when: "soon" });
  library.saved.set(B, true);
  library.moments.add(A, 754, "about _locks_\nand `threads`");
  library.queue.add([C, A]);
  library.preferences.set({ rate: 1.25 });
  return library;
}

describe("export and import", () => {
  it("restore everything after it was cleared", async () => {
    const browser = new FakeBrowser();
    const library = await filled(browser);
    const file = exportLibrary(library, DATE);
    library.clear();
    await library.settled();
    const empty = await browser.open();
    expect(JSON.parse(exportLibrary(empty, DATE))).toMatchObject({
      positions: [],
      queue: [],
      saved: [],
    });
    const report = await importLibrary(empty, file);
    expect(report).toEqual({ added: 6, updated: 0, unchanged: 0, unreadable: 0 });
    expect(exportLibrary(empty, DATE)).toBe(file);
    await empty.settled();
    const again = await browser.open();
    expect(JSON.parse(exportLibrary(again, DATE)).moments).toEqual(JSON.parse(file).moments);
    expect(again.preferences.get().rate).toBe(1.25);
  });

  it("change nothing the second time", async () => {
    const file = exportLibrary(await filled(), DATE);
    const other = await new FakeBrowser().open();
    await importLibrary(other, file);
    const once = exportLibrary(other, DATE);
    const report = await importLibrary(other, file);
    expect(report).toEqual({ added: 0, updated: 0, unchanged: 6, unreadable: 0 });
    expect(exportLibrary(other, DATE)).toBe(once);
  });

  it("merge without loss: the newer record stays, what was heard is joined, the queue grows", async () => {
    const theirs = exportLibrary(await filled(), DATE);
    const browser = new FakeBrowser();
    browser.time += 60_000;
    const library = await browser.open();
    library.positions.save(A, { at: 2000, heard: [[1900, 2000]] }, soon);
    library.moments.add(B, 5, "mine");
    library.queue.add([B]);
    library.preferences.set({ rate: 2 });
    await importLibrary(library, theirs);
    expect(library.positions.get("a")).toMatchObject({
      at: 2000,
      heard: [
        [0, 754],
        [1900, 2000],
      ],
    });
    expect(library.positions.get("b")?.finished).toBe(true);
    expect(library.moments.store.get().records.size).toBe(2);
    expect(library.queue.tracks().map(({ guid }) => guid)).toEqual(["b", "c", "a"]);
    expect(library.preferences.get().rate).toBe(2);
    const merged = exportLibrary(library, DATE);
    await importLibrary(library, theirs);
    expect(exportLibrary(library, DATE)).toBe(merged);
  });

  it.each([
    ["no JSON", "# Notes"],
    ["another program's file", '{"feeds": []}'],
    ["a later format", '{"playhead": 99}'],
  ])("refuse %s in plain words, and change nothing", async (_, text) => {
    const library = await filled();
    const before = exportLibrary(library, DATE);
    await expect(importLibrary(library, text)).rejects.toThrow(ImportError);
    expect(exportLibrary(library, DATE)).toBe(before);
  });

  it("let in no record that leads elsewhere or runs a script", async () => {
    const file = JSON.parse(exportLibrary(await filled(), DATE));
    file.saved[0].track.path = "javascript:alert(1)";
    file.moments[0].track.path = "//evil.example/";
    file.positions[0].track.audio.src = "javascript:alert(1)";
    const library = await new FakeBrowser().open();
    const report = await importLibrary(library, JSON.stringify(file));
    expect(report).toMatchObject({ unreadable: 3 });
    expect(exportLibrary(library, DATE)).not.toMatch(/javascript|evil/);
  });
});

describe("Markdown", () => {
  it("reads well and links every moment", async () => {
    const markdown = exportMarkdown(await filled(), "A Show", "https://show.example", DATE);
    expect(markdown).toBe(`# What I keep of A Show

As of 2026-02-03.

## Moments

### [27 · Trent \\*Nelson\\* \\[on\\] GILs](<https://show.example/a.html>)

- [12:34](<https://show.example/a.html?t=12:34>) about \\_locks\\_ and \\\`threads\\\`

## Saved episodes

- [Episode b](<https://show.example/b.html>)

## Up next

- [Episode c](<https://show.example/c.html>)
- [27 · Trent \\*Nelson\\* \\[on\\] GILs](<https://show.example/a.html>)

## History

- [Episode b](<https://show.example/b.html>), played, 2026-01-01
- [27 · Trent \\*Nelson\\* \\[on\\] GILs](<https://show.example/a.html>), at 12:34, 2026-01-01
`);
  });
});
