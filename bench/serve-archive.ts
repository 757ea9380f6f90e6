import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview } from "vite";

/** A built site on localhost, as `npm start` serves it: compressed, with the headers of `_headers`. */
export interface ServedArchive {
  /** Its address, without a trailing slash. */
  site: string;
  /** Folder of the finished site, which `close` removes. */
  folder: string;
  close(): Promise<void>;
}

/** Builds the archive in `content`, without preview cards, and serves it. */
export async function serveArchive(content: string, port: number): Promise<ServedArchive> {
  const folder = mkdtempSync(join(tmpdir(), "playhead-bench-"));
  const options = ["--content", content, "--out", folder, "--cards", "no"];
  execFileSync(process.execPath, ["src/cli/run.mjs", "build", ...options], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  process.env["PLAYHEAD_OUT"] = folder;
  const server = await preview({
    appType: "mpa",
    logLevel: "error",
    preview: { port, host: "127.0.0.1", strictPort: true },
  });
  return {
    site: (server.resolvedUrls?.local[0] ?? "").replace(/\/$/, ""),
    folder,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
