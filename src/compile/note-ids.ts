/**
 * Ids in the notes begin with "n-", so that none can pose as an element or a global of the page
 * (https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object).
 * The id of a name, and of the fragment that points at it: "Keep in touch" → "n-keep-in-touch".
 */
export function noteId(name: string): string {
  let decoded = name;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    // A lone percent sign is a character like any other.
  }
  const plain = decoded
    .replace(/^(?:user-content-|n-)+/, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_.-]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `n-${plain || "section"}`;
}

/** The id for a heading that says `text`, not among `taken`; it is added there. */
export function headingId(text: string, taken: Set<string>): string {
  const base = noteId(text.slice(0, 80).replace(/[.'’"]/g, ""));
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}
