/** What archives hold that is wrong, and what is said of it: a test each, and all in one folder. */
import { pelicanEpisode, yamlEpisode } from "./write-archive.ts";

export type File = string | Uint8Array;
export type Files = Record<string, File>;

export const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
export const header = (...lines: string[]): string => `${lines.join("\n")}\n\nWords.\n`;

/** Addresses that leave the output folder, the rules of file systems, or what is an episode's to take. */
const BAD_ADDRESSES: [address: string, said: RegExp][] = [
  ["../x.html", /leaves the output folder/],
  ["a/../../x.html", /leaves the output folder/],
  ["%2e%2e/x.html", /leaves the output folder/],
  ["/etc/..", /leaves the output folder/],
  ["/etc/passwd", /leaves the output folder/],
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
  ["a./", /ends with a blank or a dot/],
  ["a?b.html", /holds \? or #/],
  ["tags/x.html", /belongs to the app/],
  ["Data/x.html", /belongs to the app/],
  ["assets", /belongs to the app/],
  ["index.html", /belongs to the app/],
  ["404.html", /belongs to the app/],
  ["feed.xml", /belongs to the app/],
];

const BAD_SLUGS: [slug: string, said: RegExp][] = [
  ["../../x", /leaves the output folder/],
  ["/etc/passwd", /leaves the output folder/],
  ["file:///etc/passwd", /sign that file systems refuse/],
  ["C:\\x", /holds a backslash/],
  ["con", /is a device's name/],
  ["a%00b", /holds a NUL/],
  ["%252e%252e", /is encoded twice/],
  ["x".repeat(300), /is too long/],
  ["x.", /ends with a blank or a dot/],
  ["a:b", /sign that file systems refuse/],
];

const BAD_URLS: [url: string, said: RegExp][] = [
  ["../../x/", /leaves the output folder/],
  ["file:///etc/passwd", /is no path of this site/],
  ["C:\\x", /holds a backslash/],
  ["/con/", /is a device's name/],
  ["/%252e%252e/", /is encoded twice/],
  ["//evil.example/x", /leads to another site/],
  ["/data/x/", /belongs to the app/],
];

/** One file "a.md" that can't be published as it is, and the error with its line. */
export const BAD_FILES: [what: string, file: File, said: RegExp][] = [
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
  [
    "a date before all calendars",
    header("Title: A", "Date: -0001-01-01"),
    /^a\.md:2: .* is no date/,
  ],
  ["a date after them", header("Title: A", "Date: 99999999999999999"), /^a\.md:2: .* is no date/],
  [
    "a field called __proto__ in YAML",
    yamlEpisode("A", "__proto__: {polluted: yes}\n"),
    /^a\.md:5: A field can't be called "__proto__"/,
  ],
  [
    "a field called __proto__ in TOML",
    '+++\ntitle = "A"\ndate = 2015-10-05\n[__proto__]\npolluted = "yes"\n+++\n',
    /^a\.md:4: A field can't be called "__proto__"/,
  ],
  [
    "a field called __proto__ in JSON",
    '{\n"title": "A",\n"date": "2015-10-05",\n"__proto__": {"polluted": "yes"}\n}\n',
    /^a\.md:4: A field can't be called "__proto__"/,
  ],
  [
    "a field called __proto__ in Pelican's header",
    header("Title: A", "Date: 2015-10-05", "__proto__: polluted"),
    /^a\.md:3: A field can't be called "__proto__"/,
  ],
  [
    "__proto__ within a field",
    yamlEpisode("A", "guests:\n  - name: Ann Bee\n    __proto__: {polluted: yes}\n"),
    /^a\.md:5: "guests" holds a field called "__proto__"/,
  ],
  [
    "audio that is a script, disguised",
    header("Title: A", "Date: 2015-10-05", "Audio: java\tscript:alert(1)"),
    /^a\.md:3: .* is no address of audio/,
  ],
  [
    "audio that stands in its address",
    header("Title: A", "Date: 2015-10-05", "Audio: data:audio/mp3;base64,AAAA"),
    /^a\.md:3: .* is no address of audio/,
  ],
  [
    "audio of the maker's own disk",
    header("Title: A", "Date: 2015-10-05", "Audio: file:///music/a.mp3"),
    /^a\.md:3: .* is no address of audio/,
  ],
  [
    "Latin-1",
    Buffer.from("Title: Caf\u00e9\nDate: 2015-10-05\n", "latin1"),
    /^a\.md:1: The file is not UTF-8/,
  ],
  ...(
    [
      ["save_as", BAD_ADDRESSES],
      ["slug", BAD_SLUGS],
      ["url", BAD_URLS],
      ["permalink", [["/../x/", /leaves the output folder/]]],
      ["aliases", [["../../x", /leaves the output folder/]]],
    ] as [field: string, bad: [string, RegExp][]][]
  ).flatMap(([field, bad]) =>
    bad.map(([address, said]): [string, File, RegExp] => [
      `${field}: ${address.slice(0, 30)}`,
      header("Title: A", "Date: 2015-10-05", `${field}: ${address}`),
      new RegExp(`^a\\.md:3: .*(?:${said.source})`),
    ]),
  ),
];

/** Several files, and the one error that they give. */
export const BAD_SETS: [what: string, files: Files, said: RegExp][] = [
  ...[
    ["the same", "x.html", "x.html"],
    ["by case alone", "x.html", "X.html"],
    ["composed and decomposed", "caf\u00e9.html", "cafe\u0301.html"],
    ["a folder and a file", "x/", "x.html"],
    ["a folder and its index", "x/", "x/index.html"],
    ["encoded and not", "a%20b.html", "a b.html"],
  ].map(([what, one, other], n): [string, Files, RegExp] => [
    `two addresses that differ so are one: ${what}`,
    {
      "a.md": pelicanEpisode("A", `save_as: twice/${n}/${one}\n`),
      "b.md": pelicanEpisode("B", `save_as: twice/${n}/${other}\n`),
    },
    /^b\.md:4: The address .* is already that of a\.md/,
  ]),
  [
    "chapters that are no JSON",
    { "a.md": pelicanEpisode("A"), "a.chapters.json": '{\n"chapters": [\n}\n' },
    /^a\.chapters\.json:3: The chapters can't be read/,
  ],
  [
    "chapters nested without end",
    { "a.md": pelicanEpisode("A"), "a.chapters.json": `${"[".repeat(4e5)}${"]".repeat(4e5)}` },
    /^a\.chapters\.json:1: The chapters can't be read/,
  ],
  [
    "a transcript in Latin-1",
    { "a.md": pelicanEpisode("A"), "a.vtt": Buffer.from("WEBVTT\n\n\u00e9\n", "latin1") },
    /^a\.vtt:3: The file is not UTF-8/,
  ],
  [
    "a transcript in UTF-16",
    { "a.md": pelicanEpisode("A"), "a.srt": Buffer.from("\ufeff1\n00:01", "utf16le") },
    /^a\.srt:1: The file is UTF-16/,
  ],
  [
    "a transcript in conflict",
    {
      "a.md": pelicanEpisode("A"),
      "a.vtt": "WEBVTT\n\n<<<<<<< HEAD\n00:01.000 --> 00:02.000\nA\n=======\n>>>>>>> other\n",
    },
    /^a\.vtt:3: The file holds the marks of a merge conflict/,
  ],
];

/** Files that are published with a warning. */
export const DOUBTFUL_SETS: [what: string, files: Files, said: RegExp][] = [
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
    /^[ab]\.md:4: The tag "C.." is (?:also )?written "C.."/,
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
  [
    "a mark that turns a title round",
    { "a.md": pelicanEpisode("A \u202e B") },
    /^a\.md:1: .*changes the direction of writing/,
  ],
  [
    "a mark that turns a transcript round",
    {
      "a.md": pelicanEpisode("A"),
      "a.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nA \u2067 B\n",
    },
    /^a\.vtt:4: .*changes the direction of writing/,
  ],
  [
    "a dead anchor of the page's own",
    { "a.md": pelicanEpisode("A", "\n[x](#gone)\n") },
    /^a\.md:5: A link leads to #gone/,
  ],
  [
    "an image without words for it",
    { "a.md": pelicanEpisode("A", '\n<img src="https://img.example/1.png">\n') },
    /^a\.md:5: The image .* has no alternative text/,
  ],
  [
    "an image by http",
    { "a.md": pelicanEpisode("A", "\n![x](http://img.example/1.png)\n") },
    /^a\.md:5: The image .* comes by http/,
  ],
  [
    "a missing image of the metadata",
    { "a.md": pelicanEpisode("A", "Image: gone.png\n") },
    /^a\.md:4: There is no file "gone\.png"/,
  ],
  [
    "a link that runs a script",
    { "a.md": pelicanEpisode("A", "\n[x](javascript:alert(1))\n") },
    /^a\.md:5: The address "javascript:alert\(1\)" is not one that a page may open/,
  ],
  [
    "a number without end",
    { "a.md": pelicanEpisode("A", `Number: ${"9".repeat(500)}\n`) },
    /^a\.md:4: .* is no number/,
  ],
  [
    "notes too long for a page",
    { "a.md": pelicanEpisode("A") + "x".repeat(1_100_000) },
    /^a\.md: The notes are shown as plain text/,
  ],
  [
    "a drawing that holds a script",
    {
      "a.md": pelicanEpisode("A", "\n![x](a.svg)\n"),
      "a.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<script>alert(1)</script></svg>\n',
    },
    /^a\.svg:2: The drawing holds a script/,
  ],
  [
    "a drawing that does something when it is loaded",
    {
      "a.md": pelicanEpisode("A", "\n![x](b.svg)\n"),
      "b.svg": '<svg xmlns="http://www.w3.org/2000/svg"\n onload="alert(1)"/>\n',
    },
    /^b\.svg:2: The drawing holds a script/,
  ],
  [
    "a missing chapters file",
    { "a.md": pelicanEpisode("A", "Chapters: gone.json\n") },
    /^a\.md:4: The chapters file "gone\.json" is missing/,
  ],
];

const sound = pelicanEpisode("A");

/** What is published without a word. */
export const SOUND_SETS: [what: string, files: Files][] = [
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
  [
    "a drawing of lines alone",
    {
      "a.md": pelicanEpisode("A", "\n![x](a.svg)\n"),
      "a.svg":
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0L1 1" style="stroke:red"/></svg>',
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
  ["a tag called __proto__", { "a.md": pelicanEpisode("A", "Tags: __proto__, constructor\n") }],
  ["tags of signs", { "a.md": pelicanEpisode("A", "Tags: a/c, a#c, a?c, a%c\n") }],
  [
    "file names of all kinds",
    {
      "line\nend.md": pelicanEpisode("B"),
      "-rf.md": pelicanEpisode("C"),
      "%2e%2e.md": pelicanEpisode("D"),
      "con.md": pelicanEpisode("E"),
      " a 'b' \"c\".md": pelicanEpisode("F"),
    },
  ],
  [
    "headings with the ids of others",
    { "a.md": `${sound}\n<p id="a">b</p>\n\n<p id="a">c</p>\n\n<p id="getElementById">d</p>\n` },
  ],
];
