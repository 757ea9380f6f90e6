import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

/** In the content folder; a build leaves it out, for its name begins with a dot. */
export const STATE_FILE = ".playhead-import.json";
const FORMAT = 1;

const EntrySchema = v.object({
  /** Relative to the content folder. */
  file: v.string(),
  /** As in `Imported`. */
  parts: v.record(v.string(), v.string()),
});
const StateSchema = v.object({
  format: v.literal(FORMAT),
  /** Where the feed was read last: an address, or a file. */
  feed: v.string(),
  /** By "guid " and an episode's id, or "file " and another file's name. */
  entries: v.record(v.string(), EntrySchema),
});

export type ImportState = v.InferOutput<typeof StateSchema>;
export type StateEntry = v.InferOutput<typeof EntrySchema>;

/**
 * What the last import wrote into the folder; undefined where there was none.
 * @throws Error for a file that can't be read, since to go on would overwrite what the host changed
 */
export function readState(content: string): ImportState | undefined {
  const path = join(content, STATE_FILE);
  if (!existsSync(path)) return undefined;
  try {
    return v.parse(StateSchema, JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new Error(
      `${path}: It can't be read (${error instanceof Error ? error.message : ""}); restore it, or remove it to keep every file as it is`,
      { cause: error },
    );
  }
}

/** One line for each file, so that version control shows which changed. */
export function stateText({ feed, entries }: ImportState): string {
  const lines = Object.entries(entries).map(
    ([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(entry)}`,
  );
  return `{\n  "format": ${FORMAT},\n  "feed": ${JSON.stringify(feed)},\n  "entries": {\n${lines.join(",\n")}\n  }\n}\n`;
}
