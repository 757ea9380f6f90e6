import { renderNotes } from "../src/compile/render-notes.ts";
import { pathologicalNotes } from "../test/compile/pathological.ts";
import { readOptions } from "./options.ts";

const OPTIONS = {
  size: ["20000", "parts of which each text is made"],
  shown: ["15", "the slowest that are printed"],
} as const;

/** How long notes take that are made to keep the compiler busy, in both dialects, warm. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("pathological", OPTIONS, argv);
  if (!values) return 0;
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
