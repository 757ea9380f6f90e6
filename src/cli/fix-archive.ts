import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { createTwoFilesPatch } from "diff";
import { changesOf } from "../compile/doctor/apply-fixes.ts";
import type { Finding } from "../compile/doctor/finding.ts";
import { visibleText } from "../compile/visible-text.mjs";

/**
 * Shows what the fixes among `findings` change as a diff, and makes them once it is told to: by an answer on a terminal, or
 * by `yes`. Gives the exit code.
 */
export async function fixArchive(
  findings: readonly Finding[],
  { content, yes }: { content: string; yes: boolean },
): Promise<number> {
  const changes = changesOf(findings, (file) => readFileSync(join(content, file), "utf8"));
  if (changes.length === 0) {
    console.log("There is nothing that can be mended without you");
    return 0;
  }
  for (const { file, before, after } of changes)
    console.log(
      visibleText(createTwoFilesPatch(file, file, before, after, "", "", { context: 1 })),
    );
  const fixes = changes.reduce((sum, change) => sum + change.fixes, 0);
  const files = changes.length === 1 ? "1 file" : `${changes.length} files`;
  const lines = fixes === 1 ? "1 line" : `${fixes} lines`;
  if (!yes && !(await agreed(`Change ${lines} in ${files}? [y/N] `))) {
    console.log(`Nothing was changed. "npm run check -- --fix --yes" changes ${lines} in ${files}`);
    return 0;
  }
  for (const { file, after } of changes) await writeFile(join(content, file), after);
  console.log(`Changed ${lines} in ${files}`);
  return 0;
}

async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}
