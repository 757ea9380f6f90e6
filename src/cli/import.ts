import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatProblem } from "../compile/content-error.ts";
import { visibleText } from "../compile/visible-text.mjs";
import { readExisting } from "../import/existing-files.ts";
import { withoutOtherItems } from "../import/export-items.ts";
import { fetchSidecars, missingSidecars, type Sidecar } from "../import/fetch-sidecars.ts";
import { readState, STATE_FILE, stateText } from "../import/import-state.ts";
import type { Note } from "../import/item-ids.ts";
import { planImport, type ImportPlan } from "../import/plan-import.ts";
import { isAddress, readSource } from "../import/read-source.ts";
import { writeFiles, type FileChange } from "../import/write-files.ts";
import { BuildLog } from "../publish/build-log.ts";
import { commandLine } from "./command-line.ts";
import { count } from "./describe-archive.ts";
import { applyFlags } from "./flags.ts";
import { tellOfFolder } from "./import-folder.ts";
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

const FLAGS = ["dry-run", "download", "restore", "add", "all", "help"] as const;
type Flags = Record<(typeof FLAGS)[number], boolean>;

/** Lines about odd episodes before the rest is only counted. */
const NOTES = 20;

/** `npm run import`: a feed becomes Markdown files in the content folder. */
export async function run(argv: string[]): Promise<number> {
  const { flags, words } = readArguments(argv);
  const content = process.env["PLAYHEAD_CONTENT"] ?? "content";
  const state = flags.help ? undefined : readState(content);
  const [given = state?.feed, ...more] = words;
  if (flags.help || given === undefined || more.length > 0) {
    console.log(HELP);
    return flags.help ? 0 : 1;
  }
  if (!isAddress(given) && existsSync(given) && statSync(given).isDirectory())
    return tellOfFolder(given);

  const log = new BuildLog();
  log.begin("Feed");
  const { feed: whole, source } = await readSource(given, (line) =>
    console.error(visibleText(line)),
  );
  log.end();
  const { feed, left } = withoutOtherItems(whole);
  const { notes, note } = collectNotes(source);
  const existing = readExisting(content);
  log.begin("Episodes", feed.items.length);
  const { restore } = flags;
  const step = (): void => log.count();
  const plan = planImport(feed, { existing, state, source, restore, note, step });
  log.end();

  const refusal =
    plan.episodes.size === 0
      ? `${given}: The feed holds no episodes; give the feed of a podcast`
      : !flags.add && isAnotherShow(plan, existing.dated)
        ? `${content}: The folder holds another show; name a folder of its own (${commandLine("import", given, "--content", "my-podcast")}), or write --add to mix the two`
        : undefined;
  if (refusal !== undefined) {
    for (const line of [...notes, refusal]) console.error(visibleText(line));
    return 1;
  }

  const sidecars = missingSidecars(plan.items, new Set(existing.names));
  const wanted = flags.download && !flags["dry-run"] ? sidecars : [];
  const fetched = await download(wanted, log, note);
  tell(plan, { fetched, notes, left, flags, title: feed.show.title ?? source });
  if (flags["dry-run"]) {
    console.log("Nothing was written (--dry-run)");
    return 0;
  }
  apply(content, plan, fetched, log);
  if (plan.site === undefined)
    console.log(
      `The feed tells no site of the show's own; where it will be published belongs into ${existing.showFile}: url: https://…`,
    );
  tellNext(content, wanted.length === 0 ? sidecars.length : 0);
  return 0;
}

function readArguments(argv: string[]): { flags: Flags; words: string[] } {
  const options = Object.fromEntries(FLAGS.map((name) => [name, { type: "boolean" }] as const));
  const { values, positionals } = parseArgs({
    args: applyFlags(argv),
    allowPositionals: true,
    options,
  });
  const flags = Object.fromEntries(FLAGS.map((name) => [name, values[name] === true])) as Flags;
  return { flags, words: positionals };
}

/** Warnings about items, each with its line of the feed. */
function collectNotes(source: string): { notes: string[]; note: Note } {
  const notes: string[] = [];
  const file = isAddress(source) ? source : (source.split(/[\\/]/).at(-1) ?? source);
  const note: Note = (item, what, write) => {
    const line = item.line === 0 ? undefined : item.line;
    notes.push(`warning: ${formatProblem({ severity: "warning", file, line, what, write })}`);
  };
  return { notes, note };
}

/** True when the folder has episodes, and none of them is one of the feed's. */
const isAnotherShow = ({ files, own, removed, episodes }: ImportPlan, dated: number): boolean =>
  dated > 0 &&
  removed.length === 0 &&
  !own.some((file) => episodes.has(file)) &&
  !files.some(({ file, before }) => before !== undefined && episodes.has(file));

async function download(sidecars: Sidecar[], log: BuildLog, note: Note): Promise<FileChange[]> {
  if (sidecars.length === 0) return [];
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

function tell(
  plan: ImportPlan,
  {
    fetched,
    notes,
    left,
    flags,
    title,
  }: { fetched: FileChange[]; notes: string[]; left: number; flags: Flags; title: string },
): void {
  const { NO_COLOR, TERM } = process.env;
  const colour = process.stdout.isTTY && !NO_COLOR && TERM !== "dumb";
  const { all } = flags;
  for (const line of importReport(plan, { all, dry: flags["dry-run"], colour })) console.log(line);
  for (const { file } of fetched) console.log(visibleText(`new      ${file}`));
  if (notes.length > 0) console.log("");
  const shown = all ? notes : notes.slice(0, NOTES);
  for (const line of shown) console.log(line);
  if (shown.length < notes.length)
    console.log(`… and ${notes.length - shown.length} more (--all shows them)`);
  if (left > 0) console.log(`Left out: ${count(left, "item")} of the export that are no episodes`);
  console.log(`\n${visibleText(title)}: ${importSummary(plan)}`);
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

function tellNext(content: string, waiting: number): void {
  if (waiting > 0)
    console.log(
      `The feed names ${count(waiting, "transcript or chapter file")} on the web; --download fetches them`,
    );
  const folder = process.env["PLAYHEAD_CONTENT"] === undefined ? [] : ["--content", content];
  console.log(`\nNext:  ${commandLine("start", ...folder)}
       builds the site and serves it; "${commandLine("check", ...folder)}" looks it over`);
}
