import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Writes files into a new folder that lasts as long as the test; answers the folder. */
export function writeArchive(files: Record<string, string | Uint8Array>): string {
  const root = mkdtempSync(join(tmpdir(), "playhead-archive-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, data] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, data);
  }
  return root;
}

/** A sound episode in Pelican's format, with more header lines where wanted. */
export function pelicanEpisode(title: string, more = ""): string {
  return `Title: ${title}\nDate: 2019-03-04\nAudio: https://audio.example/${encodeURIComponent(title)}.mp3\n${more}\nWords about ${title}.\n`;
}

/** A sound episode in YAML, with more fields where wanted. */
export function yamlEpisode(title: string, more = ""): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndate: 2019-03-04\naudio: https://audio.example/1.mp3\n${more}---\n\nWords.\n`;
}
