import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { run } from "../../src/cli/new.ts";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { writeArchive } from "../compile/write-archive.ts";

beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.stubEnv("PLAYHEAD_CONTENT", undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const DAY = ["--date", "2020-05-01"];
const create = (content: string, ...argv: string[]) =>
  run([...argv, "--yes", "--content", content]);
const pelican = (n: number): string =>
  `Title: Episode ${n} - Lamp ${n}\nDate: 2020-03-0${n}\nCategory: Episodes\nTags: Fog\nGuests: Theo Brandt\n\n### Summary\n\nWords.\n\n### Links\n\n- [a](https://a.example)\n`;

describe("a new episode", () => {
  test("in an empty folder: the first, of today, in YAML, as a draft that a build leaves out", async () => {
    const content = join(writeArchive({}), "content");
    expect(await create(content, "Fog: a # start", ...DAY)).toBe(0);
    expect(readFileSync(join(content, "episodes/2020-05-01-fog-a-start.md"), "utf8")).toBe(
      `---\ntitle: 'Fog: a # start'\ndate: 2020-05-01\nnumber: 1\ndraft: true\n---\n\nWhat this episode is about, in a sentence or two.\n\n## Links\n`,
    );
    const shown = await compileArchive({ content, drafts: true });
    expect(shown.episodes[0]?.episode).toMatchObject({ title: "Fog: a # start", number: 1 });
    expect((await compileArchive({ content })).episodes).toEqual([]);
  });

  test("in a Pelican archive: the next number, the header, the name and the headings of the others", async () => {
    const files = Object.fromEntries([1, 2, 3].map((n) => [`episode${n}.md`, pelican(n)]));
    const content = writeArchive(files);
    await create(content, "The bell", "--tags", "fog, Bells", "--guests", "theo brandt", ...DAY);
    expect(readFileSync(join(content, "episode4.md"), "utf8")).toBe(
      `Title: Episode 4 - The bell\nDate: 2020-05-01\nCategory: Episodes\nGuests: Theo Brandt\nTags: Fog, Bells\nStatus: draft\n\n### Summary\n\n### Links\n`,
    );
    const { episodes } = await compileArchive({ content, drafts: true });
    expect(episodes[0]?.episode).toMatchObject({ title: "The bell", number: 4 });
  });

  test.each([
    ["0650.md", "episode: 650", "0651.md", "episode: 651"],
    ["650 - Big Fog.md", "number: 650", "651 - The bell.md", "number: 651"],
    ["650-big-fog.md", "number: 650", "651-the-bell.md", "number: 651"],
    ["s/650/index.md", "number: 650", "s/651/index.md", "number: 651"],
    ["_posts/2020-01-01-fog.md", "number: 650", "_posts/2020-05-01-the-bell.md", "number: 651"],
    ["fog.md", "tags: [Sea]", "the-bell.md", "title: The bell"],
  ])("beside %s", async (name, field, expected, line) => {
    const content = writeArchive({
      [name]: `---\ntitle: Big Fog\ndate: 2020-01-01\naudio: https://a.example/1.mp3\n${field}\n---\n\nWords.\n`,
    });
    expect(await create(content, "The bell", ...DAY)).toBe(0);
    expect(readFileSync(join(content, expected), "utf8")).toContain(`${line}\n`);
  });

  test("never over a file", async () => {
    const content = writeArchive({ "episode1.md": pelican(1), "episode2.md": pelican(2) });
    expect(await create(content, "Again", "--number", "2", ...DAY)).toBe(1);
    expect(vi.mocked(console.error).mock.calls.join()).toContain(
      "episode2.md: The file is there already; give another --number, --date or title",
    );
    expect(readFileSync(join(content, "episode2.md"), "utf8")).toBe(pelican(2));
  });

  test("--publish writes no draft", async () => {
    const content = writeArchive({});
    await create(content, "Fog", "--publish", "--audio", "https://a.example/1.mp3", ...DAY);
    expect((await compileArchive({ content })).episodes[0]?.episode.audio).toMatchObject({
      src: "https://a.example/1.mp3",
    });
  });
});

test.each([
  [[], "An episode needs a title"],
  [["Fog", "--date", "soon"], `"soon" is no date; write one such as 2015-10-05`],
  [["Fog", "--number", "many"], `"many" is no number; write one such as 27`],
])("%j is refused", async (argv, message) => {
  await expect(create(writeArchive({}), ...argv)).rejects.toThrow(message);
});
