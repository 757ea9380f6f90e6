import { formatBytes } from "../model/file-size.ts";
import { formatProblem } from "../compile/content-error.ts";
import { visibleText } from "../compile/visible-text.mjs";
import { checkDeploy } from "../publish/deploy/check-deploy.ts";
import { HOSTS } from "../publish/deploy/hosts.ts";
import { applyFlags } from "./flags.ts";

const HELP = `npm run deploy:check -- [HOST] [--out DIR] [--json]

Looks whether the finished site can be put on a host as it is: links, compressed copies, its
address, and what the host itself asks. HOST is one of ${Object.keys(HOSTS).join(", ")};
docs/deploy tells how each is set up.`;

/** `npm run deploy:check`. Exit code 1 on an error. */
export async function run(argv: string[]): Promise<number> {
  const rest = applyFlags(argv);
  if (rest.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const [host, ...others] = rest.filter((argument) => argument !== "--json");
  if (others.length > 0 || (host !== undefined && !HOSTS[host])) {
    console.error(
      `deploy:check does not know "${others[0] ?? host}"; it takes one of ${Object.keys(HOSTS).join(", ")}`,
    );
    return 1;
  }
  const folder = process.env["PLAYHEAD_OUT"] ?? "dist";
  try {
    const found = await checkDeploy(folder, host);
    const errors = found.problems.filter(({ severity }) => severity === "error").length;
    if (rest.includes("--json")) {
      console.log(
        visibleText(JSON.stringify({ ok: errors === 0, folder, host, ...found }, null, 2)),
      );
    } else {
      for (const problem of found.problems)
        console.log(`${problem.severity}: ${formatProblem(problem)}`);
      const on = host === undefined ? "" : ` on ${HOSTS[host]?.name}`;
      console.log(
        `${found.files} files, ${formatBytes(found.bytes)}, ${found.links} links and ${found.copies} compressed copies looked at, for ${found.base}`,
      );
      console.log(errors === 0 ? `Ready to be served${on}` : `Not ready to be served${on}`);
    }
    return errors === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}
