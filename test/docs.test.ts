import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const ROOT = resolve(".");

const documents = [
  "README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];
const textOf = (file: string): string => readFileSync(join(ROOT, file), "utf8");

const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };

/** Commands of Playhead as the documents write them: in blocks, in tables and within a line. */
const COMMAND = /(?:npm (?:run )?|npx playhead ?)([a-z:-]*)((?: -- )?[^`|\n&]*)/g;
const OF_NPM = new Set(["install", "ci", "pack", "publish", "version", "test", "test:browsers"]);

interface Command {
  /** As it is written. */
  text: string;
  name: string;
  argv: string[];
}

const commands = new Map<string, Command>();
for (const file of documents) {
  const marked = textOf(file).matchAll(/```(?:sh)?\n(.*?)```|`([^`\n]+)`/gs);
  for (const [, block = "", inline = ""] of marked)
    for (const [text, name = "", rest = ""] of (block + inline).matchAll(COMMAND)) {
      const words = rest.match(/"[^"]*"|\S+/g) ?? [];
      const argv = words.filter((word) => word !== "--").map((word) => word.replaceAll('"', ""));
      commands.set(text.trim(), { text: text.trim(), name, argv });
    }
}

describe("the commands of the documents", () => {
  const folder = mkdtempSync(join(tmpdir(), "playhead-docs-"));
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  // What "content" and "notes" are to the reader of a page.
  for (const name of ["content", "notes"])
    cpSync("test/fixtures/show", join(folder, name), { recursive: true });
  // Of the commands' own variables none: other tests of this run have set some.
  const environment = Object.fromEntries(
    Object.entries({ ...process.env, NODE_ENV: "", VITEST: "" }).filter(
      ([name]) => !name.startsWith("PLAYHEAD_"),
    ),
  );
  const launcher = join(ROOT, "src/cli/run.mjs");
  const script = (name: string): string =>
    /^node src\/cli\/run\.mjs ([\w-]+)$/.exec(scripts[name] ?? "")?.[1] ?? name;

  /** Feeds of others are not there to be asked, and nobody to answer a question. */
  const answered = (name: string, argv: string[]): string[] => {
    if (name === "import") {
      const feed = join(ROOT, "test/fixtures/feeds/podcasting-2.0.xml");
      return [feed, ...argv.slice(1), "--content", join(folder, "imported")];
    }
    return name === "new" && argv.length === 0 ? ["A new one"] : argv;
  };

  const ours = [...commands.values()].filter(
    ({ name, text }) => !OF_NPM.has(name) && !/^npm run(?: bench\b.*)?$/.test(text),
  );
  // A site is built before it is looked at.
  const order = (name: string): number => ["build", "deploy:check"].indexOf(name);
  const sorted = ours.toSorted((a, b) => order(a.name) - order(b.name));

  test("are found", () => expect(ours.length).toBeGreaterThan(15));

  test.each(sorted.filter(({ name }) => name !== "start" && name !== "dev"))(
    "$text",
    async ({ name, argv }) => {
      const { stdout } = await run(
        process.execPath,
        [launcher, ...[script(name), ...answered(name, argv)].filter(Boolean)],
        {
          cwd: folder,
          env: environment,
        },
      );
      expect(stdout).not.toBe("");
    },
    120_000,
  );

  test.each(sorted.filter(({ name }) => name === "start" || name === "dev"))(
    "$text, which goes on until it is stopped",
    async ({ name, argv }) => {
      const child = spawn(process.execPath, [launcher, script(name), ...argv], {
        cwd: folder,
        env: { ...environment, PORT: name === "dev" ? "4396" : "4397" },
        stdio: ["ignore", "pipe", "inherit"],
      });
      children.push(child);
      const address = await new Promise<string>((found, failed) => {
        child.stdout?.on("data", (text: Buffer) => {
          const [url] = /http:\/\/\S+/.exec(text.toString()) ?? [];
          if (url) found(url);
        });
        child.on("exit", () => failed(new Error("It ended")));
      });
      const answer = await fetch(address, { headers: { accept: "text/html" } });
      expect(answer.status).toBe(200);
      await new Promise((ended) => {
        child.removeAllListeners("exit").on("exit", ended);
        child.kill();
      });
    },
    120_000,
  );
});

test("every link of the documents leads to a file", () => {
  const dead = documents.flatMap((file) =>
    [...textOf(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .map(([, link = ""]) => join(file, "..", link))
      .filter((path) => !textExists(path))
      .map((path) => `${file} → ${path}`),
  );
  // Examples of what a host writes.
  expect(dead.filter((line) => !/episode11\.md|images\/oven\.jpg/.test(line))).toEqual([]);
});

function textExists(path: string): boolean {
  try {
    return textOf(path) !== "";
  } catch {
    return false;
  }
}
