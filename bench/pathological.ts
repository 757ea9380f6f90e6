import { parseArgs } from "node:util";
import { renderNotes } from "../src/compile/render-notes.ts";
import { pathologicalNotes } from "../test/compile/pathological.ts";

const HELP = `npm run bench -- pathological [options]
  --size N    parts of which each text is made (default 20000)
  --shown N   the slowest that are printed (default 15)
  --json      figures as one JSON document`;

/** How long notes take that are made to keep the compiler busy, in both dialects, warm. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      size: { type: "string", default: "20000" },
      shown: { type: "string", default: "15" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  for (let i = 0; i < 20; i++) for (const [, notes] of pathologicalNotes(200)) time(notes);
  const rows = pathologicalNotes(Number(values.size)).flatMap(([what, notes]) =>
    (["commonmark", "pelican"] as const).map((dialect) => ({
      what,
      dialect,
      kB: Math.round(notes.length / 1000),
      ms: Math.round(time(notes, dialect)),
    })),
  );
  const slowest = rows.toSorted((a, b) => b.ms - a.ms);
  const under = rows.filter(({ ms }) => ms < 100).length;
  if (values.json) console.log(JSON.stringify({ texts: rows.length, under100ms: under, rows }));
  else {
    console.log(`${rows.length} texts, ${under} of them in less than 100 ms; the slowest:`);
    console.table(slowest.slice(0, Number(values.shown)));
  }
  return 0;
}

/** Milliseconds. */
function time(notes: string, dialect: "commonmark" | "pelican" = "commonmark"): number {
  const start = performance.now();
  renderNotes(notes, {
    file: "a.md",
    bodyLine: 1,
    dialect,
    players: [],
    resolve: () => undefined,
    report: () => undefined,
  });
  return performance.now() - start;
}
