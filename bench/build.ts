import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { DoneStep } from "../src/publish/build-log.ts";
import { folderSize } from "./folder-size.ts";
import { CONTENT, foldersOf, KEEP, readOptions, SEED } from "./options.ts";
import { type Took, timed } from "./peers/timed-command.ts";
import { seededRandom } from "./random.ts";
import { writeSyntheticArchive } from "./synthetic-archive.ts";

const OPTIONS = {
  episodes: ["1000", "of the archive that is built"],
  content: CONTENT,
  archive: ["", "an archive as it is, instead of one that is made"],
  seed: SEED,
  cards: [false, "with preview cards, which are counted apart else"],
  compress: [false, "with .br and .gz, which are counted apart else"],
  keep: KEEP,
} as const;

/** How long a site takes from nothing, when nothing changed and when one file did; and how large it is. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("build", OPTIONS, argv);
  if (!values) return 0;
  const folder = mkdtempSync(join(tmpdir(), "playhead-bench-"));
  const content = values.archive ? resolve(values.archive) : join(folder, "content");
  const code = resolve(`node_modules/.cache/playhead/bench-${process.pid}`);
  process.env["PLAYHEAD_CACHE"] = join(folder, "cache");
  process.env["PLAYHEAD_CODE_CACHE"] = code;
  try {
    if (!values.archive) {
      const random = seededRandom(Number(values.seed));
      await writeSyntheticArchive(
        foldersOf(values.content),
        Number(values.episodes),
        random,
        content,
      );
    }
    // The commands' own code, once for each state of it.
    timed(process.execPath, ["src/cli/run.mjs", "query", "--help"], ".");
    const figures = await measureBuilds(content, folder, values);
    if (values.json) console.log(JSON.stringify(figures));
    else print(figures);
  } finally {
    rmSync(code, { recursive: true, force: true });
    if (values.keep) console.log(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

type Taken = Took & { steps: DoneStep[] };

interface Figures {
  runs: Record<string, Taken>;
  size: Record<string, { files: number; bytes: number }>;
}

/** What was just written is read again in any case: the disk may not tell two changes in its time apart. */
const settle = (): Promise<void> => setTimeout(2500);

async function measureBuilds(
  content: string,
  folder: string,
  { cards, compress }: { cards: boolean; compress: boolean },
): Promise<Figures> {
  const out = join(folder, "dist");
  const timings = join(folder, "steps.json");
  const yes = (is: boolean): string => (is ? "yes" : "no");
  const build = (): Taken => {
    const paths = ["--content", content, "--out", out, "--timings", timings];
    const parts = ["--cards", yes(cards), "--compress", yes(compress)];
    const took = timed(process.execPath, ["src/cli/run.mjs", "build", ...paths, ...parts], ".");
    return { ...took, steps: JSON.parse(readFileSync(timings, "utf8")) as DoneStep[] };
  };
  await settle();
  const cold = build();
  const unchanged = build();
  appendFileSync(middleFile(content), "\nOne more line, about nothing that was there before.\n");
  await settle();
  const changed = build();
  const packed = (path: string): boolean => /\.(?:br|gz)$/.test(path);
  return {
    runs: { cold, unchanged, "one file changed": changed },
    size: {
      archive: folderSize(content),
      pages: folderSize(out, (path) => path.endsWith(".html")),
      data: folderSize(out, (path) => path.startsWith("data/") && !packed(path)),
      compressed: folderSize(out, packed),
      site: folderSize(out),
    },
  };
}

/** A Markdown file in the middle of the archive. */
function middleFile(content: string): string {
  const files = readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:made|[^_]).*\.(?:md|markdown)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
  const file = files[Math.floor(files.length / 2)];
  if (file === undefined) throw new Error(`${content} holds no Markdown`);
  return file;
}

const table = (rows: [string, object][]): void => console.table(Object.fromEntries(rows));

function print({ runs, size }: Figures): void {
  const pages = size["pages"]?.files ?? 1;
  console.log("Seconds; memory in MB of the largest process");
  table(
    Object.entries(runs).map(([name, { wall, user, system, memory, steps }]) => {
      const inSteps = steps.reduce((sum, { ms }) => sum + ms, 0) / 1000;
      return [
        name,
        {
          wall,
          "of that steps": Number(inSteps.toFixed(2)),
          CPU: Number((user + system).toFixed(2)),
          MB: memory,
          "ms a page": Number(((wall * 1000) / pages).toFixed(3)),
        },
      ];
    }),
  );
  console.log("Milliseconds of each step, of all threads in brackets; MB at its end");
  const [first] = Object.values(runs);
  table(
    (first?.steps ?? []).map(({ name }) => [
      name,
      Object.fromEntries(
        Object.entries(runs).map(([which, { steps }]) => {
          const step = steps.find((one) => one.name === name);
          return [
            which,
            step ? `${Math.round(step.ms)} (${Math.round(step.cpuMs)}) ${step.mb} MB` : "",
          ];
        }),
      ),
    ]),
  );
  table(
    Object.entries(size).map(([part, { files, bytes }]) => [
      part,
      { files, MB: Number((bytes / 1e6).toFixed(1)) },
    ]),
  );
}
