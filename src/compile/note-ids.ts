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

/** The ids given out on one page. */
export class NoteIds {
  readonly taken = new Set<string>();
  /** How often a heading's words were met, so that the next one's number is found at once. */
  readonly #met = new Map<string, number>();

  /** The id that `name` asks for; undefined where another element has it. */
  claim(name: string): string | undefined {
    const id = noteId(name);
    if (this.taken.has(id)) return undefined;
    this.taken.add(id);
    return id;
  }

  /** A free id for a heading that says `text`. */
  forHeading(text: string): string {
    const base = noteId(text.slice(0, 80).replace(/[.'’"]/g, ""));
    let n = this.#met.get(base) ?? 0;
    let id: string;
    do id = ++n === 1 ? base : `${base}-${n}`;
    while (this.taken.has(id));
    this.#met.set(base, n);
    this.taken.add(id);
    return id;
  }
}
