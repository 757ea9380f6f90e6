import { compileArchive, type CompiledArchive } from "../compile/compile-archive.ts";
import { formatProblem, type Problem } from "../compile/content-error.ts";
import { applyFlags } from "./flags.ts";

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

/** Problems of one kind together, in the order in which the kinds first come. */
function group(problems: Problem[]): Problem[][] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const kind = kindOf(problem);
    groups.set(kind, [...(groups.get(kind) ?? []), problem]);
  }
  return [...groups.values()];
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** "3 pelican, 2 yaml" */
function tally(counts: Record<string, number>): string {
  return Object.entries(counts)
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([name, n]) => `${n} ${name}`)
    .join(", ");
}

function describe({ catalog, recognised: r, redirects, files }: CompiledArchive): string[] {
  const inferred = [
    [r.inferred.guests, "guests"],
    [r.inferred.hosts, "hosts"],
    [r.inferred.numbers, "numbers"],
    [r.inferred.addresses, "addresses"],
  ] as const;
  const kinds = [
    count(r.pages, "page"),
    count(r.articles, "article"),
    count(r.sections, "section"),
    count(r.people, "person file"),
    count(r.drafts, "draft"),
  ];
  return [
    `${catalog.show.title}: ${count(r.episodes, "episode")}, ${kinds.join(", ")}`,
    `  headers    ${tally(r.formats) || "none"}; Markdown ${tally(r.dialects) || "none"}`,
    `  to play    ${r.audio} with audio, ${r.framesOnly} with another site's player only, ${r.silent} with neither${r.fromFeed > 0 ? `; ${r.fromFeed} from the feed` : ""}`,
    `  also       ${r.chapters} with chapters, ${r.transcripts} with a transcript`,
    `  catalog    ${count(catalog.tags.length, "tag")}, ${count(catalog.people.length, "person", "people")}, ${count(redirects.length, "redirect")}, ${count(files.length, "file")} to copy`,
    `  inferred   ${
      inferred
        .filter(([n]) => n > 0)
        .map(([n, what]) => `${what} of ${n}`)
        .join(", ") || "nothing"
    }`,
  ];
}

const lineOf = (problem: Problem): string => `${problem.severity}: ${formatProblem(problem)}`;

/** Every error, and of each kind of warning the first few with a count of the rest. */
function problemLines(problems: Problem[]): string[] {
  const lines: string[] = [];
  for (const kind of group(problems)) {
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
 * document, `--all` every warning.
 */
export async function run(argv: string[]): Promise<number> {
  const rest = applyFlags(argv);
  const unknown = rest.find((argument) => argument !== "--json" && argument !== "--all");
  if (unknown !== undefined) {
    console.error(`check does not know "${unknown}"; it takes --content DIR, --json and --all`);
    return 1;
  }
  const content = process.env["PLAYHEAD_CONTENT"] ?? "content";
  const archive = await compileArchive({ content, out: process.env["PLAYHEAD_OUT"] ?? "dist" });
  const { problems, recognised } = archive;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  if (rest.includes("--json")) {
    const { show } = archive.catalog;
    const found = { ok: errors === 0, content, show: show.title, errors, warnings };
    console.log(JSON.stringify({ ...found, recognised, problems }, null, 2));
  } else {
    const lines = rest.includes("--all") ? problems.map(lineOf) : problemLines(problems);
    if (lines.length > 0) lines.push("");
    lines.push(...describe(archive), `${count(errors, "error")}, ${count(warnings, "warning")}`);
    console.log(lines.join("\n"));
  }
  return errors === 0 ? 0 : 1;
}
