import { resolve } from "node:path";
import { packageRoot } from "../cache/package-root.ts";

/**
 * How a person runs another command from where this one was run: by npm's scripts in Playhead's own
 * folder, by npx in a folder that has it installed.
 */
export function commandLine(command: string, ...words: string[]): string {
  const written = words.map((word) =>
    /^[\w./~:=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`,
  );
  if (packageRoot() !== resolve(".")) return ["npx playhead", command, ...written].join(" ");
  const script = command === "start" ? "npm start" : `npm run ${command}`;
  return [script, ...(written.length > 0 ? ["--", ...written] : [])].join(" ");
}
