import { join } from "node:path";
import { expect, test } from "vitest";
import { pelicanEpisode, writeArchive } from "../compile/write-archive.ts";
import { runImport } from "../import/run-import.ts";

const POST = (kind: string, title: string, more = ""): string =>
  `<item><title>${title}</title><pubDate>Sun, 01 Mar 2020 10:00:00 +0000</pubDate><guid>${title}</guid>
  <content:encoded><![CDATA[One line\n\nand another]]></content:encoded><wp:post_type>${kind}</wp:post_type>${more}</item>`;

test("a folder of Markdown needs no import: what was recognised is told", async () => {
  const folder = writeArchive({ "a.md": pelicanEpisode("A"), "b.md": pelicanEpisode("B") });
  const { code, output } = await runImport(join(folder, "content"), folder);
  expect(code).toBe(0);
  expect(output).toContain(`${folder} needs no import: its files are read as they are.`);
  expect(output).toContain("2 episodes, 0 pages");
  expect(output).toContain("headers    2 pelican; Markdown 2 pelican");
  expect(output).toContain(`npm start -- --content ${folder}`);
});

test("a folder without episodes is told as that", async () => {
  const folder = writeArchive({ "words.txt": "Words" });
  const { code, errors } = await runImport(join(folder, "content"), folder);
  expect(code).toBe(1);
  expect(errors).toContain("There are no episodes in the folder");
});

test("an export of WordPress: its posts with a sound, drafts as drafts, and nothing else", async () => {
  const sound = `<wp:postmeta><wp:meta_key>enclosure</wp:meta_key><wp:meta_value>https://cdn.example/1.mp3\n1234\naudio/mpeg\n</wp:meta_value></wp:postmeta>`;
  const folder = writeArchive({
    "export.xml": `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Lamps</title>
    ${POST("post", "Lamp", sound)}${POST("post", "Sketch", `${sound}<wp:status>draft</wp:status>`)}${POST("post", "News")}${POST("page", "About")}${POST("attachment", "Picture")}</channel></rss>`,
  });
  const content = join(folder, "content");
  const { code, output } = await runImport(
    content,
    join(folder, "export.xml"),
    "--dry-run",
    "--all",
  );
  expect(code).toBe(0);
  expect(output).toContain("+audio: https://cdn.example/1.mp3\n    +bytes: 1234");
  expect(output).toContain("+title: Sketch");
  expect(output).toContain("+draft: true");
  expect(output).toContain("+One line\n    +\n    +and another");
  expect(output).toContain("Left out: 3 items of the export that are no episodes");
  expect(output).not.toContain("About");
});

test("without a feed, and none imported before, the help is shown", async () => {
  const { code, output } = await runImport(join(writeArchive({}), "content"));
  expect(code).toBe(1);
  expect(output).toContain("npm run import -- FEED [options]");
});

test("an option that it does not know is refused", async () => {
  await expect(runImport(writeArchive({}), "feed.xml", "--dry")).rejects.toThrow(/--dry/);
});
