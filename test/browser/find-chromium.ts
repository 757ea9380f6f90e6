import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

function find(): string | undefined {
  const named = process.env["PLAYWRIGHT_CHROMIUM"];
  if (named) {
    if (!existsSync(named)) throw new Error(`PLAYWRIGHT_CHROMIUM names no file: ${named}`);
    return named;
  }
  return [...SYSTEM, chromium.executablePath()].find((path) => path && existsSync(path));
}

/** Runs a command, and says whether it went well. */
function attempt(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    return true;
  } catch {
    return false;
  }
}

/**
 * Path of a Chromium: the one that PLAYWRIGHT_CHROMIUM names, the system's, or Playwright's own.
 * Where there is none, installs one, saying so.
 */
export function findChromium(): string {
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("No Chromium found: installing Debian's package");
    if (attempt("apt-get", ["update", "-qq"]))
      attempt("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  }
  if (!find()) {
    console.log("No Chromium found: installing Playwright's own");
    attempt("npx", ["playwright-core", "install", "chromium"]);
  }
  const installed = find();
  if (!installed)
    throw new Error("No Chromium: install one, or name one in PLAYWRIGHT_CHROMIUM=/path/to/it");
  return installed;
}

/** Quiet flags: a browser that asks nobody anything; root has no sandbox to use. */
export const CHROMIUM_FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=document-user-activation-required",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
