import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem, type Problem } from "../../src/compile/content-error.ts";
import { pelicanEpisode, writeArchive, yamlEpisode } from "./write-archive.ts";

const NOW = Date.parse("2024-01-01T00:00:00Z");

async function problemsOf(files: Record<string, string | Uint8Array>): Promise<Problem[]> {
  return (await compileArchive({ content: writeArchive(files), now: NOW })).problems;
}

const errorsOf = (problems: Problem[]): string[] =>
  problems.filter(({ severity }) => severity === "error").map(formatProblem);
const warningsOf = (problems: Problem[]): string[] =>
  problems.filter(({ severity }) => severity === "warning").map(formatProblem);

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const header = (...lines: string[]): string => `${lines.join("\n")}\n\nWords.\n`;

/** [what is wrong, the file, where and what is said] */
const faults: [string, string | Uint8Array, RegExp][] = [
  [
    "an impossible month",
    header("Title: A", "Date: 2015-13-45"),
    /^a\.md:2: There is no day "2015-13-45"; write "Date: 2015-10-05"$/,
  ],
  ["30 February", header("Title: A", "Date: 2015-02-30"), /^a\.md:2: There is no day/],
  ["a date of words", header("Title: A", "Date: soon"), /^a\.md:2: "soon" is no date/],
  ["a half date", header("Title: A", "Date: 13-45"), /^a\.md:2: "13-45" is no date/],
  ["an empty date", header("Title: A", "Date:"), /^a\.md:2: The date is empty/],
  ["year 0", header("Title: A", "Date: 0000-01-01"), /^a\.md:2: There is no day/],
  ["no date", header("Title: A"), /^a\.md:1: The date is missing/],
  ["a date without a value in YAML", "---\ndate:\ntitle: A\n---\n", /^a\.md:2: The date is empty/],
  [
    "no date, but audio",
    "---\ntitle: A\naudio: https://audio.example/a.mp3\n---\n",
    /^a\.md:1: The date is missing/,
  ],
  [
    "no title",
    header("Date: 2015-10-05"),
    /^a\.md:1: The title is missing; write "title: Some words"$/,
  ],
  ["an empty title", "---\ndate: 2015-10-05\ntitle: ''\n---\n", /^a\.md:3: The title is empty/],
  ["no front matter", "Only words.\n", /^a\.md:1: The file has no title and no date/],
  [
    "front matter that is not closed",
    "---\ntitle: A\ndate: 2015-10-05\n\nWords.\n",
    /^a\.md:1: The front matter opened by --- is not closed/,
  ],
  [
    "TOML that is not closed",
    '+++\ntitle = "A"\n',
    /^a\.md:1: The front matter opened by \+\+\+ is not closed/,
  ],
  [
    "JSON that is not closed",
    '{\n"title": "A",\n',
    /^a\.md:1: The front matter opened by \{ is not closed/,
  ],
  [
    "a key given twice in YAML",
    "---\ntitle: A\ndate: 2015-10-05\ntitle: B\n---\n",
    /^a\.md:4: The same field stands twice/,
  ],
  [
    "a key given twice in TOML",
    '+++\ntitle = "A"\ntitle = "B"\n+++\n',
    /^a\.md:3: The same field stands twice/,
  ],
  [
    "a key given twice in JSON",
    '{\n"title": "A",\n"date": "2015-10-05",\n"Title": "B"\n}\n',
    /^a\.md:4: "Title" stands here and on line 2/,
  ],
  [
    "a key given twice in Pelican's header",
    header("Title: A", "Date: 2015-10-05", "title: B"),
    /^a\.md:3: "title" stands here and on line 1/,
  ],
  [
    "code in YAML",
    "---\ntitle: A\ndate: !!js/function 'x'\n---\n",
    /^a\.md:3: The front matter uses a YAML tag/,
  ],
  [
    "a YAML bomb",
    `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(9)}]\nc: [${"*b,".repeat(9)}]\n---\n`,
    /^a\.md:4: The front matter repeats itself/,
  ],
  [
    "broken YAML",
    "---\ntitle: A: b: c\ndate: 2015-10-05\n---\n",
    /^a\.md:2: The front matter is not valid YAML/,
  ],
  ["a list for front matter", "---\n- title\n---\n", /^a\.md:2: The front matter holds no fields/],
  ["broken JSON", '{\n"title": "A",\n}\n', /^a\.md:3: The front matter is not valid JSON/],
  [
    "invalid UTF-8",
    bytes("Title: A\nDate: 2015-10-05\n\nCaf", [0xe9], "\n"),
    /^a\.md:4: The file is not UTF-8/,
  ],
  [
    "UTF-16",
    new Uint8Array([0xff, 0xfe, ...Buffer.from("Title: A", "utf16le")]),
    /^a\.md:1: The file is UTF-16/,
  ],
  [
    "UTF-16 without a mark",
    new Uint8Array(Buffer.from("Title: A and more and more and more", "utf16le")),
    /^a\.md:1: The file is UTF-16/,
  ],
  ["a NUL", "Title: A\nDate: 2015-10-05\n\nB\0\n", /^a\.md:4: The file holds a NUL character/],
  [
    "marks of a merge conflict",
    `${header("Title: A", "Date: 2015-10-05")}<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n`,
    /^a\.md:5: The file holds the marks of a merge conflict/,
  ],
  [
    "audio that is a script",
    header("Title: A", "Date: 2015-10-05", "Audio: javascript:alert(1)"),
    /^a\.md:3: "javascript:alert\(1\)" is no address of audio/,
  ],
  [
    "a dead {filename} link",
    "Title: A\nDate: 2015-10-05\n\n[x]({filename}gone.md)\n",
    /^a\.md:4: .*gone\.md/,
  ],
  [
    "a title without letters",
    "---\ntitle: '???'\ndate: 2015-10-05\n---\n",
    /^a\.md:2: The title "\?\?\?" leaves no letters for an address/,
  ],
  ...[
    ["../x.html", /leaves the output folder/],
    ["a/../../x.html", /leaves the output folder/],
    ["%2e%2e/x.html", /leaves the output folder/],
    ["/etc/..", /leaves the output folder/],
    ["file:///etc/passwd", /is no path of this site/],
    ["C:/x.html", /is no path of this site/],
    ["a\\b.html", /holds a backslash/],
    ["con.html", /is a device's name/],
    ["a/NUL", /is a device's name/],
    ["%00.html", /holds a NUL/],
    ["%252e%252e/x.html", /is encoded twice/],
    ["x".repeat(300), /is too long/],
    ["a./b.html", /ends with a blank or a dot/],
    ["a:b.html", /sign that file systems refuse|no path of this site/],
    ["//evil.example/x.html", /leads to another site/],
    ["a//b.html", /has an empty part/],
    ["a?b.html", /holds \? or #/],
    ["tags/x.html", /belongs to the app/],
    ["Data/x.html", /belongs to the app/],
    ["assets", /belongs to the app/],
    ["index.html", /belongs to the app/],
    ["404.html", /belongs to the app/],
    ["feed.xml", /belongs to the app/],
  ].map(([address, said]): [string, string, RegExp] => [
    `save_as: ${String(address).slice(0, 30)}`,
    header("Title: A", "Date: 2015-10-05", `save_as: ${String(address)}`),
    new RegExp(`^a\\.md:3: .*(?:${(said as RegExp).source})`),
  ]),
];

describe("an error names its file and line", () => {
  test.each(faults)("%s", async (_, file, said) => {
    const errors = errorsOf(await problemsOf({ "a.md": file, "b.md": pelicanEpisode("B") }));
    expect(errors).toEqual([expect.stringMatching(said)]);
    expect(errors[0]).toMatch(/: .+; .+/);
  });

  test("all errors of all files come at once, the sound ones compiled", async () => {
    const content = writeArchive(
      Object.fromEntries([
        ...faults.map(([, file], index) => [`bad/${index}.md`, file] as const),
        ["good.md", pelicanEpisode("Good")],
      ]),
    );
    const { problems, catalog } = await compileArchive({ content, now: NOW });
    const files = new Set(
      problems.filter(({ severity }) => severity === "error").map(({ file }) => file),
    );
    expect(files.size).toBe(faults.length);
    expect(catalog.episodes.map(({ title }) => title)).toContain("Good");
  });

  test.each([
    ["the same", "x.html", "x.html"],
    ["by case alone", "x.html", "X.html"],
    ["composed and decomposed", "caf\u00e9.html", "cafe\u0301.html"],
    ["a folder and a file", "x/", "x.html"],
    ["a folder and its index", "x/", "x/index.html"],
    ["encoded and not", "a%20b.html", "a b.html"],
  ])("two addresses that differ so are one: %s", async (_, one, other) => {
    const errors = errorsOf(
      await problemsOf({
        "a.md": pelicanEpisode("A", `save_as: ${one}\n`),
        "b.md": pelicanEpisode("B", `save_as: ${other}\n`),
      }),
    );
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^b\.md:4: The address .* is already that of a\.md/);
  });

  test("an empty archive is an error", async () => {
    expect(errorsOf(await problemsOf({}))).toEqual([
      expect.stringMatching(/^\.: There are no episodes in the folder/),
    ]);
    const gone = await compileArchive({ content: "/nowhere/at/all" });
    expect(errorsOf(gone.problems)[0]).toMatch(/There is no such folder/);
  });

  test("symlinks that lead out of the folder or nowhere are errors", async () => {
    const outside = writeArchive({ "secret.md": pelicanEpisode("Secret") });
    const content = writeArchive({ "a.md": pelicanEpisode("A") });
    symlinkSync(join(outside, "secret.md"), join(content, "out.md"));
    symlinkSync(outside, join(content, "outside"));
    symlinkSync(join(content, "gone.md"), join(content, "nowhere.md"));
    const { problems, catalog } = await compileArchive({ content });
    expect(errorsOf(problems)).toEqual([
      expect.stringMatching(/^nowhere\.md: The symlink leads nowhere/),
      expect.stringMatching(/^out\.md: The symlink leads out of the content folder/),
      expect.stringMatching(/^outside: The symlink leads out of the content folder/),
    ]);
    expect(catalog.episodes.map(({ title }) => title)).toEqual(["A"]);
  });

  test.skipIf(process.getuid?.() === 0)("a file that can't be read is an error", async () => {
    const content = writeArchive({ "a.md": pelicanEpisode("A"), "b.md": pelicanEpisode("B") });
    chmodSync(join(content, "b.md"), 0);
    expect(errorsOf((await compileArchive({ content })).problems)).toEqual([
      expect.stringMatching(/^b\.md: The file can't be read/),
    ]);
  });
});

describe("a warning lets the build go on", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    [
      "an ambiguous date",
      { "a.md": pelicanEpisode("A").replace("2019-03-04", "05/06/2019") },
      /^a\.md:2: The date can be read two ways/,
    ],
    [
      "a date in the future",
      { "a.md": pelicanEpisode("A").replace("2019", "2031") },
      /^a\.md:2: The date 2031-03-04 lies in the future/,
    ],
    [
      "an unknown field",
      { "a.md": pelicanEpisode("A", "Tgas: x\n") },
      /^a\.md:4: The field "Tgas" is not read; perhaps "tags" is meant/,
    ],
    [
      "a mark that turns the writing round",
      { "a.md": pelicanEpisode("A", "\nB \u202e C\n") },
      /^a\.md:5: .*changes the direction of writing/,
    ],
    [
      "a control character",
      { "a.md": pelicanEpisode("A", "\nB \u0007 C\n") },
      /^a\.md:5: The text holds a control character \(U\+0007\)/,
    ],
    [
      "a dead link",
      { "a.md": pelicanEpisode("A", "\n[x](/gone.html)\n") },
      /^a\.md:5: There is no page or file "\/gone\.html"/,
    ],
    [
      "a dead anchor of another page",
      {
        "a.md": pelicanEpisode("A", "\n[x](b.md#gone)\n"),
        "b.md": pelicanEpisode("B", "\n## Here\n"),
      },
      /^a\.md:5: b\.md has no place "#gone"/,
    ],
    [
      "a missing image",
      { "a.md": pelicanEpisode("A", "\n![x](gone.png)\n") },
      /^a\.md:5: There is no file "gone\.png"/,
    ],
    [
      "audio by http",
      { "a.md": pelicanEpisode("A").replace("https:", "http:") },
      /^a\.md:3: The audio comes by http/,
    ],
    [
      "no audio",
      { "a.md": pelicanEpisode("A").replace(/Audio:.*\n/, "") },
      /^a\.md:1: The episode has nothing to play/,
    ],
    [
      "a missing audio file",
      { "a.md": pelicanEpisode("A").replace(/Audio:.*/, "Audio: /gone.mp3") },
      /^a\.md:3: The audio file "\/gone\.mp3" is missing/,
    ],
    [
      "tags that differ by case",
      { "a.md": pelicanEpisode("A", "Tags: Css\n"), "b.md": pelicanEpisode("B", "Tags: CSS\n") },
      /^a\.md:4: The tag "CSS" is also written "Css"/,
    ],
    [
      "a number given twice",
      { "a.md": pelicanEpisode("A", "Number: 7\n"), "b.md": pelicanEpisode("B", "Number: 7\n") },
      /^b\.md:4: Number 7 is also that of a\.md/,
    ],
    [
      "a frame of an unknown host",
      { "a.md": pelicanEpisode("A", '\n<iframe src="https://evil.example/x"></iframe>\n') },
      /^a\.md:5: .*evil\.example/,
    ],
    [
      "a README",
      { "a.md": pelicanEpisode("A"), "README.md": "# About this folder\n" },
      /^README\.md:1: The file has no title, and is left out/,
    ],
    [
      "an id without a person",
      { "a.md": pelicanEpisode("A", "Hosts: nobody\n") },
      /^a\.md:4: "nobody" has no file in people\//,
    ],
  ])("%s", async (_, files, said) => {
    const problems = await problemsOf(files);
    expect(errorsOf(problems)).toEqual([]);
    expect(warningsOf(problems)).toContainEqual(expect.stringMatching(said));
    expect(problems.filter(({ write }) => !write)).toEqual([]);
  });

  test("a file of more than 10 MB, unless it is a recording", async () => {
    const large = Buffer.alloc(11 * 1024 * 1024);
    const problems = await problemsOf({
      "a.md": pelicanEpisode("A"),
      "large.png": large,
      "large.mp3": large,
    });
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^large\.png: The file is very large \(11 MB\)/),
    ]);
  });

  test("symlinks in a circle and pipes are told and left out", async () => {
    const content = writeArchive({ "a.md": pelicanEpisode("A") });
    mkdirSync(join(content, "deep"));
    symlinkSync(content, join(content, "deep", "back"));
    symlinkSync(join(content, "one"), join(content, "two"));
    symlinkSync(join(content, "two"), join(content, "one"));
    execFileSync("mkfifo", [join(content, "pipe.md")]);
    const { problems } = await compileArchive({ content });
    expect(errorsOf(problems)).toEqual([]);
    expect(warningsOf(problems)).toEqual([
      expect.stringMatching(/^deep\/back: The symlink leads in a circle/),
      expect.stringMatching(/^one: The symlink leads in a circle/),
      expect.stringMatching(/^pipe\.md: This is no ordinary file/),
      expect.stringMatching(/^two: The symlink leads in a circle/),
    ]);
  });
});

describe("metadata made to keep the compiler busy is refused", () => {
  test.each<[string, string, RegExp]>([
    ["nested YAML", `---\ntitle: ${"[".repeat(5000)}\n---\n`, /not valid YAML: nesting exceeded/],
    ["nested JSON", `{"title": ${"[".repeat(5000)}${"]".repeat(5000)}}`, /nested too deeply/],
    ["nested TOML", `+++\n${"a.".repeat(5000)}b = 1\n+++\n`, /nested too deeply/],
    [
      "a title of a million words",
      header(`Title: ${"a ".repeat(1e6)}`, "Date: 2019-03-04"),
      /longer than 128 kB/,
    ],
    [
      "a million fields",
      header("Title: A", "Date: 2019-03-04", "k: v\n".repeat(1e6)),
      /longer than 128 kB/,
    ],
  ])("%s", async (_, file, said) => {
    const errors = errorsOf(await problemsOf({ "a.md": file, "b.md": pelicanEpisode("B") }));
    expect(errors).toEqual([expect.stringMatching(said)]);
  });

  test("brackets without end in a summary cost nothing", async () => {
    const file = header("Title: A", "Date: 2019-03-04", `Summary: ${"[".repeat(100_000)}`);
    expect(errorsOf(await problemsOf({ "a.md": file }))).toEqual([]);
  });
});

describe("nothing is said of what is sound", () => {
  const sound = pelicanEpisode("A");
  test.each<[string, Record<string, string | Uint8Array>]>([
    ["a byte order mark", { "a.md": `\ufeff${sound}` }],
    ["Windows line ends", { "a.md": sound.replaceAll("\n", "\r\n") }],
    ["old Macintosh line ends", { "a.md": sound.replaceAll("\n", "\r") }],
    [
      "other scripts and joined emoji",
      { "潮汐.md": pelicanEpisode("潮汐 👩‍👩‍👧", "Tags: שלום, __proto__, a/b, c#d, 50%\n") },
    ],
    [
      "what editors leave behind",
      {
        "a.md": sound,
        "a.md~": "x",
        ".a.md.swp": "x",
        "#a.md#": "x",
        ".git/x.md": "x",
        "a.md.orig": "x",
      },
    ],
    ["odd file names", { "a b (1) #%.md": sound }],
    [
      "headings of one name",
      { "a.md": `${sound}\n## constructor\n\n## constructor\n\n## __proto__\n` },
    ],
    [
      "marks of a conflict that are shown",
      { "a.md": `${sound}\n\`\`\`\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n\`\`\`\n` },
    ],
  ])("%s", async (_, files) => {
    expect((await problemsOf(files)).map(formatProblem)).toEqual([]);
  });

  test("a lone carriage return is a line end: title, date and words are read", async () => {
    const content = writeArchive({ "a.md": yamlEpisode("A").replaceAll("\n", "\r") });
    const { episodes } = await compileArchive({ content });
    expect(episodes[0]?.episode).toMatchObject({ title: "A", date: "2019-03-04" });
    expect(episodes[0]?.episode.sections[0]?.html).toContain("Words.");
  });
});
