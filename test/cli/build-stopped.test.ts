import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** Builds, and sends `signal` once the step before the pages is done. Answers the exit code. */
async function buildUntil(folder: string, signal?: NodeJS.Signals): Promise<number | null> {
  const environment = { ...process.env, PLAYHEAD_CACHE: join(folder, "cache"), CI: "1" };
  const building = spawn(
    process.execPath,
    [
      "src/cli/run.mjs",
      "build",
      "--content",
      join(folder, "content"),
      "--out",
      join(folder, "dist"),
    ],
    { env: environment, stdio: ["ignore", "ignore", "pipe"] },
  );
  building.stderr.setEncoding("utf8");
  let told = "";
  building.stderr.on("data", (text: string) => {
    told += text;
    if (signal && /^Search /m.test(told)) building.kill(signal);
  });
  const [code] = (await once(building, "exit")) as [number | null];
  return code;
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)(
  "a build that gets %s leaves the last site whole, and nothing beside it",
  async (signal, code) => {
    const folder = mkdtempSync(join(tmpdir(), "playhead-stopped-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const write = (words: string): void => {
      mkdirSync(join(folder, "content"), { recursive: true });
      for (let n = 1; n <= 40; n += 1)
        writeFileSync(
          join(folder, `content/${n}.md`),
          `---\ntitle: Number ${n} ${words}\ndate: 2020-01-01\nslug: number-${n}\naudio: https://a.example/${n}.mp3\n---\n\nWords.\n`,
        );
    };
    write("as it was");
    expect(await buildUntil(folder)).toBe(0);
    const page = (): string =>
      readFileSync(join(folder, "dist/episodes/number-1/index.html"), "utf8");
    const before = page();
    write("as it is");
    expect(await buildUntil(folder, signal)).toBe(code);
    expect(page()).toBe(before);
    expect(readdirSync(folder).toSorted()).toEqual(["cache", "content", "dist"]);
  },
  120_000,
);
