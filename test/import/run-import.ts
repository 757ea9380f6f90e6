import { vi } from "vitest";
import { run } from "../../src/cli/import.ts";

/** Runs `npm run import` into a folder; answers its exit code and what it printed. */
export async function runImport(content: string, ...argv: string[]) {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const progress = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  vi.stubEnv("PLAYHEAD_CONTENT", content);
  try {
    const code = await run(argv);
    const text = (calls: unknown[][]): string => calls.map((call) => call.join(" ")).join("\n");
    return { code, output: text(log.mock.calls), errors: text(error.mock.calls) };
  } finally {
    for (const spy of [log, error, progress]) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
