import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeText } from "../compile/decode-text.ts";
import { readFrontMatter } from "../compile/front-matter.ts";
import { readText } from "../compile/fields.ts";
import { parseDate } from "../compile/parse-date.ts";
import { readContent } from "../compile/read-content.ts";
import { personKey } from "../compile/spellings.ts";
import { splitTitle } from "../compile/title-number.ts";

/** What the content folder holds before an import. */
export interface ExistingFiles {
  /** Text of each Markdown file and of show.yaml, by its name below the folder. */
  texts: Map<string, string>;
  /** Names of all files. */
  names: string[];
  /** Of the show file: show.yaml, or as the host called it. */
  showFile: string;
  /** Markdown files by the id that they state. */
  byGuid: Map<string, string>;
  /** Markdown files that state no id, by `titleKey`. */
  byTitle: Map<string, string>;
  /** How many files are dated, as episodes are. */
  dated: number;
}

/** The same for two spellings of one title on one day. */
export const titleKey = (title: string, date: string): string =>
  `${date.slice(0, 10)} ${personKey(splitTitle(title, undefined).title)}`;

export function readExisting(content: string): ExistingFiles {
  const found: ExistingFiles = {
    texts: new Map(),
    names: [],
    showFile: "show.yaml",
    byGuid: new Map(),
    byTitle: new Map(),
    dated: 0,
  };
  if (!existsSync(content)) return found;
  const { root, markdown, others, showFile } = readContent(content, () => {});
  if (showFile) {
    found.showFile = showFile.file;
    found.texts.set(showFile.file, showFile.text);
  }
  found.names = [...markdown, ...others, ...(showFile ? [showFile] : [])].map(({ file }) => file);
  for (const { file } of markdown) {
    const decoded = decodeText(readFileSync(join(root, file)));
    if (!("text" in decoded)) continue;
    const { text } = decoded;
    found.texts.set(file, text);
    const { fields } = readFrontMatter(text, file, () => {});
    const guid = readText(fields, "guid", "episode_guid");
    const title = readText(fields, "title");
    const parsed = parseDate(readText(fields, "date") ?? "");
    if ("date" in parsed) found.dated++;
    if (guid !== undefined) found.byGuid.set(guid, file);
    else if (title !== undefined && "date" in parsed)
      found.byTitle.set(titleKey(title, parsed.date), file);
  }
  return found;
}
