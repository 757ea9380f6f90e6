import type { Source } from "./front-matter.ts";
import type { Report } from "./content-error.ts";
import { findField, readText } from "./fields.ts";

/** What such a file can be. */
type Settled = "episode" | "page" | "ignored";

/** Names, without their ending, of what is a page wherever it stands. */
const PAGE_NAME =
  /^(?:index|home|about(?:[-_ ](?:us|me|the[-_ ]show))?|contact|donat(?:e|ions?)|support|privacy(?:[-_ ]policy)?|imprint|impressum|legal|terms|hosts|team|faq|subscribe|listen|sponsors?|links|search|archives?|404|press|community|merch|shop|store|newsletter|feedback)$/i;

/** The folder that a file stands in; one called index stands for its own folder, as Hugo has it. */
function folderOf(file: string): string {
  return file.replace(/\/_?index\.[^./]+$/i, "").replace(/\/?[^/]*$/, "");
}

const stemOf = (file: string): string => file.replace(/^.*\//, "").replace(/\.[^.]+$/, "");

/**
 * Settles what Markdown files are that have no date and nothing else of an episode. Among
 * episodes they are episodes of which something was forgotten, and an error; so are they where
 * the archive has no episode at all. Elsewhere those with a title are pages, and the others are
 * left out, both with a warning.
 * @param episodes the files that have the looks of an episode
 */
export function settleUndated(
  undated: Source[],
  episodes: Source[],
  report: Report,
): Map<Source, Settled> {
  const counts = new Map<string, { episodes: number; numbered: number; undated: number }>();
  const countOf = (file: string) => {
    const folder = folderOf(file);
    const known = counts.get(folder) ?? { episodes: 0, numbered: 0, undated: 0 };
    counts.set(folder, known);
    return known;
  };
  for (const { file } of episodes) {
    const count = countOf(file);
    count.episodes++;
    if (/\d/.test(stemOf(file))) count.numbered++;
  }
  for (const { file } of undated) countOf(file).undated++;

  const forgotten = ({ file }: Source): boolean => {
    if (!episodes.some(isComplete)) return true;
    const count = countOf(file);
    if (count.episodes < count.undated) return false;
    if (folderOf(file) !== "") return true;
    const unlike = count.numbered * 2 > count.episodes && !/\d/.test(stemOf(file));
    return !unlike && !PAGE_NAME.test(stemOf(file));
  };
  return new Map(undated.map((source) => [source, settle(source, forgotten(source), report)]));
}

const isComplete = ({ fields, broken }: Source): boolean =>
  !broken && findField(fields, "title") !== undefined && findField(fields, "date") !== undefined;

function settle(source: Source, forgotten: boolean, report: Report): Settled {
  const { file, fields, format } = source;
  if (forgotten && format !== "none") return "episode";
  if (forgotten) {
    report({
      severity: "error",
      file,
      line: 1,
      what: "The file has no title and no date",
      write: `begin it with "Title: …" and "Date: 2015-10-05", each on a line of its own, and an empty line`,
    });
    return "ignored";
  }
  if (readText(fields, "title") !== undefined) {
    report({
      severity: "warning",
      file,
      line: 1,
      what: "The file has no date, so it is a page",
      write: `write "date: 2015-10-05" to make it an episode, or "type: page"`,
    });
    return "page";
  }
  report({
    severity: "warning",
    file,
    line: 1,
    what: "The file has no title and no date, and is left out",
    write: `begin it with "title: …" to make it a page`,
  });
  return "ignored";
}
