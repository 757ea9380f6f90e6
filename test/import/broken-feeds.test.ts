import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { writeFiles } from "../../src/import/write-files.ts";
import { writeArchive } from "../compile/write-archive.ts";
import { runImport } from "./run-import.ts";

const item = (title: string, more = ""): string =>
  `<item><title>${title}</title><pubDate>01 Mar 2020 10:00:00 GMT</pubDate><enclosure url="https://cdn.example/${title.length}.mp3" type="audio/mpeg"/>${more}</item>`;
const feed = (items: string): string =>
  `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Lamps</title>\n${items}</channel></rss>`;

/** Imports a feed into an empty folder; answers what became of it. */
async function importing(xml: string | Uint8Array, name = "feed.xml") {
  const folder = writeArchive({ [name]: xml });
  const content = join(folder, "content");
  const files = (): string[] =>
    existsSync(content)
      ? readdirSync(content, { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".md"))
          .toSorted()
      : [];
  const outcome = await runImport(content, join(folder, name)).catch((error: unknown) => ({
    code: 1,
    output: "",
    errors: error instanceof Error ? error.message : String(error),
  }));
  return { ...outcome, content, files };
}

describe("a feed that is none, or not whole, is refused by its line and leaves nothing behind", () => {
  test.each([
    [
      "cut off",
      feed(item("Lamp")).slice(0, 150),
      "feed.xml:3: It ends in the middle of the <item> of line 3, and was perhaps cut off; save",
    ],
    [
      "an element that is not closed",
      feed("<item><title>Lamp</item>"),
      "feed.xml:3: The element <title> is not closed; save",
    ],
    [
      "a web page",
      `<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="https://lamps.example/feed"></head></html>`,
      "feed.xml: It is a web page; import its feed, https://lamps.example/feed",
    ],
    [
      "a web page that names no feed",
      "<html><body>Not found</body></html>",
      "feed.xml: It is a web page; save",
    ],
    ["nothing", "", "feed.xml: It is empty; save"],
    [
      "a feed without items",
      feed(""),
      "feed.xml: The feed holds no episodes; give the feed of a podcast",
    ],
    ["no item with a date", feed("<item><title>Lamp</title></item>"), "The feed holds no episodes"],
    [
      "an encoding that nobody knows",
      `<?xml version="1.0" encoding="klingon"?><rss/>`,
      `It says that it is in "klingon", an encoding that is not known; save it as UTF-8`,
    ],
    [
      "a broken archive",
      gzipSync(feed(item("Lamp"))).subarray(0, 60),
      "It is packed by gzip, and broken",
    ],
  ])("%s", async (_, xml, message) => {
    const { code, errors, content } = await importing(xml);
    expect(code).toBe(1);
    expect(errors).toContain(message);
    expect(existsSync(content)).toBe(false);
  });

  test("a file that is not there", async () => {
    const content = join(writeArchive({}), "content");
    await expect(runImport(content, "lamps.example/feed.xml")).rejects.toThrow(
      "lamps.example/feed.xml: There is no such file; write https://lamps.example/feed.xml if it is on the web",
    );
  });
});

describe("odd bytes", () => {
  const accented = feed(item("Café à l’été"));

  test.each([
    [
      "Latin-1, declared",
      Buffer.from(feed(item("Café")).replace(`"1.0"`, `"1.0" encoding="iso-8859-1"`), "latin1"),
    ],
    ["Windows-1252, declared as UTF-8", Buffer.from(feed(item("Café")), "latin1")],
    ["UTF-16 with its mark", Buffer.from(`\uFEFF${feed(item("Café"))}`, "utf16le")],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${feed(item("Café"))}`)],
    ["packed by gzip", gzipSync(feed(item("Café")))],
  ])("%s: the words are right", async (_, bytes) => {
    const { files, content } = await importing(bytes);
    expect(files()).toEqual(["episodes/2020-03-01-cafe.md"]);
    expect(readFileSync(join(content, "episodes/2020-03-01-cafe.md"), "utf8")).toContain(
      "title: Café\n",
    );
  });

  test("characters that no text may hold are left out", async () => {
    const { content } = await importing(accented.replace("Café", "Caf\u0007\u0000é"));
    const { problems, episodes } = await compileArchive({ content });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(episodes[0]?.episode.title).toBe("Café à l’été");
  });
});

describe("hostile items", () => {
  test("titles and ids that look like paths stay names of files in the folder", async () => {
    const names = [
      "../../../etc/passwd",
      "C:\\Windows\\con",
      "/dev/null",
      "..",
      ".hidden",
      "a\u202eb",
      "x".repeat(5000),
      "😀",
    ];
    const { content, files } = await importing(
      feed(names.map((name) => item(name, `<guid>${name}</guid>`)).join("")),
    );
    for (const file of files())
      expect(file).toMatch(/^episodes\/2020-03-01-[\p{L}\p{N}-]{1,64}\.md$/u);
    expect(files()).toHaveLength(names.length);
    const { problems, episodes } = await compileArchive({ content });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(episodes).toHaveLength(names.length);
  });

  test("ids that are names of JavaScript's own are ids like others, run after run", async () => {
    const ids = ["__proto__", "constructor", "toString", "guid"];
    const xml = feed(ids.map((id) => item(`Lamp ${id}`, `<guid>${id}</guid>`)).join(""));
    const { content, files } = await importing(xml);
    expect(files()).toHaveLength(4);
    const { output } = await runImport(content);
    expect(output).toContain("0 new files, 0 updated, 5 as they were");
  });

  test("a title of words that YAML reads as something else comes back as it was", async () => {
    const titles = [
      "yes",
      "null",
      "~",
      "2020-01-01",
      "1:30",
      "0x1F",
      "1e3",
      "- item",
      "a: b # c",
      "'quoted'",
      '"double"',
      "[x] {y}",
      "@at",
      "%p",
      "| > & * !",
      "true",
      "é\u2028è",
      "---",
      "=",
      "<<",
      "\\n",
    ];
    const { content } = await importing(
      feed(
        titles
          .map((title, i) =>
            item(
              title.replace(/[&<>]/g, (s) => `&#${s.charCodeAt(0)};`),
              `<guid>t${i}</guid>`,
            ),
          )
          .join(""),
      ),
    );
    const { episodes, problems } = await compileArchive({ content });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const found = new Map(
      episodes.map(({ episode }) => [episode.guid, episode.fullTitle ?? episode.title]),
    );
    expect(titles.map((_, i) => found.get(`t${i}`))).toEqual(
      titles.map((title) => title.replace(/\s/g, " ")),
    );
  });

  test("notes of several megabytes, and entities that unfold without end", async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "fog"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const xml = feed(
      item("Long", `<description>${"&b; &lt;b&gt;fog ".repeat(200_000)}</description>`),
    ).replace("<rss", `${bomb}<rss`);
    const { files, content } = await importing(xml);
    expect(files()).toEqual(["episodes/2020-03-01-long.md"]);
    expect(readFileSync(join(content, files()[0]!), "utf8").length).toBeLessThan(10_000_000);
  }, 10_000);

  test("dates that are none: the neighbour's is taken, and told", async () => {
    const odd = "<item><title>Odd</title><pubDate>soon</pubDate></item>";
    const { output, files } = await importing(feed(item("Lamp") + odd));
    expect(output).toContain(
      `warning: feed.xml:3: "Odd" has no date that can be read ("soon"), and gets its neighbour's; correct the date in its file`,
    );
    expect(files()).toEqual(["episodes/2020-03-01-lamp.md", "episodes/2020-03-01-odd.md"]);
  });
});

describe("all or nothing", () => {
  test("one file that can't take its place: those before it get back what they were", () => {
    const folder = writeArchive({ "a.md": "A\n", "b.md": "B\n" });
    mkdirSync(join(folder, "c.md/x"), { recursive: true });
    expect(() => {
      writeFiles(folder, [
        { file: "a.md", before: "A\n", after: "AA\n" },
        { file: "new/n.md", after: "N\n" },
        { file: "b.md", before: "B\n", after: "BB\n" },
        { file: "new/n.md/m.md", after: "M\n" },
      ]);
    }).toThrow(/^new\/n\.md\/m\.md: A file stands where a folder is needed; nothing was written$/);
    expect(readFileSync(join(folder, "a.md"), "utf8")).toBe("A\n");
    expect(readFileSync(join(folder, "b.md"), "utf8")).toBe("B\n");
    expect(existsSync(join(folder, "new/n.md"))).toBe(false);
    expect(readdirSync(folder).toSorted()).toEqual(["a.md", "b.md", "c.md", "new"]);
  });

  test("a file that was saved meanwhile is not overwritten", () => {
    const folder = writeArchive({ "a.md": "Newer\n" });
    expect(() => writeFiles(folder, [{ file: "a.md", before: "A\n", after: "AA\n" }])).toThrow(
      "a.md: It was changed while the import ran; run it again; nothing was written",
    );
    expect(readFileSync(join(folder, "a.md"), "utf8")).toBe("Newer\n");
  });

  test.skipIf(process.getuid?.() === 0)("a folder that can't be written", () => {
    const folder = writeArchive({ "a.md": "A\n" });
    chmodSync(folder, 0o500);
    expect(() => writeFiles(folder, [{ file: "b.md", after: "B\n" }])).toThrow(/permissions/);
    chmodSync(folder, 0o700);
  });
});

describe("another show's folder", () => {
  const own = `---\ntitle: Mine\ndate: 2019-01-01\n---\n\nWords.\n`;

  test("is left alone unless both are wanted", async () => {
    const folder = writeArchive({ "feed.xml": feed(item("Lamp")), "content/mine.md": own });
    const content = join(folder, "content");
    const refused = await runImport(content, join(folder, "feed.xml"));
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain(
      "The folder holds another show; name a folder of its own (npm run import -- ",
    );
    expect(readdirSync(content)).toEqual(["mine.md"]);
    expect((await runImport(content, join(folder, "feed.xml"), "--add")).code).toBe(0);
    expect(readdirSync(content).toSorted()).toEqual([
      ".playhead-import.json",
      "episodes",
      "mine.md",
      "show.yaml",
    ]);
  });

  test("episodes that the host wrote by hand are known by title and day, and stay", async () => {
    const hand = own.replace("Mine", "'Episode 4: Lamp'").replace("2019-01-01", "2020-03-01");
    const folder = writeArchive({ "content/four.md": hand });
    writeFileSync(join(folder, "feed.xml"), feed(item("Lamp") + item("Bell")));
    const content = join(folder, "content");
    const { output } = await runImport(content, join(folder, "feed.xml"));
    expect(output).toContain("1 of your own, left alone");
    expect(readdirSync(join(content, "episodes"))).toEqual(["2020-03-01-bell.md"]);
    expect(readFileSync(join(content, "four.md"), "utf8")).toBe(hand);
  });
});
