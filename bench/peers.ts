import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CONTENT, foldersOf, KEEP, readOptions, SEED } from "./options.ts";
import { PEERS, preparePeer } from "./peers/peers.ts";
import { plainEpisodes, writeEpisodes } from "./peers/plain-archive.ts";
import { type Took, timed } from "./peers/timed-command.ts";
import { seededRandom } from "./random.ts";
import { writeSyntheticArchive } from "./synthetic-archive.ts";

const OPTIONS = {
  content: CONTENT,
  episodes: ["1000", "episodes of the archive that all build"],
  only: ["", `of ${PEERS.map(({ name }) => name).join(", ")}; commas between`],
  seed: SEED,
  keep: KEEP,
} as const;

interface Row extends Took {
  builder: string;
  files: number;
}

/** A cold build of the same plain Markdown by Playhead and by its peers, one after the other. */
export async function run(argv: string[]): Promise<number> {
  const values = readOptions("peers", OPTIONS, argv);
  if (!values) return 0;
  const folders = foldersOf(values.content);
  const folder = mkdtempSync(join(tmpdir(), "playhead-peers-"));
  const rows: Row[] = [];
  try {
    const made = join(folder, "made");
    mkdirSync(made);
    const random = seededRandom(Number(values.seed));
    await writeSyntheticArchive(
      folders.map((one) => resolve(one)),
      Number(values.episodes),
      random,
      made,
    );
    const episodes = (await plainEpisodes(made)).slice(0, Number(values.episodes));
    const content = join(folder, "playhead/content");
    writeEpisodes(episodes, content);
    cpSync("content/show.yaml", join(content, "show.yaml"));
    // Peers draw no cards and compress nothing: with both it is a second build, as cold as the first.
    const ours = [
      { builder: "Playhead", folder: "plain", more: ["--cards", "no", "--compress", "no"] },
      { builder: "… with cards, .br and .gz", folder: "dist", more: [] },
    ];
    for (const { builder, folder: name, more } of ours) {
      const out = join(folder, "playhead", name);
      const options = ["src/cli/run.mjs", "build", "--content", content, "--out", out, ...more];
      options.push("--site-url", "https://bench.example");
      // Commands and app are bundled once for each state of the code, as peers come bundled.
      timed(
        process.execPath,
        [...options.slice(0, 2), "--content", "content", "--out", join(folder, "warm")],
        ".",
      );
      const took = timed(process.execPath, options, ".");
      rows.push({ builder, ...took, files: count(out) });
    }
    const wanted = values.only ? values.only.toLowerCase().split(",") : undefined;
    for (const peer of PEERS) {
      if (wanted && !wanted.includes(peer.name.toLowerCase())) continue;
      const [command, ...rest] = peer.command;
      try {
        const project = preparePeer(peer, episodes);
        rows.push({
          builder: peer.name,
          ...timed(command.includes("/") ? join(project, command) : command, rest, project),
          files: count(join(project, peer.out)),
        });
      } catch (error) {
        console.error(`${peer.name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (values.json) console.log(JSON.stringify({ episodes: episodes.length, rows }));
    else {
      console.log(`${episodes.length} episodes, cold; seconds, and MB of the largest process`);
      console.table(rows);
    }
  } finally {
    if (values.keep) console.log(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

const count = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
