import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { writeArchive } from "../compile/write-archive.ts";
import { runImport } from "./run-import.ts";

interface Told {
  title?: string;
  notes?: string;
  duration?: string;
}

const item = (
  n: number,
  { title = `Lamp ${n}`, notes = `<p>Notes ${n}</p>`, duration = "10:00" }: Told = {},
): string =>
  `<item><title>${title}</title><guid isPermaLink="false">lamp-${n}</guid><pubDate>0${n} Mar 2020 10:00:00 GMT</pubDate>
  <enclosure url="https://cdn.example/${n}.mp3" length="${n}" type="audio/mpeg"/><itunes:duration>${duration}</itunes:duration>
  <description><![CDATA[${notes}]]></description></item>`;
const feed = (...items: string[]): string =>
  `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Lamps</title><link>https://lamps.example</link><description>On lamps</description>${items.join("\n")}</channel></rss>`;

let folder = "";
let content = "";
const path = (file: string): string => join(content, file);
const read = (file: string): string => readFileSync(path(file), "utf8");
const write = (file: string, text: string): void => writeFileSync(path(file), text);
const edit = (file: string, from: string | RegExp, to: string): void =>
  write(file, read(file).replace(from, to));
const importing = (xml: string, ...options: string[]) => {
  writeFileSync(join(folder, "feed.xml"), xml);
  return runImport(content, join(folder, "feed.xml"), ...options);
};
const listing = (): string =>
  readdirSync(content, { recursive: true, encoding: "utf8" })
    .toSorted((a, b) => a.localeCompare(b))
    .join();
const ONE = "episodes/2020-03-01-lamp-1.md";
const TWO = "episodes/2020-03-02-lamp-2.md";

beforeEach(async () => {
  folder = writeArchive({});
  content = join(folder, "content");
  await importing(feed(item(2), item(1)));
});

test("the same feed again changes no file", async () => {
  const before = [ONE, TWO, "show.yaml", ".playhead-import.json"].map(read);
  const { output } = await importing(feed(item(2), item(1)));
  expect(output).toContain("Lamps: 0 new files, 0 updated, 3 as they were");
  expect([ONE, TWO, "show.yaml", ".playhead-import.json"].map(read)).toEqual(before);
});

test("without a feed the last one is read again", async () => {
  writeFileSync(join(folder, "feed.xml"), feed(item(3), item(2), item(1)));
  const { output } = await runImport(content);
  expect(output).toContain("new      episodes/2020-03-03-lamp-3.md");
});

test("the feed's changes come, and nothing but them", async () => {
  edit(ONE, "---\n\nNotes", "# about the sound: see below\n---\n\nNotes");
  const { output } = await importing(
    feed(item(2), item(1, { title: "Lamp one: again", notes: "<p>Better</p>" })),
  );
  expect(output).toContain(`updated  ${ONE} (title, notes)`);
  expect(output).toContain("-title: Lamp 1\n");
  expect(output).toContain("+title: 'Lamp one: again'");
  expect(read(ONE)).toBe(`---
title: 'Lamp one: again'
date: 2020-03-01T10:00:00Z
audio: https://cdn.example/1.mp3
bytes: 1
duration: '10:00'
guid: lamp-1
# about the sound: see below
---

Better
`);
});

describe("what the host wrote stays", () => {
  test("a field and the notes, shown beside the feed's, and the rest follows the feed", async () => {
    edit(ONE, "title: Lamp 1", "title: My lamp");
    edit(ONE, "Notes 1", "My notes");
    const { output } = await importing(
      feed(item(2), item(1, { title: "Their lamp", notes: "Theirs", duration: "11:00" })),
    );
    expect(output).toContain(`updated  ${ONE} (duration)`);
    expect(output).toContain(`kept     ${ONE}: yours stays; the feed differs in title, notes`);
    expect(output).toMatch(/-title: My lamp\n {4}\+title: Their lamp/);
    expect(output).toMatch(/-My notes\n {4}\+Theirs/);
    expect(read(ONE)).toContain("title: My lamp\n");
    expect(read(ONE)).toContain("duration: '11:00'\n");
    expect(read(ONE)).toContain("\nMy notes\n");
  });

  test("also when the feed did not change, run after run", async () => {
    edit(TWO, "title: Lamp 2", "title: My lamp\ntags: [Light]");
    for (let run = 0; run < 2; run++) {
      const { output } = await importing(feed(item(2), item(1)));
      expect(output).toContain(`kept     ${TWO}: yours stays; the feed differs in title`);
      expect(output).toContain("0 updated, 1 with words of yours, which stay");
      expect(read(TWO)).toContain("title: My lamp\ntags: [Light]\n");
    }
  });

  test("a field that was taken out", async () => {
    edit(ONE, "bytes: 1\n", "");
    await importing(feed(item(2), item(1)));
    expect(read(ONE)).not.toContain("bytes:");
  });

  test("a file that was renamed, and Windows' line ends", async () => {
    renameSync(path(ONE), path("first.md"));
    write("first.md", read("first.md").replaceAll("\n", "\r\n"));
    await importing(feed(item(2), item(1, { duration: "11:00" })));
    expect(existsSync(path(ONE))).toBe(false);
    expect(read("first.md")).toContain("duration: '11:00'\r\nguid: lamp-1\r\n");
  });

  test("a file that was removed, until it is wanted back", async () => {
    rmSync(path(ONE));
    const { output } = await importing(feed(item(2), item(1)));
    expect(output).toContain("1 that you removed (--restore brings them back)");
    expect(existsSync(path(ONE))).toBe(false);
    await importing(feed(item(2), item(1)), "--restore");
    expect(read(ONE)).toContain("title: Lamp 1");
  });

  test("fields in a form that can't be changed with certainty", async () => {
    write(ONE, `---\n{title: Lamp 1, date: 2020-03-01T10:00:00Z, guid: lamp-1}\n---\n\nNotes 1\n`);
    const before = read(ONE);
    const { output } = await importing(feed(item(2), item(1, { title: "Their lamp" })));
    expect(output).toMatch(/kept .*lamp-1\.md: yours stays; the feed differs in title/);
    expect(read(ONE)).toBe(before);
  });

  test("comments beside a value", async () => {
    edit(ONE, "title: Lamp 1", "title: Lamp 1 # for now");
    await importing(feed(item(2), item(1, { title: "Their lamp" })));
    expect(read(ONE)).toContain("title: Lamp 1 # for now\n");
  });

  test("a file that can't be read at all", async () => {
    write(ONE, "---\ntitle: [Lamp\nguid: lamp-1\n---\n");
    const before = read(ONE);
    const { code } = await importing(feed(item(2), item(1, { title: "Their lamp" })));
    expect(code).toBe(0);
    expect(read(ONE)).toBe(before);
  });

  test("the show file", async () => {
    edit("show.yaml", "description: On lamps", "description: On my lamps\naccent: '#123456'");
    await importing(
      feed(item(2), item(1)).replace("<title>Lamps</title>", "<title>More lamps</title>"),
    );
    expect(read("show.yaml")).toContain(
      "title: More lamps\ndescription: On my lamps\naccent: '#123456'\n",
    );
  });
});

test("an episode that the feed no longer has keeps its file, and what is known of it", async () => {
  await importing(feed(item(2)));
  expect(existsSync(path(ONE))).toBe(true);
  const { output } = await importing(feed(item(2), item(1, { title: "Their lamp" })));
  expect(output).toContain(`updated  ${ONE} (title)`);
});

test("--dry-run shows it all and writes nothing", async () => {
  edit(TWO, "Lamp 2", "My lamp");
  const before = listing();
  const files = [ONE, TWO, ".playhead-import.json"].map(read);
  const { code, output } = await importing(
    feed(item(3), item(2), item(1, { title: "Their lamp" })),
    "--dry-run",
  );
  expect(code).toBe(0);
  expect(output).toContain("new      episodes/2020-03-03-lamp-3.md\n    +---\n    +title: Lamp 3");
  expect(output).toContain("+title: Their lamp");
  expect(output).toContain("-title: My lamp");
  expect(output).toContain("Nothing was written (--dry-run)");
  expect(listing()).toBe(before);
  expect([ONE, TWO, ".playhead-import.json"].map(read)).toEqual(files);
});

test("a record of the last import that was lost costs nothing: files as they came are known again", async () => {
  rmSync(path(".playhead-import.json"));
  edit(TWO, "Lamp 2", "My lamp");
  const { output } = await importing(feed(item(2), item(1)));
  expect(output).toContain("1 of your own, left alone");
  const again = await importing(feed(item(2, { title: "Two" }), item(1, { title: "One" })));
  expect(again.output).toContain(`updated  ${ONE} (title)`);
  expect(read(TWO)).toContain("title: My lamp");
});

test("a record that is broken stops the import", async () => {
  write(".playhead-import.json", "{");
  await expect(importing(feed(item(1)))).rejects.toThrow(
    /\.playhead-import\.json: It can't be read .*; restore it, or remove it/,
  );
});
