import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileArchive } from "../../../src/compile/compile-archive.ts";
import { formatProblem } from "../../../src/compile/content-error.ts";
import { changesOf } from "../../../src/compile/doctor/apply-fixes.ts";
import { examineArchive } from "../../../src/compile/doctor/examine-archive.ts";
import { pelicanEpisode, writeArchive, yamlEpisode } from "../write-archive.ts";

async function examine(files: Record<string, string>) {
  const content = writeArchive(files);
  const archive = await compileArchive({ content });
  const findings = examineArchive(archive);
  const changes = changesOf(findings, (file) => readFileSync(join(content, file), "utf8"));
  return { changes, said: findings.map(formatProblem) };
}

const pelican = (title: string, body: string, more = ""): string =>
  pelicanEpisode(title, more).replace(/Words about .*\n/, () => body);
const yaml = (title: string, body: string, more = ""): string =>
  yamlEpisode(title, more).replace("Words.\n", () => body);

describe("headings", () => {
  test("that lack a blank are mended; what is only a word is let be", async () => {
    const { changes, said } = await examine({
      "a.md": pelican("A", "##Links\n\n#channel is a word\n\n    ##code\n"),
    });
    expect(said).toEqual([
      'a.md:5: The heading "Links" lacks a blank after its marks; write "## Links"',
    ]);
    const [change] = changes;
    expect(change?.after).toContain("\n## Links\n");
    expect(change?.after).toContain("\n    ##code\n");
  });

  test("that skip a level are told", async () => {
    const { said } = await examine({ "a.md": yaml("A", "## One\n\n#### Two\n\n### Three\n") });
    expect(said).toEqual([
      'a.md:9: The heading "Two" is 4 deep under one that is 2 deep; write "### Two"',
    ]);
  });

  test("in a block of code are code", async () => {
    const { said } = await examine({ "a.md": yaml("A", "## One\n\n```md\n##### Two\n```\n") });
    expect(said).toEqual([]);
  });
});

describe("times", () => {
  test("that go back or lie past the end are told", async () => {
    const notes = "- 0:00 Start\n- 5:00 Middle\n- 4:00 Oven\n- 12:00 End\n";
    const { said } = await examine({ "a.md": yaml("A", notes, "duration: 600\n") });
    expect(said).toEqual([
      "a.md:10: The time 4:00 comes after 5:00; put the lines in order, or correct one of the two",
      "a.md:11: The time 12:00 lies past the episode's end at 10:00; correct the time, or the duration",
    ]);
  });

  test("that show one and lead to another get what they show", async () => {
    const notes = "* [00:52](#t=01:52) Hello\n* [01:30](#t=01:30) Bread\n";
    const { changes, said } = await examine({ "a.md": yaml("A", notes) });
    expect(said).toEqual(['a.md:7: The link of 00:52 leads to 01:52; write "[00:52](#t=00:52)"']);
    expect(changes[0]?.after).toContain("* [00:52](#t=00:52) Hello");
  });
});

test("a tag gets the spelling that most files have, wherever it stands", async () => {
  const { changes } = await examine({
    "a.md": pelican("A", "Words.\n", "Tags: Ham Radio, bread\n"),
    "b.md": pelican("B", "Words.\n", "Tags: Ham Radio, Bread\n"),
    "c.md": yaml("C", "Words.\n", "tags: [Bread, ham-radio, Ovens]\n"),
    "d.md": yaml("D", "Words about bread.\n", "tags:\n  - Ovens\n  - 'bread'\n"),
    "e.md": yaml("E", "Words.\n", "tags: Bread\n"),
  });
  expect(changes.map(({ file, fixes }) => [file, fixes])).toEqual([
    ["a.md", 1],
    ["c.md", 1],
    ["d.md", 1],
  ]);
  expect(changes[0]?.after).toContain("Tags: Ham Radio, Bread\n");
  expect(changes[1]?.after).toContain("tags: [Bread, Ham Radio, Ovens]\n");
  expect(changes[2]?.after).toContain("  - 'Bread'\n---\n\nWords about bread.\n");
});

describe("numbers", () => {
  const numbered = (...numbers: number[]) =>
    Object.fromEntries(numbers.map((n) => [`${n}.md`, yaml(`E${n}`, "W.\n", `number: ${n}\n`)]));

  test("that are missing in a run are told", async () => {
    const { said } = await examine(numbered(1, 2, 3, 5, 6, 7));
    expect(said).toEqual([expect.stringMatching(/^3\.md: There is no episode 4 after this one; /)]);
  });

  test("of a choice of episodes are not", async () => {
    expect((await examine(numbered(1, 20, 40, 41))).said).toEqual([]);
  });
});

test("people whose names differ by a letter or an initial may be one", async () => {
  const guest = (name: string): string => `guest: ${name}\n`;
  const { said } = await examine({
    "a.md": yaml("A", "W.\n", guest("Margit Ostervald")),
    "b.md": yaml("B", "W.\n", guest("Margit Ostervald")),
    "c.md": yaml("C", "W.\n", guest("Margit Osterwald")),
    "d.md": yaml("D", "W.\n", guest("Jan de Wit")),
    "e.md": yaml("E", "W.\n", guest("Jan de Wet")),
  });
  expect(said).toEqual([
    'c.md: "Margit Osterwald" may be "Margit Ostervald", spelled otherwise; if so, write under people: in show.yaml: "Margit Ostervald: [Margit Osterwald]"',
  ]);
});

test("endings of lines and the rest of a file stay as they are", async () => {
  const text = pelican("A", "##Links\nMore.\n").replaceAll("\n", "\r\n");
  const { changes } = await examine({ "a.md": text });
  expect(changes[0]?.after).toBe(text.replace("##Links", "## Links"));
});
