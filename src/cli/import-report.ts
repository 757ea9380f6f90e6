import { styleText } from "node:util";
import { structuredPatch } from "diff";
import type { FilePlan, ImportPlan } from "../import/plan-import.ts";
import { visibleText } from "../compile/visible-text.mjs";
import { count } from "./describe-archive.ts";

/** Files of one kind that are told before the rest is only counted, and lines of one difference. */
const SHOWN = 10;
const SHOWN_LINES = 40;

export interface ReportOptions {
  /** Tell every file and every line. */
  all: boolean;
  /** Show the text of new files too. */
  dry: boolean;
  colour: boolean;
}

/** What an import does, file by file: new ones, those that follow the feed, those where the host's word stays. */
export function importReport(plan: ImportPlan, options: ReportOptions): string[] {
  const fresh = plan.files.filter(({ before }) => before === undefined);
  const updated = plan.files.filter(({ updated: parts }) => parts.length > 0);
  const kept = plan.files.filter(({ kept: parts }) => parts.length > 0);
  return [
    ...few(fresh, options, ({ file, after }, at) => [
      paint(`new      ${file}`, "green", options),
      ...(options.dry && (options.all || at === 0) ? differences("", after, options) : []),
    ]),
    ...few(updated, options, ({ file, updated: parts, before = "", after }) => [
      paint(`updated  ${file} (${parts.join(", ")})`, "yellow", options),
      ...differences(before, after, options),
    ]),
    ...few(kept, options, ({ file, kept: parts, after, feeds }) => [
      paint(
        `kept     ${file}: yours stays; the feed differs in ${parts.join(", ")}`,
        "cyan",
        options,
      ),
      ...differences(after, feeds, options),
    ]),
  ];
}

function few(
  files: FilePlan[],
  { all }: ReportOptions,
  linesOf: (file: FilePlan, at: number) => string[],
): string[] {
  const shown = all ? files : files.slice(0, SHOWN);
  const rest = files.length - shown.length;
  const lines = shown.flatMap(linesOf);
  return rest > 0 ? [...lines, `         … and ${rest} more (--all shows them)`] : lines;
}

function differences(before: string, after: string, options: ReportOptions): string[] {
  const { hunks } = structuredPatch("", "", before, after, "", "", { context: 1 });
  const lines = hunks.flatMap((hunk, i) => [
    ...(i > 0 ? ["…"] : []),
    ...hunk.lines.filter((line) => !line.startsWith("\\")),
  ]);
  const shown = options.all ? lines : lines.slice(0, SHOWN_LINES);
  const rest = lines.length - shown.length;
  return [
    ...shown.map((line) => {
      const colour = line.startsWith("+") ? "green" : line.startsWith("-") ? "red" : "dim";
      return paint(`    ${line}`, colour, options);
    }),
    ...(rest > 0 ? [`    … and ${rest} more lines`] : []),
  ];
}

type Colour = "green" | "red" | "yellow" | "cyan" | "dim";
const paint = (text: string, colour: Colour, { colour: wanted }: ReportOptions): string =>
  wanted ? styleText(colour, visibleText(text), { validateStream: false }) : visibleText(text);

/** "40 new, 1 updated, 2 with words of yours that stay, 3 as they were" */
export function importSummary({ files, removed, own }: ImportPlan): string {
  const fresh = files.filter(({ before }) => before === undefined).length;
  const updated = files.filter(({ updated: parts }) => parts.length > 0).length;
  const kept = files.filter(({ kept: parts }) => parts.length > 0).length;
  const same = files.filter(
    ({ before, updated: parts }) => before !== undefined && parts.length === 0,
  ).length;
  return [
    count(fresh, "new file"),
    `${updated} updated`,
    ...(kept > 0 ? [`${kept} with words of yours, which stay`] : []),
    `${same} as they were`,
    ...(removed.length > 0
      ? [`${removed.length} that you removed (--restore brings them back)`]
      : []),
    ...(own.length > 0 ? [`${own.length} of your own, left alone`] : []),
  ].join(", ");
}
