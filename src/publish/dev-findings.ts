import { join } from "node:path";
import type { ViteDevServer } from "vite";
import type { CompiledArchive } from "../compile/compile-archive.ts";
import { compareProblems, formatProblem, type Problem } from "../compile/content-error.ts";
import { examineArchive } from "../compile/doctor/examine-archive.ts";
import { groupBy } from "../compile/group-by.ts";
import { DEV_DOCTOR, DEV_FINDINGS, type DevFindings } from "../model/dev-findings.ts";
import { escapeXml } from "./xml.ts";

/** Where Vite opens a file in the host's editor: https://github.com/yyx990803/launch-editor */
const EDITOR = "/__open-in-editor?file=";

/**
 * What the live preview says of the archive's faults: beside each page, on a page of their own,
 * and errors over whatever is shown.
 */
export function serveFindings(
  server: ViteDevServer,
  content: string,
  current: () => Promise<CompiledArchive>,
): { tellErrors: (archive: CompiledArchive) => void } {
  const examined = new WeakMap<CompiledArchive, Problem[]>();
  const problemsOf = (archive: CompiledArchive): Problem[] => {
    let problems = examined.get(archive);
    if (!problems) {
      problems = [...archive.problems, ...examineArchive(archive)].toSorted(compareProblems);
      examined.set(archive, problems);
    }
    return problems;
  };
  const tellErrors = ({ problems }: CompiledArchive): void => {
    const errors = problems.filter(({ severity }) => severity === "error");
    const [first] = errors;
    if (!first) return;
    const file = join(content, first.file);
    server.ws.send({
      type: "error",
      err: {
        message: errors.map(formatProblem).join("\n\n"),
        stack: "",
        plugin: "the archive",
        id: file,
        loc: { file, line: first.line ?? 1, column: 1 },
      },
    });
  };
  // A page that is opened later must hear of them too.
  server.ws.on("connection", () => void current().then(tellErrors, () => undefined));

  server.middlewares.use((request, response, next) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname !== DEV_FINDINGS && url.pathname !== DEV_DOCTOR) {
      next();
      return;
    }
    current().then((archive) => {
      if (url.pathname === DEV_DOCTOR) {
        response.setHeader("content-type", "text/html; charset=utf-8");
        response.end(doctorPage(problemsOf(archive), content));
        return;
      }
      const file = archive.sources.get(url.searchParams.get("path") ?? "");
      const problems = problemsOf(archive);
      const found: DevFindings = {
        total: problems.length,
        ...(file === undefined
          ? {}
          : { file, editor: EDITOR + encodeURIComponent(join(content, file)) }),
        problems: problems
          .filter((problem) => problem.file === file)
          .map(({ severity, line, what, write }) => ({ severity, line, what, write })),
      };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(found));
    }, next);
  });
  return { tellErrors };
}

/** Every problem by its file, each line a link to the editor. Opens in a frame that is not shown. */
function doctorPage(problems: readonly Problem[], content: string): string {
  const files = groupBy(problems, ({ file }) => file);
  const line = (problem: Problem): string => {
    const place = `${join(content, problem.file)}:${problem.line ?? 1}`;
    const write = problem.write === undefined ? "" : `: ${problem.write}`;
    return (
      `<li class="${problem.severity}"><a target="editor" href="${EDITOR}${encodeURIComponent(place)}">` +
      `line ${problem.line ?? 1}</a> ${escapeXml(problem.what)}${escapeXml(write)}</li>`
    );
  };
  const parts = [...files].map(
    ([file, some]) => `<h2>${escapeXml(file)}</h2><ul>${some.map(line).join("")}</ul>`,
  );
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>The archive's state</title>` +
    `<meta name="viewport" content="width=device-width">` +
    `<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}` +
    `h2{font-size:1.1rem;margin:1.5rem 0 0}ul{margin:0;padding-left:1.2rem}.error{color:light-dark(#a8201a,#ff9b93)}</style>` +
    `<h1>${errors} errors, ${problems.length - errors} warnings</h1>` +
    `<p><a href="/">To the site</a>. Reload this page after an edit; <code>npm run check -- --fix</code> mends what is safe.</p>` +
    `${parts.join("") || "<p>Nothing to mend.</p>"}<iframe name="editor" hidden title="Editor"></iframe></html>`
  );
}
