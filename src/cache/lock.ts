import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/**
 * Takes the lock `file` for this process; answers how to give it back, or undefined while another
 * process that still runs holds it.
 */
export function takeLock(file: string): (() => void) | undefined {
  if (isStale(file)) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
  } catch {
    return undefined;
  }
  const release = (): void => {
    process.off("exit", release);
    rmSync(file, { force: true });
  };
  process.on("exit", release);
  return release;
}

/** True when whoever wrote `file` is gone. */
function isStale(file: string): boolean {
  let pid: number;
  try {
    pid = Number(readFileSync(file, "utf8"));
    // After a day its number may belong to another process; without one it broke off at the start.
    if (Date.now() - statSync(file).mtimeMs > (pid > 0 ? DAY : MINUTE)) return true;
    if (!(pid > 0)) return false;
  } catch {
    return false;
  }
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "EPERM");
  }
}
