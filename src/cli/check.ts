import { compileArchive } from "../compile/compile-archive.ts";
import { compareProblems, formatProblem, type Problem } from "../compile/content-error.ts";
import { examineArchive } from "../compile/doctor/examine-archive.ts";
import type { Finding } from "../compile/doctor/finding.ts";
import { groupBy } from "../compile/group-by.ts";
import { fixArchive } from "./fix-archive.ts";
import { applyFlags } from "./flags.ts";
import { visibleText } from "../compile/visible-text.mjs";
import { count, describeArchive } from "./describe-archive.ts";

const OPTIONS = ["--json", "--all", "--fix", "--yes"];

/** Problems of one kind that are printed before the rest is only counted. */
const SHOWN = 5;

/** The words of a problem without what differs from file to file. */
function kindOf({ severity, what }: Problem): string {
  const words = what
    .replace(/\s*\(.*?\)/g, "")
    .replace(/["“<].*?["”>](?:, ".*?")*/g, "…")
    .replace(/\bhttps?:\S+|(?<=\s)\/\S+|\d+/g, "…");
  return `${severity} ${words}`;
}

/** Problems and findings as one list; a tag that is told file by file is not told again for all. */
function together(problems: Problem[], findings: Finding[]): Finding[] {
  const respelled = findings.some(({ what }) => what.startsWith("The tag "));
  return [
    ...problems.filter(({ what }) => !respelled || !/^The tag ".*" is also written/.test(what)),
    ...findings,
  ].toSorted(compareProblems);
}

const lineOf = (problem: Problem): string => `${problem.severity}: ${formatProblem(problem)}`;

/** Every error, and of each kind of warning the first few with a count of the rest. */
function problemLines(problems: Problem[]): string[] {
  const lines: string[] = [];
  for (const kind of groupBy(problems, kindOf).values()) {
    const shown = kind[0]?.severity === "error" ? kind : kind.slice(0, SHOWN);
    lines.push(...shown.map(lineOf));
    const rest = kind.length - shown.length;
    if (rest > 0) lines.push(`  … and ${rest} more like this (--all shows them, --json too)`);
  }
  return lines;
}

/**
 * `npm run check`: reads the archive, prints what is wrong and what was
 * recognised, and writes nothing. Exit code 1 on an error. `--json` prints one
 * document, `--all` every warning. `--fix` shows what it can mend by itself, and does so once
 * it is told yes.
 */
export async function run(argv: string[]): Promise<number> {
  const rest = applyFlags(argv);
  const unknown = rest.find((argument) => !OPTIONS.includes(argument));
  if (unknown !== undefined) {
    console.error(
      `check does not know "${unknown}"; it takes --content DIR, ${OPTIONS.join(", ")}`,
    );
    return 1;
  }
  const content = process.env["PLAYHEAD_CONTENT"] ?? "content";
  const out = process.env["PLAYHEAD_OUT"] ?? "dist";
  const archive = await compileArchive({ content, out });
  const { recognised } = archive;
  const findings = examineArchive(archive);
  if (rest.includes("--fix")) return fixArchive(findings, { content, yes: rest.includes("--yes") });
  const problems = together(archive.problems, findings);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  if (rest.includes("--json")) {
    const { show } = archive.catalog;
    const found = { ok: errors === 0, content, show: show.title, errors, warnings };
    console.log(visibleText(JSON.stringify({ ...found, recognised, problems }, null, 2)));
  } else {
    const lines = rest.includes("--all") ? problems.map(lineOf) : problemLines(problems);
    if (lines.length > 0) lines.push("");
    lines.push(
      ...describeArchive(archive),
      `${count(errors, "error")}, ${count(warnings, "warning")}`,
    );
    const fixes = findings.filter(({ fix }) => fix).length;
    if (fixes > 0)
      lines.push(`${count(fixes, "line")} can be mended: npm run check -- --fix shows how`);
    console.log(lines.join("\n"));
  }
  return errors === 0 ? 0 : 1;
}
