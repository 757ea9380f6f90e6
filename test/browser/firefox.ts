import { existsSync } from "node:fs";
import { type Browser, firefox } from "playwright-core";

const SYSTEM = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/snap/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:/Program Files/Mozilla Firefox/firefox.exe",
];

/** Path of the system's Firefox, or of the one that PLAYHEAD_FIREFOX names; undefined where there is none. */
export function findFirefox(): string | undefined {
  const named = process.env["PLAYHEAD_FIREFOX"];
  if (named && !existsSync(named)) throw new Error(`PLAYHEAD_FIREFOX names no file: ${named}`);
  return named ?? SYSTEM.find((path) => existsSync(path));
}

/** Starts an unchanged Firefox, driven by WebDriver BiDi. @param prefs as in its `about:config` */
export const launchFirefox = (
  executablePath: string,
  prefs: Record<string, boolean | number | string> = {},
): Promise<Browser> =>
  firefox.launch({ channel: "moz-firefox", executablePath, firefoxUserPrefs: prefs });
