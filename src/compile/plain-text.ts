import { Parser } from "htmlparser2";

const LONGEST = 300;

/** Words of an HTML fragment, blanks made single. */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, " ").trim();
  let text = "";
  const parser = new Parser({
    ontext: (words) => void (text += words),
    onopentagname: (name) => void (/^(?:p|br|li|div|h\d|tr|td)$/.test(name) && (text += " ")),
  });
  parser.end(html);
  return text.replace(/\s+/g, " ").trim();
}

/** A stated summary as plain text of at most 300 characters, cut between words. */
export function summarize(stated: string): string {
  const text = htmlToText(stated.slice(0, 8 * LONGEST).replace(/\[([^[\]]*)\]\([^)\s]*\)/g, "$1"));
  if (text.length <= LONGEST) return text;
  const end = text.lastIndexOf(" ", LONGEST - 1);
  return `${text.slice(0, end > LONGEST / 2 ? end : LONGEST - 1).replace(/[\s,;:–-]+$/, "")}…`;
}
