import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  BAD_FILES,
  BAD_SETS,
  DOUBTFUL_SETS,
  type File,
  type Files,
  SOUND_SETS,
} from "./malformed.ts";
import { pathologicalNotes } from "./pathological.ts";
import { pelicanEpisode } from "./write-archive.ts";

/** What has to be said of one part of the folder. */
export interface Expected {
  what: string;
  /** A name, or the beginning of names, in the folder, and what stands for it in `said`. */
  part: string;
  called: string;
  severity: "error" | "warning";
  said: RegExp;
}

const SHOW = `title: [no, text]
url: javascript:alert(1)
accent: red;}
email: nobody
language: '"'
subscribe:
  Feed: javascript:alert(1)
permalink: /no-slug/
feed: ../../etc/passwd
images: ['a b']
players: ['a.example; script-src *']
timezone: Moon/Crater
__proto__: {polluted: yes}
colour: red
`;

const SHOW_FAULTS: [severity: "error" | "warning", line: number, said: RegExp][] = [
  ["error", 1, /title is not text/],
  ["error", 2, /"javascript:alert\(1\)" is no web address/],
  ["error", 3, /accent is no hex colour/],
  ["warning", 4, /email is no address/],
  ["error", 5, /is no language tag/],
  ["error", 6, /subscribe: "javascript:alert\(1\)" is no web address/],
  ["error", 8, /permalink is no address pattern/],
  ["error", 9, /The feed "\.\.\/\.\.\/etc\/passwd" is missing/],
  ["error", 10, /images: "a b" is no host/],
  ["error", 11, /players: .* is no host/],
  ["error", 12, /"Moon\/Crater" is no time zone/],
  ["error", 13, /A field can't be called "__proto__"/],
  ["warning", 14, /"colour" is no field of the show file/],
];

/**
 * Fills `folder` with every malformed input there is, beside sound ones.
 * @param outside a folder that links may lead out to
 * @returns what must be said of it
 */
export function fillMalformed(folder: string, outside: string): Expected[] {
  const expected: Expected[] = [];
  const write = (part: string, files: Files): void => {
    for (const [name, data] of Object.entries(files)) writeInto(folder, part + name, data);
  };
  const expect = (
    what: string,
    part: string,
    severity: Expected["severity"],
    said: RegExp,
    called = "",
  ): void => void expected.push({ what, part, severity, said, called });

  for (const [n, [what, file, said]] of BAD_FILES.entries()) {
    // Beside each other: among episodes a file without a date is one that lacks it.
    write("bad-files/", { [`${n}.md`]: file });
    expect(what, `bad-files/${n}.md`, "error", said, "a.md");
  }
  for (const [n, [what, files, said]] of BAD_SETS.entries()) {
    const part = `bad-sets/${n}/`;
    write(part, files);
    expect(what, part, "error", said);
  }
  for (const [n, [what, files, said]] of DOUBTFUL_SETS.entries()) {
    const part = `doubtful/${n}/`;
    write(part, files);
    expect(what, part, "warning", said);
  }
  for (const [n, [, files]] of SOUND_SETS.entries()) write(`sound/${n}/`, files);
  for (const [n, [, notes]] of pathologicalNotes(2_000).entries())
    write(`endless/${n}/`, { "a.md": pelicanEpisode(`Endless ${n}`) + notes });

  write("", { "show.yaml": SHOW });
  for (const [severity, line, said] of SHOW_FAULTS)
    expect(
      `show.yaml, line ${line}`,
      "",
      severity,
      new RegExp(`^show\\.yaml:${line}: .*${said.source}`),
    );

  write("disk/", {
    "large.png": Buffer.alloc(11 * 1024 * 1024),
    "unread.md": pelicanEpisode("Unread"),
  });
  writeInto(outside, "secret.md", pelicanEpisode("Secret"));
  chmodSync(outside, 0o755);
  const link = (to: string, name: string): void => symlinkSync(to, join(folder, "disk", name));
  link(join(outside, "secret.md"), "out.md");
  link(outside, "outside");
  link(join(folder, "gone.md"), "nowhere.md");
  link(folder, "back");
  link(join(folder, "disk", "self"), "self");
  execFileSync("mkfifo", [join(folder, "disk", "pipe.md")]);
  chmodSync(join(folder, "disk", "unread.md"), 0);
  expect("a large file", "disk/", "warning", /^large\.png: The file is very large/);
  expect("a link out", "disk/", "error", /^out\.md:1: The symlink leads out of/);
  expect("a folder outside", "disk/", "error", /^outside:1: The symlink leads out of/);
  expect("a dangling link", "disk/", "error", /^nowhere\.md:1: The symlink leads nowhere/);
  expect("a circle", "disk/", "warning", /^back: The symlink leads in a circle/);
  expect("a link to itself", "disk/", "warning", /^self: The symlink leads in a circle/);
  expect("a pipe", "disk/", "warning", /^pipe\.md: This is no ordinary file/);
  expect("an unreadable file", "disk/", "error", /^unread\.md:1: The file can't be read/);
  return expected;
}

function writeInto(folder: string, name: string, data: File): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
}
