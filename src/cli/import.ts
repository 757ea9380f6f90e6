import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compileArchive } from "../compile/compile-archive.ts";
import { formatProblem } from "../compile/content-error.ts";
import { readExisting } from "../import/existing-files.ts";
import { withoutOtherItems } from "../import/export-items.ts";
import { fetchSidecars, missingSidecars } from "../import/fetch-sidecars.ts";
import { readState, STATE_FILE, stateText } from "../import/import-state.ts";
import type { Note } from "../import/item-ids.ts";
import { planImport, type ImportPlan } from "../import/plan-import.ts";
import { isAddress, readSource } from "../import/read-source.ts";
import { writeFiles, type FileChange } from "../import/write-files.ts";
import { BuildLog } from "../publish/build-log.ts";
import { count, describeArchive } from "./describe-archive.ts";
import { applyFlags } from "./flags.ts";
import { importReport, importSummary } from "./import-report.ts";

const HELP = `npm run import -- FEED [options]

Makes one Markdown file of each episode of a feed (RSS, Atom or JSON Feed; an address or a file), and
show.yaml. Run again, it adds what is new; what you edited stays as you wrote it.

  --content DIR   the folder for the files (default: content)
  --dry-run       show what would change, and write nothing
  --download      also fetch the transcripts and chapters that the feed names
  --restore       bring back episodes whose file you removed
  --add           import into a folder that holds another show
  --all           tell every file and every line
Without FEED the feed of the last import is read again.`;

/** Lines about odd episodes before the rest is only counted. */
const NOTES = 20;

/** `npm run import`: a feed becomes Markdown files in the content folder. */
export async function run(argv: string[]): Promise<number> {
  const { values: options, positionals } = parseArgs({
    args: applyFlags(argv),
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean", default: false },
      download: { type: "boolean", default: false },
      restore: { type: "boolean", default: false },
      add: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const content = process.env["PLAYHEAD_CONTENT"] ?? "content";
  const state = options.help ? undefined : readState(content);
  const [given = state?.feed, ...more] = positionals;
  if (options.help || given === undefined || more.length > 0) {
    console.log(HELP);
    return options.help ? 0 : 1;
  }
  if (!isAddress(given) && existsSync(given) && statSync(given).isDirectory())
    return tellOfFolder(given);

  const log = new BuildLog();
  log.begin("Feed");
  const { feed: whole, source } = await readSource(given, (line) => console.error(line));
  const { feed, left } = withoutOtherItems(whole);
  log.end();
  if (feed.items.length === 0) {
    console.error(`${given}: The feed holds no episodes; give the feed of a podcast`);
    return 1;
  }
  const { notes, note } = collectNotes(source);
  const existing = readExisting(content);
  log.begin("Episodes", feed.items.length);
  const plan = planImport(feed, {
    existing,
    state,
    source,
    restore: options.restore,
    note,
    step: () => log.count(),
  });
  log.end();
  if (plan.items.size === 0 && plan.own.length === 0 && plan.removed.length === 0) {
    for (const line of notes) console.error(line);
    console.error(`${given}: No item of the feed can be an episode; nothing was written`);
    return 1;
  }
  if (!options.add && isAnotherShow(plan, existing.dated)) {
    console.error(
      `${content}: The folder holds another show; name an empty one with --content, or write --add to mix the two`,
    );
    return 1;
  }
  const sidecars = missingSidecars(plan.items, new Set(existing.names));
  const fetched =
    options.download && !options["dry-run"] ? await download(sidecars, log, note) : [];

  const stream = { all: options.all, dry: options["dry-run"], colour: isColourful() };
  for (const line of importReport(plan, stream)) console.log(line);
  for (const { file } of fetched) console.log(`new      ${file}`);
  if (notes.length > 0) console.log("");
  const shown = options.all ? notes : notes.slice(0, NOTES);
  for (const line of shown) console.log(line);
  if (shown.length < notes.length) console.log(`… and ${notes.length - shown.length} more (--all)`);
  if (left > 0) console.log(`Left out: ${count(left, "item")} of the export that are no episodes`);

  console.log(`\n${feed.show.title ?? source}: ${importSummary(plan)}`);
  if (options["dry-run"]) {
    console.log("Nothing was written (--dry-run)");
    return 0;
  }
  apply(content, plan, fetched, log);
  const waiting = sidecars.length - fetched.length;
  if (!options.download && waiting > 0)
    console.log(
      `The feed names ${count(waiting, "transcript or chapter file")} on the web; --download fetches them`,
    );
  const flag =
    process.env["PLAYHEAD_CONTENT"] === undefined ? "" : ` -- --content ${quoted(content)}`;
  console.log(
    `Next: "npm start${flag}" builds the site and serves it, "npm run check${flag}" looks it over`,
  );
  return 0;
}

const quoted = (path: string): string => (/[^\w./~-]/.test(path) ? `'${path}'` : path);

const isColourful = (): boolean =>
  process.stdout.isTTY && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";

function collectNotes(source: string): { notes: string[]; note: Note } {
  const notes: string[] = [];
  const file = isAddress(source) ? source : (source.split(/[\\/]/).at(-1) ?? source);
  const note: Note = ({ line }, what, write) => {
    notes.push(
      `warning: ${formatProblem({ severity: "warning", file, line: line === 0 ? undefined : line, what, write })}`,
    );
  };
  return { notes, note };
}

/** True when the folder has episodes, and none of them is one of the feed's. */
const isAnotherShow = ({ files, own, removed, episodes }: ImportPlan, dated: number): boolean =>
  dated > 0 &&
  removed.length === 0 &&
  !own.some((file) => episodes.has(file)) &&
  !files.some(({ file, before }) => before !== undefined && episodes.has(file));

async function download(
  sidecars: ReturnType<typeof missingSidecars>,
  log: BuildLog,
  note: Note,
): Promise<FileChange[]> {
  log.begin("Downloads", sidecars.length);
  const results = await fetchSidecars(sidecars, () => log.count());
  log.end();
  return results.flatMap((result) => {
    const { file, kind, address, item } = result.sidecar;
    if ("text" in result) return [{ file, after: result.text }];
    const named = kind === "chapters" ? "The chapters" : "The transcript";
    note(item, `${named} of "${item.title}" did not come from ${address}: ${result.failed}`);
    return [];
  });
}

function apply(content: string, plan: ImportPlan, fetched: FileChange[], log: BuildLog): void {
  const changed = plan.files.filter(({ before, after }) => before !== after);
  const path = join(content, STATE_FILE);
  const known = existsSync(path) ? readFileSync(path, "utf8").replace(/\r\n/g, "\n") : undefined;
  const record = { file: STATE_FILE, before: known, after: stateText(plan.state) };
  const changes: FileChange[] = [...changed, ...fetched];
  if (record.before !== record.after) changes.push(record);
  if (changes.length === 0) return;
  log.begin("Files", changes.length);
  writeFiles(content, changes, () => log.count());
  log.end();
}

/** A folder of Markdown is read as it is. */
async function tellOfFolder(folder: string): Promise<number> {
  const archive = await compileArchive({ content: folder });
  const { problems, recognised } = archive;
  const flag = ` -- --content ${quoted(folder)}`;
  if (recognised.episodes === 0) {
    console.error(
      problems[0] ? formatProblem(problems[0]) : `${folder}: There are no episodes in the folder`,
    );
    return 1;
  }
  console.log(`${join(folder)} needs no import: its files are read as they are.\n`);
  console.log(describeArchive(archive).join("\n"));
  console.log(
    `\n"npm run check${flag}" tells what is wrong with it, "npm start${flag}" builds the site and serves it`,
  );
  return 0;
}
