import type { Report } from "./content-error.ts";
import { asText, findField, isRecord } from "./fields.ts";
import type { Complain, Fields } from "./header.ts";
import { type Content, readSidecar } from "./read-content.ts";

/** How a show looks beside its accent. */
export interface ShowTheme {
  /** CSS font families, for headings and for text. */
  fonts: { display?: string; text?: string };
  /** Rules of the host's own, after all others: the file theme.css in the content folder. */
  css: string;
}

const FILE = "theme.css";
/** Names, quoted or not, with commas between: all that `font-family` may hold here. */
const FAMILIES = /^[\p{L}\p{N}\s,'"-]+$/u;
/** Bytes. The rules stand in every page. */
const LARGE = 16 * 1024;

/** Reads `fonts:` of the show file, and theme.css beside it. */
export function readTheme(
  content: Content,
  fields: Fields,
  complain: Complain,
  report: Report,
): ShowTheme {
  return { fonts: readFonts(fields, complain), css: readRules(content, report) };
}

function readFonts(fields: Fields, complain: Complain): ShowTheme["fonts"] {
  const stated = findField(fields, "fonts");
  if (!stated) return {};
  const fonts: ShowTheme["fonts"] = {};
  const wanted = isRecord(stated.value) ? stated.value : { text: stated.value };
  for (const [place, value] of Object.entries(wanted)) {
    const families = asText(value) ?? "";
    if ((place !== "display" && place !== "text") || !FAMILIES.test(families))
      complain(
        stated.line,
        `fonts: "${place}: ${families}" names no font`,
        `write "text: Georgia, serif" or "display: …" below fonts:`,
      );
    else fonts[place] = families;
  }
  return fonts;
}

function readRules(content: Content, report: Report): string {
  const file = content.others.find(({ file: name }) => name === FILE);
  const css = file === undefined ? "" : (readSidecar(file, report) ?? "");
  const fault = (
    severity: "error" | "warning",
    found: RegExp,
    what: string,
    write: string,
  ): void => {
    const at = css.search(found);
    if (at < 0) return;
    const line = css.slice(0, at).split("\n").length;
    report({ severity, file: FILE, line, what, write });
  };
  fault("error", /<\/?[a-z!]/i, "Rules can't hold markup", "remove it");
  fault("error", /@import/i, "Pages load no other sheet of styles", "write its rules here");
  fault(
    "warning",
    /url\(\s*["']?https?:/i,
    "Browsers are told to load fonts and pictures of this site alone",
    "put the file into the content folder and write url(/name)",
  );
  if (css.length > LARGE)
    report({
      severity: "warning",
      file: FILE,
      what: `The rules take ${Math.round(css.length / 1024)} kB of every page`,
      write: "leave out what changes nothing",
    });
  return css.trim();
}
