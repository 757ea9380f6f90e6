import { formatProblem, type Problem } from "../compile/content-error.ts";

/** Warnings of one wording that are printed in full; `npm run check` prints them all. */
const SHOWN = 5;

/**
 * Prints what the archive's author should know.
 * @throws Error when there is an error among `problems`
 */
export function reportProblems(problems: Problem[]): void {
  const warnings = problems.filter(({ severity }) => severity === "warning");
  const errors = problems.filter(({ severity }) => severity === "error");
  for (const problem of warnings.slice(0, SHOWN)) console.warn(`warning ${formatProblem(problem)}`);
  if (warnings.length > SHOWN)
    console.warn(`… and ${warnings.length - SHOWN} warnings more: npm run check lists them`);
  for (const problem of errors) console.error(`error ${formatProblem(problem)}`);
  if (errors.length > 0)
    throw new Error(
      `${errors.length === 1 ? "1 error" : `${errors.length} errors`} in the archive; nothing was written`,
    );
}
