import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What one run of a command took. */
export interface Took {
  /** Seconds. */
  wall: number;
  user: number;
  system: number;
  /** The most that any one of its processes held, in MB. */
  memory: number;
}

const TIME = "/usr/bin/time";

/**
 * Runs a command to its end and measures it with GNU time.
 * @throws Error with the end of what it said when it fails
 */
export function timed(command: string, argv: string[], cwd: string): Took {
  if (!existsSync(TIME)) throw new Error("GNU time is missing: apt-get install time");
  const { status, stderr, stdout } = spawnSync(TIME, ["-f", "took %e %U %S %M", command, ...argv], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "", CI: "1" },
    maxBuffer: 1e9,
  });
  const [, wall, user, system, kilobytes] =
    /took ([\d.]+) ([\d.]+) ([\d.]+) (\d+)\s*$/.exec(stderr) ?? [];
  if (status !== 0)
    throw new Error(`${command} ${argv.join(" ")} failed:\n${(stdout + stderr).slice(-1500)}`);
  return {
    wall: Number(wall),
    user: Number(user),
    system: Number(system),
    memory: Math.round(Number(kilobytes) / 1024),
  };
}
