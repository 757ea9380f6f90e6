import type { Field, Header } from "./header.ts";

const ENTRY = /^ {0,3}([A-Za-z0-9_-]+):\s*(.*)$/;
const MORE = /^(?: {4,}|\t\s*)(\S.*)$/;

/**
 * Pelican's header as Python-Markdown's `meta` extension reads it
 * (https://python-markdown.github.io/extensions/meta_data/): `Key: value` lines
 * to the first blank one, a value going on in indented lines. The lines of such
 * a value are joined by line feeds. Undefined when neither a title nor a date is
 * among the keys, for then the first words of the notes only look like a header.
 */
export function readPelicanHeader(content: string, firstLine: number): Header | undefined {
  if (!ENTRY.test(content.slice(0, Math.max(0, content.indexOf("\n")) || content.length))) {
    return undefined;
  }
  const entries: Field[] = [];
  let at = 0;
  let line = firstLine;
  while (at < content.length) {
    const feed = content.indexOf("\n", at);
    const end = feed === -1 ? content.length : feed;
    const text = content.slice(at, end);
    if (text.trim() === "") {
      at = Math.min(end + 1, content.length);
      line++;
      break;
    }
    const entry = ENTRY.exec(text);
    const more = entry ? undefined : MORE.exec(text);
    const last = entries.at(-1);
    if (entry) {
      entries.push({ key: entry[1] ?? "", value: (entry[2] ?? "").trim(), line });
    } else if (more && last) {
      last.value = `${String(last.value)}\n${(more[1] ?? "").trim()}`;
    } else {
      break;
    }
    at = Math.min(end + 1, content.length);
    line++;
  }
  const named = entries.some(({ key }) => /^(?:title|date)$/i.test(key));
  return named ? { entries, body: content.slice(at), bodyLine: line } : undefined;
}
