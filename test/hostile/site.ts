import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { hostFolder, type StaticHost } from "../browser/static-host.ts";
import { hostileArchive, type HostileArchive } from "./archive.ts";
import type { Payload } from "./payload.ts";

/** A hostile archive, built and served. */
export interface HostileSite {
  archive: HostileArchive;
  host: StaticHost;
  /** Lets pages come with their content policy, or without. */
  usePolicy(on: boolean): void;
  close(): Promise<void>;
}

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/**
 * @param batch payloads in the notes of one episode
 * @param notes the payloads; all by default
 */
export async function hostileSite(batch: number, notes?: readonly Payload[]): Promise<HostileSite> {
  const archive = hostileArchive(batch, notes);
  const root = mkdtempSync(join(tmpdir(), "playhead-hostile-"));
  for (const [name, text] of Object.entries(archive.files)) {
    const file = join(root, "content", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const out = join(root, "site");
  execFileSync(
    process.execPath,
    ["src/cli/run.mjs", "build", "--content", join(root, "content"), "--out", out]
      // Many episodes that nobody previews: what draws and packs them would take most of the time.
      .concat(archive.paths.length > 200 ? ["--cards", "no", "--compress", "no"] : []),
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const host = await hostFolder(out);
  host.age = (path) => (path.startsWith("/assets/") ? "max-age=86400" : "max-age=0");
  return {
    archive,
    host,
    usePolicy(on) {
      host.rewrite = on ? (text) => text : (text) => text.replace(POLICY, "");
    },
    async close() {
      await host.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
