import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manyItems } from "./many-items.ts";
import { readOptions } from "./options.ts";

const OPTIONS = {
  episodes: ["3000", "items of the feed"],
  paragraphs: ["8", "of 300 characters each in the notes of an episode"],
} as const;

interface Figures {
  run: string;
  seconds: number;
  /** Peak of the process, in MB. */
  megabytes: number;
}

/** Told by the process as it ends. */
const PEAK = /^peak (\d+)$/m;
const HOOK = `data:text/javascript,process.on("exit",()=>console.error("peak "+process.resourceUsage().maxRSS))`;

/** Imports into a folder that is thrown away. Gives the exit code. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("import", OPTIONS, argv);
  if (!values) return 0;
  const folder = mkdtempSync(join(tmpdir(), "playhead-import-"));
  const feed = join(folder, "feed.xml");
  const xml = manyItems(Number(values.episodes), Number(values.paragraphs));
  const figures: Figures[] = [];
  try {
    // The commands' bundle is made once, and is no part of an import.
    await runImport("--help");
    for (const [name, text] of [
      ["first", xml],
      ["again, no news", xml],
      ["again, every title changed", xml.replaceAll("<title>Episode", "<title>Ep.")],
    ] as const) {
      writeFileSync(feed, text);
      figures.push({ run: name, ...(await runImport(feed, "--content", join(folder, "content"))) });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const bytes = Buffer.byteLength(xml);
  if (values.json) console.log(JSON.stringify({ ...values, bytes, runs: figures }));
  else {
    console.log(`${values.episodes} episodes, a feed of ${(bytes / 1e6).toFixed(1)} MB\n`);
    for (const { run: name, seconds, megabytes } of figures)
      console.log(
        `${name.padEnd(28)} ${seconds.toFixed(2).padStart(6)} s ${megabytes.toFixed(0).padStart(5)} MB`,
      );
  }
  return 0;
}

async function runImport(...argv: string[]): Promise<Omit<Figures, "run">> {
  const begun = performance.now();
  const child = spawn(process.execPath, ["--import", HOOK, "src/cli/run.mjs", "import", ...argv], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => void (told += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => void child.on("close", resolve));
  if (code !== 0) throw new Error(`The import failed: ${told}`);
  return {
    seconds: (performance.now() - begun) / 1000,
    megabytes: Number(PEAK.exec(told)?.[1] ?? 0) / 1024,
  };
}
