import { spawnSync } from "node:child_process";
import type { Target } from "../test/fuzz/target.ts";
import { targets } from "../test/fuzz/targets.ts";
import { readOptions } from "./options.ts";

const OPTIONS = {
  cases: ["10000", "in all, shared among the readers"],
  seed: [String(Date.now() % 1_000_000_000), "of what is left to chance"],
  only: ["", "the readers whose name holds this"],
} as const;

/** Cases that one property runs with one seed. */
const ROUND = 5_000;

/** Gives the readers of metadata, notes, queries and stored state anything, and says what breaks. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("fuzz", OPTIONS, argv);
  if (!values) return 0;
  const seed = Number(values.seed);
  const chosen = targets(byCommand).filter(({ name }) => name.includes(values.only));
  const rows: Row[] = [];
  for (const target of chosen) {
    const row = await fuzz(target, Math.ceil((target.share * Number(values.cases)) / 1e6), seed);
    rows.push(row);
    if (!values.json)
      console.log(
        `${row.name}: ${row.cases} cases in ${row.seconds} s${row.fault ? `\n${row.fault}` : ""}`,
      );
  }
  const cases = rows.reduce((sum, row) => sum + row.cases, 0);
  const faults = rows.filter(({ fault }) => fault !== undefined).length;
  if (values.json) console.log(JSON.stringify({ seed, cases, faults, rows }));
  else {
    console.table(rows.map(({ fault, ...row }) => ({ ...row, failed: fault !== undefined })));
    console.log(`seed ${seed}: ${cases} cases, ${faults} readers failed`);
  }
  return faults === 0 ? 0 : 1;
}

/** As a host does it. */
const byCommand = async (content: string, out: string): Promise<string | undefined> => {
  const command = ["src/cli/run.mjs", "build", "--content", content, "--out", out];
  const env = { ...process.env, PLAYHEAD_CARDS: "off", PLAYHEAD_COMPRESS: "off" };
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8", env });
  return status === 0 ? undefined : stderr;
};

interface Row {
  name: string;
  cases: number;
  seconds: number;
  /** Milliseconds between two cases at most: what one took, with making and shrinking it. */
  slowest: number;
  fault?: string;
}

async function fuzz(target: Target, cases: number, seed: number): Promise<Row> {
  const start = performance.now();
  let done = 0;
  let slowest = 0;
  let last = start;
  const onCase = (): void => {
    const now = performance.now();
    slowest = Math.max(slowest, now - last);
    last = now;
    done++;
  };
  const row = (fault?: string): Row => ({
    name: target.name,
    cases: done,
    seconds: Math.round((performance.now() - start) / 1000),
    slowest: Math.round(slowest),
    ...(fault === undefined ? {} : { fault }),
  });
  try {
    for (let from = 0; from < cases; from += ROUND) {
      last = performance.now();
      await target.check({ seed: seed + from, cases: Math.min(ROUND, cases - from), onCase });
    }
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error));
    return row(`${message}\n${cause instanceof Error ? cause.stack : ""}`.slice(0, 4_000));
  }
  return row();
}
