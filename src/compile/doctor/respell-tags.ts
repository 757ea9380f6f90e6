import type { Source } from "../front-matter.ts";
import { tagKey } from "../spellings.ts";
import type { Find } from "./finding.ts";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/**
 * Tags that the archive writes in several ways, where a file has another than most.
 * @param names the archive's tags, as they are shown
 * @param text the whole file
 */
export function respellTags(
  { file, fields, bodyLine }: Source,
  text: string,
  names: ReadonlyMap<string, string>,
  find: Find,
): void {
  const field = fields.get("tags") ?? fields.get("keywords");
  if (!field) return;
  const written = Array.isArray(field.value) ? field.value : String(field.value).split(",");
  const lines = text.split(/\r\n|\r|\n/);
  for (const tag of written) {
    if (typeof tag !== "string") continue;
    const spelling = tag.trim();
    const name = names.get(tagKey(spelling));
    if (name === undefined || name === spelling) continue;
    // A whole item of the list: after a comma, a bracket, a dash or the field's name.
    const item = new RegExp(
      String.raw`(?:[,[:]|^\s*-)\s*["']?(${escaped(spelling)})["']?\s*(?=,|\]|$)`,
    );
    for (let line = field.line; line < Math.max(bodyLine, field.line + 1); line++) {
      const here = lines[line - 1] ?? "";
      const [whole] = item.exec(here) ?? [];
      if (whole === undefined) continue;
      find({
        severity: "warning",
        file,
        line,
        what: `The tag "${spelling}" is written "${name}" elsewhere`,
        write: `write "${name}"`,
        fix: { line, from: whole, to: whole.replace(spelling, () => name) },
      });
      break;
    }
  }
}

/** How each tag is shown, by what its spellings share. Tags that the show file joins keep theirs. */
export const tagNames = (tags: readonly { name: string }[]): Map<string, string> =>
  new Map(tags.map(({ name }) => [tagKey(name), name]));
