import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import setUpSite from "../browser/site.setup.ts";
import { startAudioSink } from "./audio-sink.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The WebKitGTK to be driven. */
    webkit: { driver: string; browser: string };
  }
}

const DRIVER = "/usr/bin/WebKitWebDriver";
const SCREEN = "/usr/bin/Xvfb";

/** A WebKitGTK on a screen that nobody sees, as Debian's packages bring it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = findBrowser();
  if (!browser || !existsSync(DRIVER) || !existsSync(SCREEN))
    throw new Error("No WebKitGTK: install Debian's packages webkit2gtk-driver and xvfb");
  const endSound = await startAudioSink();
  const endSite = await setUpSite(project);
  const screen = spawn(SCREEN, ["-displayfd", "3", "-screen", "0", "1280x1000x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const display = await new Promise<string>((resolve, reject) => {
    screen.stdio[3]?.once("data", (number: Buffer) => resolve(`:${number.toString().trim()}`));
    screen.once("exit", () => reject(new Error("Xvfb did not start")));
  });
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: "x11" },
  });
  const address = `http://127.0.0.1:${port}`;
  await answers(`${address}/status`, driver);
  project.provide("webkit", { driver: address, browser });
  return async () => {
    driver.kill();
    screen.kill();
    await endSite();
    endSound();
  };
}

function findBrowser(): string | undefined {
  const [found] = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec"]
    .flatMap((folder) =>
      ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"].map(
        (v) => `${folder}/${v}/MiniBrowser`,
      ),
    )
    .filter((path) => existsSync(path));
  return found;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

async function answers(url: string, driver: ChildProcess): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    if (driver.exitCode !== null) throw new Error("WebKitWebDriver did not start");
    const there = await fetch(url).then(
      () => true,
      () => false,
    );
    if (there) return;
    await sleep(100);
  }
  throw new Error("WebKitWebDriver does not answer");
}
