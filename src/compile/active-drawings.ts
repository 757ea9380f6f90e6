import type { Report } from "./content-error.ts";
import type { CopiedFile } from "./copied-files.ts";
import { peekInto, type OtherFile } from "./read-content.ts";

/** What runs, or brings in more, when an SVG is opened by itself: https://www.w3.org/TR/SVG2/interact.html */
const ACTIVE =
  /<(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|handler)\b|\son[a-z]+\s*=|javascript:/i;

/**
 * Tells of drawings that hold scripts. In a page they are dead, but opened by its address such a
 * file is a page of this site, and not every host sends the content policy with it.
 */
export function reportActiveDrawings(
  files: readonly OtherFile[],
  copied: readonly CopiedFile[],
  report: Report,
): void {
  const published = new Set(copied.map(({ from }) => from));
  for (const other of files) {
    if (!/\.svg$/i.test(other.file) || !published.has(other.absolute)) continue;
    const text = peekInto(other);
    const at = text.search(ACTIVE);
    if (at === -1) continue;
    report({
      severity: "warning",
      file: other.file,
      line: text.slice(0, at).split("\n").length,
      what: "The drawing holds a script, which runs when it is opened by itself",
      write: "export it again without scripts and foreign content",
    });
  }
}
