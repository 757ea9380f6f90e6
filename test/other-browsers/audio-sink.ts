import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Somewhere for sound to go: Firefox and WebKit play nothing on a machine without a sound card.
 * A PulseAudio of our own, with a sink that swallows all; where there is no PulseAudio, what the
 * machine has. Browsers that are started afterwards use it.
 * @returns ends it
 */
export async function startAudioSink(): Promise<() => void> {
  try {
    execFileSync("pulseaudio", ["--version"], { stdio: "ignore" });
  } catch {
    console.log("No PulseAudio found: sound needs this machine's own");
    return () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "playhead-sound-"));
  const socket = join(folder, "native");
  const server: ChildProcess = spawn(
    "pulseaudio",
    [
      "-n",
      "--daemonize=no",
      "--exit-idle-time=-1",
      "--load=module-null-sink",
      `--load=module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    ],
    {
      stdio: "ignore",
      env: { ...process.env, HOME: folder, PULSE_RUNTIME_PATH: folder, XDG_RUNTIME_DIR: folder },
    },
  );
  for (let i = 0; i < 50 && !existsSync(socket); i += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  process.env["PULSE_SERVER"] = `unix:${socket}`;
  return () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
